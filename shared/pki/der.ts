import * as asn1 from 'asn1js';

/** A piece of ASN.1 that is still to be written, or was read. */
export type Node = asn1.BaseBlock;

const own = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** The DER bytes of a node. */
export const encode = (node: Node): Uint8Array<ArrayBuffer> => new Uint8Array(node.toBER(false));

export const sequence = (...value: Node[]): Node => new asn1.Sequence({ value });
export const objectId = (value: string): Node => new asn1.ObjectIdentifier({ value });
export const octets = (bytes: Uint8Array): Node => new asn1.OctetString({ valueHex: own(bytes) });
export const integer = (value: number): Node => new asn1.Integer({ value });
/** A number that is not negative, from its bytes, most significant first. */
export const natural = (bytes: Uint8Array): Node => {
  const significant = bytes.subarray(bytes.findIndex((byte) => byte !== 0));
  return new asn1.Integer({
    valueHex: own((significant[0] ?? 0) >= 0x80 ? Uint8Array.from([0, ...significant]) : significant),
  });
};
export const nothing = (): Node => new asn1.Null();

/** Constructed, context-specific: `[tag] EXPLICIT`, or `[tag] IMPLICIT` over a SEQUENCE OF or SET OF. */
export const tagged = (tag: number, ...value: Node[]): Node =>
  new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber: tag }, value });

const compareBytes = (a: Uint8Array, b: Uint8Array): number => {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
};

/** Nodes in the order that DER gives a SET OF: by their bytes (X.690, 11.6). */
export const inSetOrder = (...value: Node[]): Node[] =>
  value
    .map((node) => ({ node, bytes: encode(node) }))
    .sort((a, b) => compareBytes(a.bytes, b.bytes))
    .map(({ node }) => node);

export const setOf = (...value: Node[]): Node => new asn1.Set({ value: inSetOrder(...value) });

/** Bytes that are ASN.1 already, as they are. @throws RangeError when they are none. */
export const decode = (bytes: Uint8Array): Node => {
  const { result, offset } = asn1.fromBER(own(bytes));
  if (offset !== bytes.length) throw new RangeError('not one ASN.1 value');
  return result;
};

/**
 * Length in bytes of the one DER value at the start of `bytes` (definite form, as DER demands); null when it has none
 * or is longer than what is there.
 */
export const derLength = (bytes: Uint8Array): number | null => {
  const first = bytes[1];
  if (first === undefined || first === 0x80) return null;
  const more = first < 0x80 ? 0 : first & 0x7f;
  if (more > 4 || bytes.length < 2 + more) return null;
  let length = more === 0 ? first : 0;
  for (let index = 0; index < more; index += 1) length = length * 256 + (bytes[2 + index] ?? 0);
  const whole = 2 + more + length;
  return whole <= bytes.length ? whole : null;
};
