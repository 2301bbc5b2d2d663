import fc from 'fast-check';
import type { Summary } from '../../../shared/summary/summary.ts';

const day = fc
  .integer({ min: 0, max: 50_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const count = fc.integer({ min: 0, max: 99_999 });
const chinese = (most: number) =>
  fc
    .array(fc.constantFrom(...'核查合格水泥𠮷厂（。Aa1 %:'), { minLength: 1, maxLength: most })
    .map((letters) => letters.join(''));
const hex = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
    .map((digits) => digits.join(''));

/** Every summary that the schema allows, as long as `summaryOf` makes names and results. */
export const anySummary: fc.Arbitrary<Summary> = fc.record({
  reportNumber: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/),
  creditCode: chinese(9),
  enterprise: chinese(20),
  from: day,
  to: day,
  outcome: fc.constantFrom('pass', 'fail', 'neutral'),
  result: chinese(16),
  nonconforming: count,
  improvement: count,
  veto: count,
  due: fc.option(day),
  journalHead: hex(64),
  contentDigest: hex(16),
});
