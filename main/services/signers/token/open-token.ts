import { randomBytes } from 'node:crypto';
import { HechaError } from '../../../../shared/errors.ts';
import { readCertificate } from '../../../../shared/pki/certificate.ts';
import type { IssuingKey } from '../../../../shared/pki/compose-certificate.ts';
import { encode, natural } from '../../../../shared/pki/der.ts';
import { verifySignature } from '../../../../shared/pki/verify-signature.ts';
import { attribute, objectClass } from './codes.ts';
import type { Cryptoki, Handle } from './cryptoki.ts';
import { findKeyPair, kindFor, makeKeyPair, readPublicKey } from './key-pairs.ts';
import { tokenProblem } from './token-problem.ts';

/** A token that is in and was opened by its PIN. Everything throws HechaError `TOKEN_ABSENT`, `TOKEN_FAILED` besides its own. */
export type OpenToken = {
  readonly serial: string;
  readonly label: string;
  /** Makes a key on the token that never leaves it; answers its CKA_ID, hex. @throws HechaError `TOKEN_UNFIT`. */
  readonly makeKey: () => Promise<string>;
  /** The key with this CKA_ID. @throws HechaError `TOKEN_KEY_MISSING`. */
  readonly key: (id: string) => Promise<IssuingKey>;
  /** Leaves the certificate beside its key, for other programs, and names both. A token that refuses that is as good. */
  readonly keepCertificate: (id: string, certificate: Uint8Array, label: string) => Promise<void>;
  /** Removes key and certificate; a token that refuses keeps what nobody uses any more. */
  readonly removeKey: (id: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Place = {
  readonly cryptoki: Cryptoki;
  readonly slot: Handle;
  readonly session: Handle;
  readonly serial: string;
  readonly label: string;
};
type Surroundings = {
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** @throws HechaError `TOKEN_ABSENT` when the token is not where it was opened, `SIGNER_LOCKED` when it is open no more. */
  readonly demandOpen: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly log: (line: string) => void;
};

const idBytes = 20;
const x509 = 0;
/** Until headquarters says whose key it is. */
const unnamed = 'Hecha';

const bytesOf = (hex: string): Buffer => Buffer.from(hex, 'hex');

/** What can be done with an opened token; each act looks first whether the token is still there. */
export const createOpenToken = (
  { cryptoki, slot, session, serial, label }: Place,
  { inTurn, demandOpen, close, log }: Surroundings,
): OpenToken => {
  const act = <T>(work: () => Promise<T>): Promise<T> =>
    inTurn(async () => {
      try {
        await demandOpen();
        return await work();
      } catch (caught) {
        throw tokenProblem(caught, serial);
      }
    });
  const tryTo = (what: string, work: () => Promise<unknown>): Promise<void> =>
    act(work).then(
      () => undefined,
      (caught: unknown) => log(`token: ${what}: ${String(caught)}`),
    );
  const pairOf = async (id: string) => {
    const found = await findKeyPair(cryptoki, session, bytesOf(id));
    if (!found) throw new HechaError('TOKEN_KEY_MISSING', { serial });
    return found;
  };

  return {
    serial,
    label,
    makeKey: () =>
      act(async () => {
        const id = randomBytes(idBytes);
        const kind = await kindFor(cryptoki, slot, serial);
        await makeKeyPair(cryptoki, session, { kind, id, label: unnamed, serial });
        return id.toString('hex');
      }),
    key: (id) =>
      act(async () => {
        const pair = await pairOf(id);
        const { kind, publicKey } = await readPublicKey(cryptoki, session, pair.publicKey);
        const { algorithm } = kind;
        return {
          publicKey,
          algorithm,
          sign: (bytes) =>
            act(async () => {
              // Looked for again: whoever else opened the token since made the module forget private objects.
              const { privateKey } = await pairOf(id);
              const order = { mechanism: kind.signWith, key: privateKey, bytes: kind.input(bytes) };
              const signature = kind.output(await cryptoki.sign(session, order));
              // Nothing leaves that a verifier would refuse.
              if (await verifySignature({ publicKey, algorithm, signature, signed: bytes })) return signature;
              throw new HechaError('TOKEN_FAILED', { serial, reason: 'signature' });
            }),
        };
      }),
    keepCertificate: async (id, certificate, name) => {
      const { subjectDer, issuerDer, serial: number } = readCertificate(certificate);
      await tryTo('certificate', () =>
        cryptoki.createObject(session, [
          [attribute.CLASS, objectClass.CERTIFICATE],
          [attribute.CERTIFICATE_TYPE, x509],
          [attribute.TOKEN, true],
          [attribute.PRIVATE, false],
          [attribute.LABEL, Buffer.from(name)],
          [attribute.ID, bytesOf(id)],
          [attribute.SUBJECT, bytesOf(subjectDer)],
          [attribute.ISSUER, bytesOf(issuerDer)],
          [
            attribute.SERIAL_NUMBER,
            encode(natural(bytesOf(number.padStart(number.length + (number.length % 2), '0')))),
          ],
          [attribute.VALUE, certificate],
        ]),
      );
      await tryTo('label', async () => {
        const { publicKey, privateKey } = await pairOf(id);
        for (const key of [publicKey, privateKey])
          await cryptoki.writeAttributes(session, key, [[attribute.LABEL, Buffer.from(name)]]);
      });
    },
    removeKey: (id) =>
      tryTo('removal', async () => {
        const objects = await cryptoki.findObjects(session, [[attribute.ID, bytesOf(id)]]);
        for (const object of objects) await cryptoki.destroyObject(session, object);
      }),
    close: () => inTurn(close),
  };
};
