import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame } from '../../shared/contract/wire.ts';
import type { HechaError } from '../../shared/errors.ts';

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'nothing thrown';
  } catch (caught) {
    return (caught as HechaError).code;
  }
};

/** Values that look like what the frame itself uses come up often; `-0` is left out, JSON has none. */
const key = fc.oneof(
  fc.constantFrom('$bytes', '$$bytes', '$$$bytes', '__proto__', 'a', '1', '0'),
  fc.string(),
);
const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
  fc.boolean(),
  fc.constant(null),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
);
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map((pairs) => Object.fromEntries(pairs)),
  ),
}));

const frameOf = (header: string, raw: readonly number[] = []): Uint8Array => {
  const bytes = new TextEncoder().encode(header);
  const frame = new Uint8Array(4 + bytes.byteLength + raw.length);
  new DataView(frame.buffer).setUint32(0, bytes.byteLength);
  frame.set(bytes, 4);
  frame.set(raw, 4 + bytes.byteLength);
  return frame;
};

describe('a frame', () => {
  it('brings every value back as it was, whatever its keys look like', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(decodeFrame(encodeFrame(value))).toEqual(value);
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps a lone half of a character, and hands out bytes of their own', () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const frame = Buffer.from(encodeFrame({ text: '\ud83c', bytes }));
    const read = decodeFrame(frame) as { text: string; bytes: Uint8Array };
    frame.fill(0);
    expect(read.text).toBe('\ud83c');
    expect(Object.getPrototypeOf(read.bytes)).toBe(Uint8Array.prototype);
    expect(read.bytes).toEqual(bytes);
  });

  it('cannot be made to forge bytes by a key that a person chose', () => {
    const forged = { $bytes: [0, 4], real: new Uint8Array([7]) };
    expect(decodeFrame(encodeFrame(forged))).toEqual(forged);
  });

  it('drops keys that hold nothing, like JSON', () => {
    expect(decodeFrame(encodeFrame({ a: undefined, b: 1 }))).toEqual({ b: 1 });
  });

  it.each([
    ['a function', () => undefined],
    ['a big integer', 1n],
    ['no number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['undefined in a list', [undefined]],
  ])('refuses to carry %s', (_name, value) => {
    expect(codeOf(() => encodeFrame({ value }))).toBe('INPUT_INVALID');
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['three bytes', new Uint8Array(3)],
    ['a header longer than the frame', new Uint8Array([0xff, 0xff, 0xff, 0xff, 1])],
    ['no header', frameOf('')],
    ['a header that is no JSON', frameOf('{')],
    ['a header that is no UTF-8', new Uint8Array([0, 0, 0, 3, 0x22, 0xff, 0x22])],
    ['bytes that nobody names', frameOf('{}', [1])],
    ['bytes that are not there', frameOf('{"$bytes":[0,2]}', [1])],
    ['bytes named twice', frameOf('[{"$bytes":[0,1]},{"$bytes":[0,1]}]', [1])],
    ['bytes out of order', frameOf('[{"$bytes":[1,1]},{"$bytes":[0,1]}]', [1, 2])],
    ['a negative length', frameOf('[{"$bytes":[0,-1]}]', [1])],
    ['a broken length', frameOf('[{"$bytes":[0,0.5]}]', [1])],
    ['a length in words', frameOf('[{"$bytes":[0,"1"]}]', [1])],
    ['a placeholder with company', frameOf('{"$bytes":[0,1],"a":1}', [1])],
    ['a placeholder that is no pair', frameOf('{"$bytes":1}', [1])],
    ['a nest too deep', frameOf('['.repeat(5000) + ']'.repeat(5000))],
  ])('is refused when it holds %s', (_name, frame) => {
    expect(codeOf(() => decodeFrame(frame))).toBe('INPUT_INVALID');
  });

  it('is refused or read, and never breaks the reader, whatever bytes arrive', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, framed) => {
        const frame = framed ? frameOf(JSON.stringify({ $bytes: [0, bytes.length] }), [...bytes]) : bytes;
        expect(['INPUT_INVALID', 'nothing thrown']).toContain(codeOf(() => decodeFrame(frame)));
      }),
      { numRuns: 3000 },
    );
  });
});
