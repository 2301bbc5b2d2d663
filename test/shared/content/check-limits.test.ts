import { describe, expect, it } from 'vitest';
import { checkMeasurement } from '../../../shared/content/check-measurement.ts';
import { pathText } from '../../../shared/content/finding.ts';
import type { Parameter } from '../../../shared/domain/checklist.ts';
import { both, criterionNamed, measured } from '../domain/specimen.ts';

type Task = Parameters<typeof measured>[0];

const choices = (id: string, ...values: string[]): Parameter => ({
  id,
  name: both(id),
  unit: null,
  choices: values.map((value) => ({ value, name: both(value) })),
});
const number = (id: string): Parameter => ({ id, name: both(id), unit: 'mm' });

/** Each finding as `place: reason`. */
const findings = (task: Task): string[] => {
  const found: string[] = [];
  checkMeasurement(measured(task), (path, { en }) => found.push(`${pathText(path)}: ${en}`), []);
  return found;
};

const kind = choices('kind', 'a', 'b', 'c');
const size = choices('size', '1', '2', '10');

describe('limits that cover everything', () => {
  it.each<[string, Task]>([
    ['one limit without a condition', { criteria: [criterionNamed('c', {})] }],
    [
      'a criterion for each choice',
      {
        parameters: [kind],
        criteria: [
          criterionNamed('ab', { when: 'kind == "a" || kind == "b"', limit: '1' }),
          criterionNamed('c', { when: 'kind == "c"', limit: '2' }),
        ],
      },
    ],
    [
      'a number cut in two without a gap',
      {
        parameters: [number('t')],
        criteria: [
          criterionNamed('thin', { when: 't < 10', limit: '1' }),
          criterionNamed('thick', { when: 't >= 10', limit: '2' }),
        ],
      },
    ],
    [
      'a table with a row for each choice, and another that is said to be short',
      {
        parameters: [kind, size],
        tables: [
          { id: 'all', rows: { '1': '1', '2': '2', '10': '3' } },
          { id: 'few', rows: { '1': '1' } },
        ],
        criteria: [
          criterionNamed('all', { when: 'kind != "c"', limit: 'lookup(all, size)' }),
          criterionNamed('few', { when: 'kind == "c"', limit: 'lookup(few, size)' }),
        ],
        uncovered: 'kind == "c" && size > 1',
      },
    ],
    [
      'two limits of one value, an upper and a lower one',
      {
        criteria: [
          criterionNamed('low', { op: '>=', limit: '1' }),
          criterionNamed('high', { op: '<=', limit: '2' }),
        ],
      },
    ],
    [
      'two limits of which one is declared',
      {
        parameters: [number('declared')],
        criteria: [criterionNamed('least', { limit: '40' }), criterionNamed('own', { limit: 'declared' })],
      },
    ],
  ])('%s', (_name, task) => {
    expect(findings(task)).toEqual([]);
  });
});

