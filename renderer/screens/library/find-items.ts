import type { Checklist, Item } from '../../../shared/domain/checklist.ts';
import { saysWords } from '../../parts/find-words.ts';
import type { Pinyin } from '../../parts/use-pinyin.ts';

/** The standards that a clause rests on: those its limits name. */
const standardsOf = ({ task }: Item): readonly string[] =>
  task.kind === 'measurement' ? [...new Set(task.criteria.map(({ standard }) => standard))] : [];

const has = (text: string, wanted: string): boolean => text.toLowerCase().includes(wanted);

const matches = (item: Item, wanted: string, pinyin: Pinyin | null): boolean =>
  has(item.clause, wanted) ||
  saysWords(item.title, wanted, pinyin) ||
  has(item.requirement.zh, wanted) ||
  has(item.requirement.en, wanted) ||
  has(item.provenance.source ?? '', wanted) ||
  standardsOf(item).some((standard) => has(standard, wanted));

/**
 * Items that hold every word asked for: in clause, title (also by pinyin initials), requirement, standard or source, in
 * either language.
 */
export const findItems = (
  { items }: Pick<Checklist, 'items'>,
  query: string,
  pinyin: Pinyin | null,
): readonly Item[] => {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0
    ? items
    : items.filter((item) => words.every((word) => matches(item, word, pinyin)));
};
