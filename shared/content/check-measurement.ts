import type { Criterion } from '../domain/checklist.ts';
import { Exact } from '../domain/exact.ts';
import { checkExpressions } from '../domain/expression.ts';
import { contentText as text } from '../text/content.ts';
import { sayBoth } from '../text/say.ts';
import { checkLimits } from './check-limits.ts';
import type { Measurement } from './combinations.ts';
import { type Find, findDuplicates, type Path } from './finding.ts';

/** Names used in expressions are letters, digits and underscores: an id with a dash would read as a subtraction. */
const isName = (id: string): boolean => /^[A-Za-z]\w*$/.test(id);

const checkNames = (task: Measurement, find: Find, path: Path): void => {
  const named = (['parameters', 'quantities', 'tables'] as const).flatMap((key) =>
    task[key].map(({ id }, index) => ({ value: id, find, path: [...path, key, index] })),
  );
  for (const { value: id, path: at } of named) if (!isName(id)) find(at, sayBoth(text.notAName, { id }));
  findDuplicates(
    named,
    (id) => id,
    (id) => sayBoth(text.duplicateName, { id }),
  );
  findDuplicates(
    task.criteria.map(({ id }, index) => ({ value: id, find, path: [...path, 'criteria', index] })),
    (id) => id,
    (id) => sayBoth(text.duplicateId, { id }),
  );
  for (const [index, { choices }] of task.parameters.entries())
    findDuplicates(
      (choices ?? []).map(({ value }, at) => ({
        value,
        find,
        path: [...path, 'parameters', index, 'choices', at],
      })),
      (value) => value,
      (value) => sayBoth(text.duplicateChoice, { value }),
    );
};

const checkNumbers = ({ op, rounding, uncertainty }: Criterion, find: Find, path: Path): void => {
  if (new Exact(rounding.interval).lte(0)) find([...path, 'rounding', 'interval'], text.notPositive);
  if (uncertainty && op === '=') find([...path, 'uncertainty'], text.uncertainEquality);
  if (new Exact(uncertainty?.factor ?? '1').isNeg())
    find([...path, 'uncertainty', 'factor'], text.notPositive);
};

/** The arithmetic of one measured item: names, tables and expressions fit each other, and the limits cover what can be chosen. */
export const checkMeasurement = (task: Measurement, find: Find, path: Path): void => {
  checkNames(task, find, path);
  for (const [index, criterion] of task.criteria.entries())
    checkNumbers(criterion, find, [...path, 'criteria', index]);
  const problems = checkExpressions({ task });
  for (const { at, expression, reason } of problems)
    find([...path, ...at], sayBoth(text.inExpression, { expression, reason }));
  if (problems.length === 0) checkLimits(task, find, path);
};
