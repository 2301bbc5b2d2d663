import { HechaError } from '../../../../shared/errors.ts';
import { oid } from '../../../../shared/pki/oids.ts';
import { attribute, keyType, mechanism, objectClass } from './codes.ts';
import type { Cryptoki, Handle } from './cryptoki.ts';
import {
  ecdsaInput,
  ecdsaSignature,
  ecPublicKey,
  p256Parameters,
  rsaInput,
  rsaPublicKey,
} from './encodings.ts';
import type { Template } from './memory.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A kind of key that headquarters certifies, and how a token makes it, shows its public half and signs with it. */
export type KeyKind = {
  /** OID: `ecdsaSha256` or `rsaSha256`. */
  readonly algorithm: string;
  readonly generate: number;
  readonly bits: number;
  readonly publicKey: Template;
  readonly signWith: number;
  /** What the token is given of the bytes to be signed. */
  readonly input: (bytes: Uint8Array) => Bytes;
  /** The signature as CMS and X.509 carry it. */
  readonly output: (signature: Bytes) => Bytes;
};

const p256: KeyKind = {
  algorithm: oid.ecdsaSha256,
  generate: mechanism.EC_KEY_PAIR_GEN,
  bits: 256,
  publicKey: [[attribute.EC_PARAMS, p256Parameters]],
  signWith: mechanism.ECDSA,
  input: ecdsaInput,
  output: ecdsaSignature,
};

const rsa3072: KeyKind = {
  algorithm: oid.rsaSha256,
  generate: mechanism.RSA_PKCS_KEY_PAIR_GEN,
  bits: 3072,
  publicKey: [
    [attribute.MODULUS_BITS, 3072],
    [attribute.PUBLIC_EXPONENT, Uint8Array.of(1, 0, 1)],
  ],
  signWith: mechanism.RSA_PKCS,
  input: rsaInput,
  output: (signature) => signature,
};

/**
 * The kind of key that this token makes: P-256 before RSA of 3072 bits, which takes a token up to a minute.
 * @throws HechaError `TOKEN_UNFIT` when it makes neither.
 */
export const kindFor = async (cryptoki: Cryptoki, slot: Handle, serial: string): Promise<KeyKind> => {
  const able = await cryptoki.mechanisms(slot);
  for (const kind of [p256, rsa3072])
    if (able.has(kind.generate) && able.has(kind.signWith))
      if ((await cryptoki.largestKey(slot, kind.generate)) >= kind.bits) return kind;
  throw new HechaError('TOKEN_UNFIT', { serial, reason: 'keys' });
};

/** The two halves of a key pair with this CKA_ID; null when the token has it not. */
export const findKeyPair = async (
  cryptoki: Cryptoki,
  session: Handle,
  id: Uint8Array,
): Promise<{ readonly publicKey: Handle; readonly privateKey: Handle } | null> => {
  const find = async (wanted: number) => {
    const [found] = await cryptoki.findObjects(session, [
      [attribute.CLASS, wanted],
      [attribute.ID, id],
    ]);
    return found;
  };
  const publicKey = await find(objectClass.PUBLIC_KEY);
  const privateKey = await find(objectClass.PRIVATE_KEY);
  return publicKey === undefined || privateKey === undefined ? null : { publicKey, privateKey };
};

/** Kind and SubjectPublicKeyInfo of a public key on the token. @throws RangeError for keys of another kind. */
export const readPublicKey = async (
  cryptoki: Cryptoki,
  session: Handle,
  object: Handle,
): Promise<{ readonly kind: KeyKind; readonly publicKey: Bytes }> => {
  const read = (type: number) => cryptoki.readAttribute(session, object, type);
  const type = await cryptoki.readNumber(session, object, attribute.KEY_TYPE);
  if (type === keyType.EC) return { kind: p256, publicKey: ecPublicKey(await read(attribute.EC_POINT)) };
  if (type !== keyType.RSA) throw new RangeError('neither an elliptic curve nor RSA');
  return {
    kind: rsa3072,
    publicKey: rsaPublicKey(await read(attribute.MODULUS), await read(attribute.PUBLIC_EXPONENT)),
  };
};

/**
 * Makes a key pair that the token does not give away.
 * @throws HechaError `TOKEN_UNFIT` when the token made one that could be taken out; it is removed again.
 */
export const makeKeyPair = async (
  cryptoki: Cryptoki,
  session: Handle,
  { kind, id, label, serial }: { kind: KeyKind; id: Uint8Array; label: string; serial: string },
): Promise<void> => {
  const named: Template = [
    [attribute.TOKEN, true],
    [attribute.ID, id],
    [attribute.LABEL, Buffer.from(label)],
  ];
  const made = await cryptoki.generateKeyPair(session, {
    mechanism: kind.generate,
    publicKey: [...named, ...kind.publicKey, [attribute.VERIFY, true]],
    privateKey: [
      ...named,
      [attribute.PRIVATE, true],
      [attribute.SENSITIVE, true],
      [attribute.EXTRACTABLE, false],
      [attribute.SIGN, true],
    ],
  });
  const says = async (type: number) =>
    (await cryptoki.readAttribute(session, made.privateKey, type))[0] === 1;
  if ((await says(attribute.SENSITIVE)) && !(await says(attribute.EXTRACTABLE))) return;
  await cryptoki.destroyObject(session, made.privateKey);
  await cryptoki.destroyObject(session, made.publicKey);
  throw new HechaError('TOKEN_UNFIT', { serial, reason: 'extractable' });
};
