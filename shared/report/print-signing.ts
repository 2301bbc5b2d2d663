import { takeoversOf } from '../domain/custody.ts';
import { timeStoryOf } from '../domain/time-story.ts';
import type { Inspection, Signature } from '../domain/inspection.ts';
import type { Closing, Party } from '../domain/journal.ts';
import { requiredParties, signatureOf } from '../domain/parties.ts';
import type { Words } from '../domain/words.ts';
import { reportText, roleText } from '../text/report.ts';
import { sayBoth } from '../text/say.ts';
import type { Fact, Plate, Printed, ReportModel, SignatureBox } from './model.ts';
import { asWords, asWritten, inGroups, printTime, type Printer } from './printer.ts';
import type { ReportInput } from './report-input.ts';

const opinions: Record<Closing['enterpriseOpinion'], Words> = {
  agrees: reportText.viewAgrees,
  disputes: reportText.viewDisputes,
  none: reportText.opinionNone,
};

const opinionOf = ({ closing }: Inspection, { print }: Printer): Printed[] => {
  if (!closing) return [print(reportText.opinionMissing)];
  return [
    print(opinions[closing.enterpriseOpinion]),
    ...(closing.enterpriseText === '' ? [] : [asWritten(closing.enterpriseText)]),
  ];
};

/** Required parties first, then whoever else signed or refused: observers, witnesses. */
const partiesOf = (inspection: Inspection): Party[] => {
  const required = requiredParties(inspection);
  const others = inspection.signatures
    .map(({ party }) => party)
    .filter(({ id }) => !required.some((party) => party.id === id));
  return [...required, ...others];
};

const nameLine = ({ name, post }: Party, number: string): string =>
  [...new Set([name, post, number])].filter((text) => text !== '').join(' · ');

const refusalWords = (
  { reason, witness }: Extract<Signature, { kind: 'refused' }>,
  { print }: Printer,
): Printed[] => [
  print(reportText.refused),
  print(reportText.refusedReason, { reason }),
  witness === '' ? print(reportText.noWitness) : print(reportText.witness, { name: witness }),
];

/** A team member's drawing says by itself nothing of who drew it: the box tells whether a certificate stands behind it. */
const noteOf = (
  { purpose, signers }: ReportInput,
  { id, role }: Party,
  { print }: Printer,
): Printed | null => {
  if (purpose !== 'final' || (role !== 'leader' && role !== 'inspector')) return null;
  return print(signers.includes(id) ? reportText.signedByCertificate : reportText.signedByHand);
};

const boxOf = (input: ReportInput, party: Party, printer: Printer): SignatureBox => {
  const { print } = printer;
  const { inspection, contentDigest } = input;
  const signature = signatureOf(inspection, party.id, contentDigest);
  const stale = inspection.signatures.some(({ party: { id } }) => id === party.id);
  const number = inspection.assignment.team.find(({ id }) => id === party.id)?.number ?? '';
  const common = {
    role: print(roleText[party.role]),
    name: nameLine(signature?.party ?? party, number),
    stamp: party.role === 'enterprise' ? print(reportText.stampHere) : null,
  };
  if (!signature) {
    const words = stale
      ? [print(reportText.unsigned), print(reportText.staleSignature)]
      : [print(reportText.unsigned)];
    return { ...common, state: 'open', drawing: null, field: null, words, time: '', note: null };
  }
  const time = printTime(signature.stamp.at);
  return signature.kind === 'given'
    ? {
        ...common,
        state: 'given',
        drawing: signature.drawing,
        field: input.signers.includes(party.id) ? party.id : null,
        words: [],
        time,
        note: noteOf(input, party, printer),
      }
    : {
        ...common,
        state: 'refused',
        drawing: null,
        field: null,
        words: refusalWords(signature, printer),
        time: print(reportText.recordedAt, { time }).main,
        note: null,
        stamp: null,
      };
};

