import type { EvidenceRef } from '../domain/evidence.ts';
import type { Words } from '../domain/words.ts';
import { checklistText } from './checklist.ts';
import { redactionReasonText } from './redaction.ts';
import { sayBoth } from './say.ts';

const asIs = (text: string): Words => ({ zh: text, en: text });

/** How a photo came about, in words: taken here or imported, what its camera says, what of it is covered and why. */
export const photoFacts = ({ origin, camera, redaction }: EvidenceRef): readonly Words[] => {
  const { make, model, software, position } = camera ?? {};
  return [
    origin === 'camera' ? checklistText.takenHere : checklistText.importedLong,
    ...[make, model, software].flatMap((said) => (said ? [asIs(said)] : [])),
    ...(position ? [asIs(`${position.latitude}, ${position.longitude}`)] : []),
    ...(redaction
      ? [
          sayBoth(checklistText.redactedLong, {
            n: redaction.regions.length,
            why:
              redaction.words === ''
                ? redactionReasonText[redaction.reason]
                : sayBoth(
                    { zh: '{why} · {words}', en: '{why} · {words}' },
                    {
                      why: redactionReasonText[redaction.reason],
                      words: redaction.words,
                    },
                  ),
          }),
        ]
      : []),
  ];
};
