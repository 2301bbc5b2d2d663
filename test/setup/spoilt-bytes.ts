import fc from 'fast-check';

/** A file that was cut, changed in one byte, or made longer, anywhere. */
export const spoiltBytes = (file: Uint8Array<ArrayBuffer>): fc.Arbitrary<Uint8Array<ArrayBuffer>> =>
  fc.oneof(
    fc.nat(file.length - 1).map((length) => file.slice(0, length)),
    fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, mask]) => {
      const copy = file.slice();
      copy[at] = (copy[at] ?? 0) ^ mask;
      return copy;
    }),
    fc.uint8Array({ minLength: 1, maxLength: 200 }).map((more) => new Uint8Array([...file, ...more])),
  );