/** Who signs the file by certificate, as the record names them. */
const certified = ({ inspection, signers, contentDigest }: ReportInput): string[] =>
  signers.map((id) => signatureOf(inspection, id, contentDigest)?.party.name ?? id);

/** Between which instants the record came about, as far as anything but the laptop's own clock says so. */
const printInterval = ({ inspection, journal }: ReportInput, { print }: Printer): Printed => {
  const { notBefore, moves, restarts, behind } = timeStoryOf(inspection.readings, takeoversOf(inspection));
  const body = notBefore?.statement.body;
  const clock = {
    from: printTime(journal.firstAt),
    to: printTime(journal.lastAt),
    moves: moves.length,
    restarts,
  };
  const { main, sub } = body
    ? print(reportText.interval, { ...clock, at: printTime(body.issuedAt), nonce: body.nonce.slice(0, 8) })
    : print(reportText.intervalUnproven, clock);
  const changes = takeoversOf(inspection).length;
  const also = [
    ...(changes > 0 ? [print(reportText.laptopsChanged, { changes })] : []),
    ...(behind > 0 ? [print(reportText.clockBehind, { seconds: behind })] : []),
  ];
  return {
    main: [main, ...also.map((more) => more.main)].join(' '),
    sub: sub === null ? null : [sub, ...also.map((more) => more.sub ?? '')].join(' '),
  };
};

/** Which laptops had it, and when, by their own clocks; nothing where one had it from first to last. */
const printCustody = ({ custody }: Inspection, { list }: Printer): Printed | null =>
  custody.length < 2
    ? null
    : list(
        custody.map(({ deviceId: device, holder: { name }, from, until }) => {
          const had = { name, device, from: printTime(from.at) };
          return until
            ? sayBoth(reportText.custodyOf, { ...had, until: printTime(until.at) })
            : sayBoth(reportText.custodyLast, had);
        }),
      );

const sealFacts = (input: ReportInput, plates: readonly Plate[], printer: Printer): Fact[] => {
  const { print, list } = printer;
  const names = certified(input);
  const photos = plates.filter(({ drawn }) => drawn).length;
  const fact = (label: Words, value: Printed, wide = false): Fact => ({
    label: print(label),
    value,
    wide,
    strong: false,
  });
  const { device, journal } = input;
  const custody = printCustody(input.inspection, printer);
  return [
    fact(reportText.journal, print(reportText.journalRange, { count: journal.count })),
    fact(reportText.device, device ? asWritten(device.deviceId) : print(reportText.notEnrolled)),
    ...(custody ? [fact(reportText.custody, custody, true)] : []),
    fact(reportText.journalHead, asWritten(inGroups(journal.head)), true),
    fact(reportText.intervalLabel, printInterval(input, printer), true),
    ...(device ? [fact(reportText.deviceKey, asWritten(`Ed25519 ${device.publicKey}`), true)] : []),
    ...(input.purpose === 'final'
      ? [
          fact(
            reportText.certificates,
            names.length === 0 ? print(reportText.certificatesNone) : list(names.map(asWords)),
            true,
          ),
        ]
      : []),
    fact(
      reportText.evidence,
      print(reportText.evidenceCount, { photos, files: plates.length - photos }),
      true,
    ),
  ];
};

/** The page that is signed: the firm's opinion, what is signed, one box for each party. */
export const printSigning = (
  input: ReportInput,
  plates: readonly Plate[],
  printer: Printer,
): ReportModel['signing'] => ({
  opinionHeading: printer.print(reportText.opinion),
  opinion: opinionOf(input.inspection, printer),
  heading: printer.print(reportText.signing),
  statement: printer.print(reportText.signingStatement, { digest: inGroups(input.contentDigest, 4) }),
  boxes: partiesOf(input.inspection).map((party) => boxOf(input, party, printer)),
  sealHeading: printer.print(reportText.seal),
  sealFacts: sealFacts(input, plates, printer),
  sealNotes: [
    ...(input.signers.length > 0 ? [printer.print(reportText.certificateNote)] : []),
    printer.print(reportText.sealNote),
  ],
});
