/** What of CBOR (RFC 8949) is used: whole numbers from 0 to 2^32 - 1, bytes, text, lists, and null. */
export type Cbor = number | string | Uint8Array | null | readonly Cbor[];

const kinds = { number: 0, bytes: 2, text: 3, list: 4 } as const;
const nullByte = 0xf6;

/** Major type and argument, as short as they can be (RFC 8949, 4.2.1). */
const head = (kind: number, value: number): number[] => {
  const first = kind << 5;
  if (value < 24) return [first | value];
  if (value < 0x100) return [first | 24, value];
  if (value < 0x10000) return [first | 25, value >> 8, value & 255];
  return [first | 26, (value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
};

const encode = (value: Cbor): number[] => {
  if (value === null) return [nullByte];
  if (typeof value === 'number') {
    if (!Number.isInteger(value) || value < 0 || value > 0xffff_ffff)
      throw new RangeError(`${value} is no whole number from 0 to 2^32 - 1`);
    return head(kinds.number, value);
  }
  if (typeof value === 'string') {
    const bytes = new TextEncoder().encode(value);
    return [...head(kinds.text, bytes.length), ...bytes];
  }
  if (value instanceof Uint8Array) return [...head(kinds.bytes, value.length), ...value];
  return [...head(kinds.list, value.length), ...value.flatMap(encode)];
};

/** The one deterministic encoding (RFC 8949, 4.2.1). @throws RangeError for a number out of range. */
export const toCbor = (value: Cbor): Uint8Array<ArrayBuffer> => new Uint8Array(encode(value));

class NotCbor extends Error {}

const refuse = (): never => {
  throw new NotCbor();
};

const mostDepth = 4;

const reader = (bytes: Uint8Array) => {
  let at = 0;
  const take = (count: number): Uint8Array => {
    if (at + count > bytes.length) return refuse();
    at += count;
    return bytes.subarray(at - count, at);
  };
  const argument = (short: number): number => {
    if (short < 24) return short;
    const count = [1, 2, 4][short - 24] ?? refuse();
    const value = take(count).reduce((sum, byte) => sum * 256 + byte, 0);
    // A longer form than needed would give one value several encodings.
    return value < ([24, 0x100, 0x10000][short - 24] ?? 0) ? refuse() : value;
  };
  const read = (depth: number): Cbor => {
    const first = take(1)[0] ?? refuse();
    if (first === nullByte) return null;
    const value = argument(first & 31);
    switch (first >> 5) {
      case kinds.number:
        return value;
      case kinds.bytes:
        return Uint8Array.from(take(value));
      case kinds.text:
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(take(value));
      case kinds.list:
        return depth < mostDepth && value <= bytes.length
          ? Array.from({ length: value }, () => read(depth + 1))
          : refuse();
      default:
        return refuse();
    }
  };
  return { read, isAtEnd: () => at === bytes.length };
};

/** The value of bytes in the deterministic encoding; undefined for any others. */
export const fromCbor = (bytes: Uint8Array): Cbor | undefined => {
  const { read, isAtEnd } = reader(bytes);
  try {
    const value = read(0);
    return isAtEnd() ? value : undefined;
  } catch {
    return undefined;
  }
};
