import { expect, it } from 'vitest';
import { saySize } from '../../../../renderer/screens/pieces/say-size.ts';

it('says sizes in the largest unit that keeps a number before the point', () => {
  expect(saySize(0)).toBe('0\u00a0B');
  expect(saySize(1023)).toBe('1023\u00a0B');
  expect(saySize(1024)).toBe('1.0\u00a0KB');
  expect(saySize(18.4 * 1024 * 1024)).toBe('18.4\u00a0MB');
  expect(saySize(250 * 1024 ** 3)).toBe('250\u00a0GB');
});