describe('limits that do not', () => {
  it.each<[string, Task, RegExp]>([
    [
      'leave a choice without a criterion',
      { parameters: [kind], criteria: [criterionNamed('a', { when: 'kind == "a"' })] },
      /^criteria: no limit applies to \(kind = b\) \(kind = c\); /,
    ],
    [
      'leave a number between two conditions without a criterion',
      {
        parameters: [number('t')],
        criteria: [criterionNamed('a', { when: 't < 10' }), criterionNamed('b', { when: 't > 10' })],
      },
      /^criteria: no limit applies to \(t = 10\); /,
    ],
    [
      'leave a reading without a criterion',
      {
        quantities: [{ id: 'lot', name: both('lot'), unit: '', count: 1, decimals: 0 }],
        criteria: [criterionNamed('few', { value: 'first(lot)', when: 'first(lot) <= 10' })],
      },
      /^criteria: no limit applies to \(lot = 11\); /,
    ],
    [
      'say nothing of one combination of two parameters',
      {
        parameters: [kind, size],
        criteria: [
          criterionNamed('x', { when: 'kind == "a" || size < 10' }),
          criterionNamed('y', { when: 'kind == "b"', value: 'x + 1' }),
        ],
      },
      /^criteria: no limit applies to \(kind = c, size = 10\); /,
    ],
    [
      'lack a row in the table of one kind, though another table has it',
      {
        parameters: [kind, size],
        tables: [
          { id: 'ab', rows: { '1': '1', '2': '2', '10': '3' } },
          { id: 'cs', rows: { '1': '1' } },
        ],
        criteria: [
          criterionNamed('ab', { when: 'kind != "c"', limit: 'lookup(ab, size)' }),
          criterionNamed('cs', { when: 'kind == "c"', limit: 'lookup(cs, size)' }),
        ],
      },
      /^tables\[1\]: table "cs" has no row for choice 2, 10 \(as in kind = c, size = 2\); /,
    ],
    [
      'have a row that nothing reaches',
      {
        parameters: [kind],
        tables: [{ id: 'rows', rows: { a: '1', b: '2', c: '3' } }],
        criteria: [
          criterionNamed('ab', { when: 'kind != "c"', limit: 'lookup(rows, kind)' }),
          criterionNamed('c', { when: 'kind == "c"', value: 'x + 1' }),
        ],
      },
      /^tables\[0\]\.rows\.c: row "c" is never reached$/,
    ],
    [
      'are said to be missing where they are not',
      { parameters: [kind], criteria: [criterionNamed('a', {})], uncovered: 'kind == "b"' },
      /^uncovered: said to have no limit, but has one: \(kind = b\)$/,
    ],
    [
      'have a condition that can never hold',
      {
        parameters: [kind],
        criteria: [criterionNamed('a', {}), criterionNamed('b', { when: 'kind == "d"', value: 'x + 1' })],
      },
      /^criteria\[1\]\.when: the condition can never hold$/,
    ],
    [
      'give one value two limits of the same kind',
      {
        parameters: [kind],
        criteria: [
          criterionNamed('all', { op: '<=', limit: '1' }),
          criterionNamed('b', { op: '<=', limit: '2', when: 'kind == "b"' }),
        ],
      },
      /^criteria\[1\]\.limit: gives the same value another limit than "all" \(kind = b\)$/,
    ],
    [
      'contradict each other',
      {
        criteria: [
          criterionNamed('low', { op: '>=', limit: '2' }),
          criterionNamed('high', { op: '<=', limit: '1' }),
        ],
      },
      /^criteria\[1\]\.limit: contradicts "low"/,
    ],
    [
      'have a lower limit above the upper one for one choice',
      {
        parameters: [kind],
        tables: [{ id: 'lows', rows: { a: '1', b: '9', c: '1' } }],
        criteria: [criterionNamed('r', { op: 'range', limit: ['lookup(lows, kind)', '5'] })],
      },
      /^criteria\[0\]\.limit: the lower limit is above the upper one \(kind = b\)$/,
    ],
    [
      'rest on a formula that gives no number',
      { criteria: [criterionNamed('c', { value: 'item(x, 9)' })] },
      /^criteria\[0\]\.value: gives no number, whatever is read: /,
    ],
    [
      'compare several readings at once',
      {
        quantities: [{ id: 'x', name: both('x'), unit: 'mm', count: 3, decimals: 0 }],
        criteria: [criterionNamed('c', { value: 'x * 2' })],
      },
      /^criteria\[0\]\.value: gives no number/,
    ],
    [
      'are looked up by a number that is typed',
      {
        parameters: [number('t')],
        tables: [{ id: 'rows', rows: { '1': '1' } }],
        criteria: [criterionNamed('c', { limit: 'lookup(rows, t)' })],
      },
      /^criteria\[0\]: table "rows" must be looked up by a parameter with choices$/,
    ],
    [
      'are rounded to nothing',
      { criteria: [criterionNamed('c', { rounding: { interval: '0', mode: 'halfEven' } })] },
      /^criteria\[0\]\.rounding\.interval: must be above zero$/,
    ],
    [
      'are uncertain where they demand equality',
      {
        criteria: [
          criterionNamed('c', {
            op: '=',
            uncertainty: { expanded: '1', rule: 'warn', provenance: { basis: 'source' } },
          }),
        ],
      },
      /^criteria\[0\]\.uncertainty: a limit that demands equality/,
    ],
    [
      'have an uncertainty of an unknown name',
      {
        criteria: [
          criterionNamed('c', {
            uncertainty: { expanded: 'U', rule: 'warn', provenance: { basis: 'source' } },
          }),
        ],
      },
      /^criteria\[0\]\.uncertainty\.expanded: "U": unknown name "U"$/,
    ],
    [
      'offer one choice twice',
      { parameters: [choices('kind', 'a', 'a')], criteria: [criterionNamed('c', {})] },
      /^parameters\[0\]\.choices\[1\]: duplicate choice "a"$/,
    ],
    [
      'have an unknown name where they are said to be missing',
      { criteria: [criterionNamed('c', {})], uncovered: 'sort == "b"' },
      /^uncovered: "sort == "b"": unknown name "sort"$/,
    ],
  ])('%s', (_name, task, says) => {
    expect(findings(task)).toEqual([expect.stringMatching(says)]);
  });

  it('rest on more combinations than anyone could look at', () => {
    const many = Array.from({ length: 300 }, (_, index) => String(index));
    expect(
      findings({
        parameters: [choices('one', ...many), choices('two', ...many)],
        criteria: [criterionNamed('c', { when: 'one == "1" || two == "2" || one != "1"' })],
      }),
    ).toEqual([expect.stringMatching(/too many combinations/)]);
  });
});
