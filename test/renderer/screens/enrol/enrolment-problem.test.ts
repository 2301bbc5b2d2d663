import { expect, it } from 'vitest';
import { enrolmentProblem } from '../../../../renderer/screens/enrol/enrolment-problem.ts';

it('tells a wrong, a used and an expired code apart, and leaves the rest to its own words', () => {
  const codes = ['ENROLMENT_CODE_WRONG', 'ENROLMENT_CODE_USED', 'ENROLMENT_CODE_EXPIRED'] as const;
  const sentences = codes.map((code) => enrolmentProblem(code).sentence?.zh);
  expect(new Set(sentences).size).toBe(3);
  expect(sentences).not.toContain(undefined);
  expect(enrolmentProblem('HQ_UNREACHABLE').sentence).toBeNull();
});
