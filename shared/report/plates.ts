import { answerOf } from '../domain/inspection.ts';
import type { EvidenceRef } from '../domain/evidence.ts';
import type { Digest, Id } from '../domain/identifiers.ts';
import { redactionReasonText } from '../text/redaction.ts';
import { reportText } from '../text/report.ts';
import type { Plate } from './model.ts';
import { printTime, type Printer } from './printer.ts';
import type { ReportInput } from './report-input.ts';

/** Media types whose bytes go into the PDF as they are. */
const drawable = new Set(['image/jpeg', 'image/png']);

/** Name of whoever acted, as the team knows them; an unknown id is printed as it is. */
export const nameOf = ({ inspection }: Pick<ReportInput, 'inspection'>, id: Id): string =>
  inspection.assignment.team.find((member) => member.id === id)?.name ?? id;

/** What a reader must know of a photo: that it was not taken there, and that parts of it are covered. */
const howOf = ({ kind, origin, redaction }: EvidenceRef, print: Printer['print']): Plate['how'] => [
  ...(kind === 'photo' && origin === 'file' ? [print(reportText.photoImported)] : []),
  ...(redaction
    ? [
        print(reportText.photoRedacted, {
          n: redaction.regions.length,
          why: redaction.words === '' ? redactionReasonText[redaction.reason] : redaction.words,
        }),
      ]
    : []),
];

/**
 * Photos and files numbered through the report in checklist order, each counted for itself.
 * @param unreadable photos whose bytes no reader would draw
 */
export const platesByItem = (
  input: ReportInput,
  { print }: Printer,
  unreadable: ReadonlySet<Digest>,
): ReadonlyMap<Id, readonly Plate[]> => {
  const plates = new Map<Id, readonly Plate[]>();
  let photos = 0;
  let files = 0;
  for (const item of input.context.checklist.items) {
    const attached = answerOf(input.inspection, item.id).evidence.map((ref): Plate => {
      const drawn = ref.kind === 'photo' && drawable.has(ref.mediaType);
      const number = drawn ? ++photos : ++files;
      const taker = input.takers.get(`${item.id}/${ref.digest}`);
      return {
        number,
        label: print(drawn ? reportText.photo : reportText.file, { number }),
        digest: ref.digest,
        drawn,
        unreadable: drawn && unreadable.has(ref.digest) ? print(reportText.photoUnreadable) : null,
        width: ref.width ?? 4,
        height: ref.height ?? 3,
        caption: ref.caption,
        clause: item.clause,
        takenAt: printTime(ref.takenAt),
        taker: taker === undefined ? '' : nameOf(input, taker),
        fileName: ref.fileName,
        bytes: ref.bytes,
        how: howOf(ref, print),
      };
    });
    if (attached.length > 0) plates.set(item.id, attached);
  }
  return plates;
};
