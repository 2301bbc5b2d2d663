import type { Item } from './checklist.ts';
import type { Grade, RuleSet } from './rule-set.ts';

const notApplicable: Grade = {
  verdict: 'notApplicable',
  words: { zh: '不适用', en: 'Not applicable' },
  for: 'all',
};

/** The grades that a rule set offers for veto items or for the others; "not applicable" comes last, where it is allowed. */
export const gradesFor = ({ grades, vetoMayBeNotApplicable }: RuleSet, veto: boolean): readonly Grade[] => {
  const own = grades.filter((grade) => grade.for === 'all' || grade.for === (veto ? 'veto' : 'other'));
  const last = own.find(({ verdict }) => verdict === 'notApplicable') ?? notApplicable;
  const offered = own.filter(({ verdict }) => verdict !== 'notApplicable');
  return veto && !vetoMayBeNotApplicable ? offered : [...offered, last];
};

/** Does the rule set make this item a veto? */
export const isVeto = ({ veto }: RuleSet, item: Pick<Item, 'clause' | 'veto'>): boolean => {
  if (veto.by === 'clauses') return veto.clauses.includes(item.clause);
  return veto.by === 'items' && item.veto;
};
