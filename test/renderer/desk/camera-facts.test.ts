import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cameraFactsOf } from '../../../renderer/desk/camera-facts.ts';
import { CameraFacts } from '../../../shared/domain/evidence.ts';
import { isPlainJson } from '../../../shared/seal/plain-text.ts';

it('takes over what a camera says', () => {
  expect(
    cameraFactsOf({
      Make: 'HUAWEI\0\0',
      Model: ' LYA-AL00  ',
      Software: 'LYA-AL00\n10.1',
      Orientation: 6,
      latitude: 29.84612345,
      longitude: 112.9,
    }),
  ).toEqual({
    make: 'HUAWEI',
    model: 'LYA-AL00',
    software: 'LYA-AL00 10.1',
    orientation: 6,
    position: { latitude: 29.846123, longitude: 112.9 },
  });
});

it.each<[Record<string, unknown>, string]>([
  [{}, 'no tags'],
  [{ Make: '\u0000\u202e ' }, 'marks that show nothing'],
  [{ Orientation: 9, latitude: 91, longitude: 0 }, 'numbers out of range'],
  [{ latitude: 0, longitude: 0 }, 'a receiver without a fix'],
  [{ latitude: Number.NaN, longitude: 112 }, 'no number'],
])('says nothing for %j: %s', (tags) => expect(cameraFactsOf(tags)).toBeNull());

it('keeps within its schema and plain text, whatever a file says', () => {
  const tag = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.double(),
    fc.anything(),
    fc.constantFrom('\ud800', '\0', '\u2028', 'A'.repeat(100_000)),
  );
  const names = ['Make', 'Model', 'Software', 'Orientation', 'latitude', 'longitude'] as const;
  fc.assert(
    fc.property(fc.record(Object.fromEntries(names.map((name) => [name, tag]))), (tags) => {
      const facts = cameraFactsOf(tags);
      if (facts === null) return;
      expect(CameraFacts.safeParse(facts).success).toBe(true);
      expect(isPlainJson(JSON.stringify(facts))).toBe(true);
      expect(JSON.stringify(facts).length).toBeLessThan(1500);
    }),
    { numRuns: 500 },
  );
});
