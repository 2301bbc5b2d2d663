import type { RuleSet } from '../domain/rule-set.ts';
import { contentText as text } from '../text/content.ts';
import { sayBoth } from '../text/say.ts';
import { type Find, findDuplicates, type Path } from './finding.ts';

/** What is wrong with a rule set by itself, whatever checklist it concludes. */
export const checkRuleSet = (ruleSet: RuleSet, find: Find): void => {
  const { conclusion, grades, effectiveFrom, effectiveTo } = ruleSet;
  if (effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom)
    find(['effectiveTo'], text.endsBeforeItBegins);
  const idsAt = (path: Path, parts: readonly { readonly id: string }[]): void =>
    findDuplicates(
      parts.map((value, index) => ({ value, find, path: [...path, index] })),
      ({ id }) => id,
      (id) => sayBoth(text.duplicateId, { id }),
    );
  for (const [index, { verdict, for: of }] of grades.entries())
    if (
      grades
        .slice(0, index)
        .some(
          (other) => other.verdict === verdict && (other.for === of || other.for === 'all' || of === 'all'),
        )
    )
      find(['grades', index], sayBoth(text.duplicateGrade, { verdict }));
  if (conclusion.kind === 'closedList') {
    idsAt(['conclusion', 'results'], conclusion.results);
    idsAt(['conclusion', 'followUps'], conclusion.followUps);
  }
  if (conclusion.kind !== 'threshold') return;
  for (const [alternative, conditions] of conclusion.anyOf.entries()) {
    idsAt(['conclusion', 'anyOf', alternative], conditions);
    for (const [index, { count }] of conditions.entries())
      if (!grades.some(({ verdict }) => verdict === count))
        find(
          ['conclusion', 'anyOf', alternative, index, 'count'],
          sayBoth(text.countsNoGrade, { verdict: count }),
        );
  }
};
