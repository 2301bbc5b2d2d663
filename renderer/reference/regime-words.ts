import type { Day } from '../../shared/domain/identifiers.ts';
import type { RegimeAnswer } from '../../shared/domain/regime.ts';
import type { Words } from '../../shared/domain/words.ts';
import { modeText, regimeText } from '../../shared/text/catalogue.ts';
import { modeMeaning, referenceText as text, regimeMeaning } from '../../shared/text/reference.ts';
import type { Say } from '../parts/language.tsx';

type Plain = RegimeAnswer['regime'];

/** What applies, in one line: 生产许可 · 先核后证 · 省级审批. */
export const regimeLine = (regime: Plain, say: Say): string => {
  const parts: readonly Words[] =
    regime.name === 'licence'
      ? [
          regimeText.licence,
          regime.mode === null ? text.mode_unknown : modeText[regime.mode],
          text[`decided_${regime.authority ?? 'unknown'}`],
        ]
      : [regimeText[regime.name]];
  return parts.map((words) => say(words)).join(' · ');
};

/** What that means for a visit, in sentences. */
export const regimeSentences = (regime: Plain): readonly Words[] => [
  regimeMeaning[regime.name],
  ...(regime.name === 'licence' && regime.mode !== null ? [modeMeaning[regime.mode]] : []),
];

/** From when to when, with words for an open end. */
export const spanWords = (from: Day | null, until: Day | null, say: Say): string => {
  if (from !== null && until !== null) return say(text.between, { from, until });
  if (from !== null) return say(text.since, { from });
  return until === null ? say(text.always) : say(text.until, { until });
};
