import { HechaError } from '../errors.ts';

/**
 * One message as bytes: header length (unsigned 32-bit, big-endian), header (JSON, UTF-8), raw bytes. Every
 * `Uint8Array` of the value stands in the header as `{"$bytes":[offset,length]}`, in the order in which it is met, so
 * that bytes are neither copied into text nor out of it. A key of the value that looks like the placeholder's own
 * (`$bytes`, `$$bytes`, …) travels with one `$` more and can therefore never be taken for one.
 */
const headerPrefixBytes = 4;

/** Deepest nesting accepted; values of the contract stay far below it. */
const maxDepth = 64;

const placeholderKey = '$bytes';
const looksReserved = /^\$+bytes$/;

const refuse = (reason: string): never => {
  throw new HechaError('INPUT_INVALID', { reason });
};

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

type Raw = { readonly parts: Uint8Array[]; total: number };

const pack = (value: unknown, raw: Raw, depth: number): unknown => {
  if (depth > maxDepth) return refuse('nested too deeply');
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : refuse('number is not finite');
  if (value instanceof Uint8Array) {
    const placeholder = { [placeholderKey]: [raw.total, value.byteLength] };
    raw.parts.push(value);
    raw.total += value.byteLength;
    return placeholder;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => pack(item, raw, depth + 1));
  if (typeof value !== 'object' || !isPlain(value)) return refuse(`a ${typeof value} cannot cross`);
  return Object.fromEntries(
    Object.entries(value)
      // JSON knows no `undefined`; a key that holds it is a key that is not there.
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [looksReserved.test(key) ? `$${key}` : key, pack(item, raw, depth + 1)]),
  );
};

/**
 * The bytes of one message. Text, lone surrogates included, arrives as it left.
 * @throws HechaError `INPUT_INVALID` for what neither JSON nor bytes can carry.
 */
export const encodeFrame = (value: unknown): Uint8Array<ArrayBuffer> => {
  const raw: Raw = { parts: [], total: 0 };
  const packed = pack(value, raw, 0);
  // `undefined` as the whole message has no JSON form.
  const header = new TextEncoder().encode(JSON.stringify(packed));
  const frame = new Uint8Array(headerPrefixBytes + header.byteLength + raw.total);
  new DataView(frame.buffer).setUint32(0, header.byteLength);
  frame.set(header, headerPrefixBytes);
  let at = headerPrefixBytes + header.byteLength;
  for (const part of raw.parts) {
    frame.set(part, at);
    at += part.byteLength;
  }
  return frame;
};

type Cursor = { readonly bytes: Uint8Array; at: number };

const takeBytes = (place: unknown, cursor: Cursor): Uint8Array<ArrayBuffer> => {
  const [offset, length] = Array.isArray(place) && place.length === 2 ? (place as unknown[]) : [];
  if (offset !== cursor.at || typeof length !== 'number' || !Number.isInteger(length) || length < 0) {
    return refuse('bytes out of place');
  }
  if (cursor.at + length > cursor.bytes.byteLength) return refuse('bytes missing');
  // A copy of its own: what is handed out must neither share memory with the frame nor be a Node Buffer.
  const bytes = new Uint8Array(cursor.bytes.subarray(cursor.at, cursor.at + length));
  cursor.at += length;
  return bytes;
};

const unpack = (value: unknown, cursor: Cursor, depth: number): unknown => {
  if (depth > maxDepth) return refuse('nested too deeply');
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item: unknown) => unpack(item, cursor, depth + 1));
  const entries = Object.entries(value);
  if (entries.some(([key]) => key === placeholderKey)) {
    return entries.length === 1 ? takeBytes(entries[0]?.[1], cursor) : refuse('malformed placeholder');
  }
  // `fromEntries` defines keys instead of assigning them: `__proto__` stays an ordinary key.
  return Object.fromEntries(
    entries.map(([key, item]) => [
      looksReserved.test(key) ? key.slice(1) : key,
      unpack(item, cursor, depth + 1),
    ]),
  );
};

const parseHeader = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return refuse('header is not JSON');
  }
};

/**
 * The value of one message.
 * @throws HechaError `INPUT_INVALID` for anything that `encodeFrame` could not have made.
 */
export const decodeFrame = (bytes: Uint8Array): unknown => {
  if (bytes.byteLength < headerPrefixBytes) return refuse('frame too short');
  const headerBytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const end = headerPrefixBytes + headerBytes;
  if (end > bytes.byteLength) return refuse('header missing');
  const cursor: Cursor = { bytes: bytes.subarray(end), at: 0 };
  const value = unpack(parseHeader(bytes.subarray(headerPrefixBytes, end)), cursor, 0);
  if (cursor.at !== cursor.bytes.byteLength) return refuse('bytes left over');
  return value;
};
