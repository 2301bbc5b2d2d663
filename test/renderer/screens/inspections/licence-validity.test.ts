import { expect, it } from 'vitest';
import { licenceValidity } from '../../../../renderer/screens/inspections/licence-validity.ts';

it('warns from six months before the end, and calls expired only what is past its last day', () => {
  expect(licenceValidity('2027-05-23', '2026-11-23')).toBe('valid');
  expect(licenceValidity('2027-05-22', '2026-11-23')).toBe('renewal');
  expect(licenceValidity('2026-11-23', '2026-11-23')).toBe('renewal');
  expect(licenceValidity('2026-11-22', '2026-11-23')).toBe('expired');
  expect(licenceValidity(null, '2026-11-23')).toBe('unknown');
});
