import type { Checklist, Item } from '../../../shared/domain/checklist.ts';
import type { Evaluation } from '../../../shared/domain/evaluation.ts';

type Step = 1 | -1;

/** The item before or after, among those shown; the first or last one when the current is not shown. Null at the end. */
export const stepItem = (items: readonly Item[], currentId: string | null, step: Step): Item | null => {
  const at = items.findIndex(({ id }) => id === currentId);
  if (at === -1) return (step === 1 ? items[0] : items.at(-1)) ?? null;
  return items[at + step] ?? null;
};

/** The next or previous asked item without a verdict, going round the end once. Null when there is none besides the current. */
export const stepUnanswered = (
  { items }: Checklist,
  evaluation: Evaluation,
  currentId: string | null,
  step: Step,
): Item | null => {
  const count = items.length;
  const at = items.findIndex(({ id }) => id === currentId);
  const from = at === -1 && step === -1 ? 0 : at;
  for (let i = 1; i <= count; i += 1) {
    const item = items[(((from + step * i) % count) + count) % count];
    if (!item || item.id === currentId) continue;
    const own = evaluation.items.get(item.id);
    if (own?.asked === true && own.verdict === null) return item;
  }
  return null;
};

/** First asked item of the section after or before that of the current item. Null when there is no such section. */
export const stepSection = (
  { items, sections }: Checklist,
  evaluation: Evaluation,
  currentId: string | null,
  step: Step,
): Item | null => {
  const current = items.find(({ id }) => id === currentId)?.section;
  let at = sections.findIndex(({ id }) => id === current);
  for (at += step; at >= 0 && at < sections.length; at += step) {
    const first = items.find(
      ({ id, section }) => section === sections[at]?.id && evaluation.items.get(id)?.asked === true,
    );
    if (first) return first;
  }
  return null;
};

/** Where to begin: the first asked item without a verdict, else the first asked one. */
export const firstItem = ({ items }: Checklist, evaluation: Evaluation): Item | null => {
  const asked = items.filter(({ id }) => evaluation.items.get(id)?.asked === true);
  return asked.find(({ id }) => evaluation.items.get(id)?.verdict === null) ?? asked[0] ?? null;
};
