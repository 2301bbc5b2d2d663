import type { Inspection } from '../../../shared/domain/inspection.ts';
import type { Closing, FindingDetail } from '../../../shared/domain/journal.ts';
import { isDay } from '../../../shared/domain/day.ts';
import type { Words } from '../../../shared/domain/words.ts';
import { closingText as text } from '../../../shared/text/closing.ts';
import { partsText } from '../../../shared/text/parts.ts';
import { instantAt, localDay, localTime } from '../pieces/day.ts';

export type ClosingDraft = {
  readonly day: string;
  readonly time: string;
  readonly opinion: Closing['enterpriseOpinion'] | null;
  readonly text: string;
  readonly recheckOn: string;
  readonly remark: string;
};

/** What the firm said about single findings, as a first draft of what it says in all. */
const disputedTexts = (findings: readonly FindingDetail[]): string =>
  findings
    .filter(({ enterpriseView, enterpriseText }) => enterpriseView === 'disputes' && enterpriseText !== '')
    .map(({ enterpriseText }) => enterpriseText)
    .join('\n');

/** What was recorded, or an open form at this time. A disputed finding proposes "disputes". */
export const draftClosing = (
  { closing, findings }: Pick<Inspection, 'closing' | 'findings'>,
  now: Date,
): ClosingDraft => {
  const held = closing ? new Date(closing.heldAt) : now;
  const details = [...findings.values()];
  const disputed = details.some(({ enterpriseView }) => enterpriseView === 'disputes');
  return {
    day: localDay(held),
    time: localTime(held),
    opinion: closing?.enterpriseOpinion ?? (disputed ? 'disputes' : null),
    text: closing?.enterpriseText ?? disputedTexts(details),
    recheckOn: closing?.recheckOn ?? '',
    remark: closing?.remark ?? '',
  };
};

export type ClosingProblem = {
  readonly at: 'time' | 'opinion' | 'text' | 'recheckOn';
  readonly words: Words;
};

/** What stops the record. A dispute without words is none that a reader could weigh. */
export const checkClosing = (draft: ClosingDraft): readonly ClosingProblem[] => [
  ...(instantAt(draft.day, draft.time) === null ? [{ at: 'time' as const, words: text.needTime }] : []),
  ...(draft.opinion === null ? [{ at: 'opinion' as const, words: text.needOpinion }] : []),
  ...(draft.opinion === 'disputes' && draft.text.trim() === ''
    ? [{ at: 'text' as const, words: text.needText }]
    : []),
  ...(draft.recheckOn === '' || isDay(draft.recheckOn)
    ? []
    : [{ at: 'recheckOn' as const, words: partsText.notADay }]),
];

/** The record of a draft without problems; null while it has some. */
export const closingOf = (draft: ClosingDraft): Closing | null => {
  const heldAt = instantAt(draft.day, draft.time);
  if (heldAt === null || draft.opinion === null || checkClosing(draft).length > 0) return null;
  return {
    heldAt,
    enterpriseOpinion: draft.opinion,
    enterpriseText: draft.text.trim(),
    recheckOn: draft.recheckOn === '' ? null : draft.recheckOn,
    remark: draft.remark.trim(),
  };
};
