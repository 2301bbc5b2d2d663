import type { Language } from '../domain/words.ts';
import { say } from '../text/say.ts';
import { checkText, signerProblemText, verifyText } from '../text/verify.ts';
import type { TimeFacts } from './check-time.ts';
import type { Verification } from './verify-report.ts';

const timeInWords = (
  { notBefore, notAfter, claimed, moves, restarts, handovers, behind }: TimeFacts,
  language: Language,
): readonly string[] => [
  notBefore === null
    ? verifyText.noStatement[language]
    : say(notBefore.checked ? verifyText.notBefore : verifyText.notBeforeUnchecked, language, {
        at: notBefore.at,
        nonce: notBefore.nonce,
      }),
  notAfter === null
    ? verifyText.noProofOfBeing[language]
    : say(notAfter.by === 'timestamp' ? verifyText.notAfterStamp : verifyText.notAfterReceipt, language, {
        at: notAfter.at,
      }),
  say(verifyText.claimed, language, { ...claimed, moves: moves.length, restarts }),
  ...(handovers > 0 ? [say(verifyText.laptopsChanged, language, { changes: handovers })] : []),
  ...(behind > 0 ? [say(verifyText.behind, language, { seconds: behind })] : []),
];

/** The result in sentences, for people: the verdict first, then what does not hold, then what remains to be compared. */
export const plainWords = (
  { valid, kind, checks, report, signers, anchor, arrival, time }: Verification,
  language: Language,
): readonly string[] => {
  if (kind === 'foreign') return [verifyText.foreign[language]];
  const bad = checks.filter(({ ok }) => !ok);
  const holds = (wanted: string) => checks.some(({ name, ok }) => name === wanted && ok);
  return [
    (valid ? verifyText.valid : verifyText.notValid)[language],
    ...bad.map(({ name, detail }) => `${checkText[name]?.[language] ?? name}: ${detail}`),
    ...signers.map(({ name, certificate, problem }) =>
      problem === null
        ? `${name} · ${certificate?.organisation ?? ''} · ${certificate?.serial ?? ''}`
        : `${name}: ${signerProblemText[problem][language]}`,
    ),
    ...(signers.length === 0 ? [verifyText.unsigned[language]] : []),
    ...(anchor === null
      ? []
      : [
          anchor.given
            ? verifyText.anchorGiven[language]
            : say(verifyText.anchorOwn, language, { digest: anchor.digest }),
        ]),
    ...(signers.length > 0 && signers.some(({ revocationKnown }) => !revocationKnown)
      ? [verifyText.revocationUnknown[language]]
      : []),
    ...(report?.amends
      ? [
          say(verifyText.amends, language, {
            number: report.amends.reportNumber,
            digest: report.amends.reportDigest,
            reason: report.amends.reason,
          }),
        ]
      : []),
    ...(time ? timeInWords(time, language) : []),
    ...(arrival && holds('receipt') ? [say(verifyText.received, language, { at: arrival.receivedAt })] : []),
    ...(arrival?.log && holds('receipt') && holds('log')
      ? [say(verifyText.logged, language, { index: arrival.log.index + 1, size: arrival.log.size })]
      : []),
  ];
};
