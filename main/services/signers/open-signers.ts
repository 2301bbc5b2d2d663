import type { Services, SignerState } from '../../../shared/contract/contract.ts';
import type { Id, Instant } from '../../../shared/domain/identifiers.ts';
import { ensureHechaError, HechaError } from '../../../shared/errors.ts';
import { fromBase64Url, toBase64Url } from '../../../shared/exchange/base64.ts';
import { CertificateAnswer, type CertificateRequest } from '../../../shared/exchange/headquarters-api.ts';
import { type Certificate, readCertificate } from '../../../shared/pki/certificate.ts';
import { composeRequest } from '../../../shared/pki/compose-certificate.ts';
import type { Signer } from '../../../shared/pki/signer.ts';
import type { Ports } from '../ports.ts';
import type { HeadquartersClient } from '../sync/headquarters-client.ts';
import { openSignerFiles, type PendingFile, type SignerFile } from './signer-files.ts';
import { createSoftwareSigner, issuingKeyOf, makeSigningKey } from './software-signer.ts';
import { unwrapKey, wrapKey } from './wrap-key.ts';

/** An unlocked key is forgotten when it was not used for this long. */
const idleMs = 10 * 60_000;
/** This many wrong passphrases are forgiven; each further one doubles the wait. */
const freeTries = 3;
const longestWaitMs = 5 * 60_000;

export type Signers = {
  readonly services: Pick<Services, 'signers.list' | 'signers.enrol' | 'signers.unlock' | 'signers.lock'>;
  /** Inspectors whose certificates are on this laptop and in force now. */
  readonly ready: () => readonly Id[];
  /** @throws HechaError `SIGNER_UNKNOWN`, `SIGNER_LOCKED`. */
  readonly signerOf: (inspectorId: Id) => Signer;
  readonly close: () => void;
};

type Kept = { readonly file: SignerFile; readonly certificate: Certificate };
type Unlocked = { readonly signer: Signer; usedAt: number };

const bytesOf = (der: string): Uint8Array<ArrayBuffer> => {
  const bytes = fromBase64Url(der);
  if (!bytes) throw new HechaError('HQ_GARBAGE', { reason: 'certificate' });
  return bytes;
};

const keptOf = (file: SignerFile): Kept => ({
  file,
  certificate: readCertificate(bytesOf(file.certificate)),
});

/** What headquarters answered must certify the key that was shown, else the key could never sign. */
const checkAnswer = (answer: CertificateAnswer, publicKey: Uint8Array): void => {
  try {
    const certificate = readCertificate(bytesOf(answer.certificate));
    answer.chain.forEach((der) => readCertificate(bytesOf(der)));
    if (Buffer.from(certificate.publicKey).equals(publicKey)) return;
  } catch (cause) {
    throw new HechaError('HQ_GARBAGE', { reason: 'certificate' }, { cause });
  }
  throw new HechaError('HQ_GARBAGE', { reason: 'otherKey' });
};

/**
 * The inspectors who can sign on this laptop. A key is made here, rests wrapped by its passphrase and by the host's
 * keychain, and is in memory only between an unlock and a quarter of an hour without use.
 */
export const openSigners = async ({
  client,
  ports,
}: {
  client: Pick<HeadquartersClient, 'ask'>;
  ports: Pick<Ports, 'dataFolder' | 'vault' | 'log' | 'now'>;
}): Promise<Signers> => {
  const files = await openSignerFiles(ports);
  const kept = new Map<Id, Kept>((await files.all()).map((file) => [file.inspector.id, keptOf(file)]));
  const unlocked = new Map<Id, Unlocked>();
  const now = () => Date.parse(ports.now());

  const forgetIdle = (): void => {
    for (const [id, { usedAt }] of unlocked) if (now() - usedAt > idleMs) unlocked.delete(id);
  };

  const keyState = (id: Id, waitUntil: Instant | null): SignerState['key'] => {
    const open = unlocked.get(id);
    if (open) return { name: 'unlocked', until: new Date(open.usedAt + idleMs).toISOString() };
    return { name: 'locked', waitUntil };
  };

  const stateOf = (id: Id): SignerState => {
    const found = kept.get(id);
    if (!found) throw new HechaError('SIGNER_UNKNOWN', { inspectorId: id });
    const { file, certificate } = found;
    return {
      inspector: file.inspector,
      organisation: certificate.subject.organisation,
      issuer: certificate.issuer.commonName,
      serial: certificate.serial,
      notAfter: certificate.notAfter,
      key: keyState(id, file.waitUntil),
    };
  };

  const list = () => {
    forgetIdle();
    return { signers: [...kept.keys()].map(stateOf) };
  };

  const open = (id: Id, pkcs8: Uint8Array): void => {
    const found = kept.get(id);
    if (!found) throw new HechaError('SIGNER_UNKNOWN', { inspectorId: id });
    const { certificate, chain } = found.file;
    const signer = createSoftwareSigner(pkcs8, {
      certificate: bytesOf(certificate),
      chain: chain.map(bytesOf),
    });
    unlocked.set(id, { signer, usedAt: now() });
  };

  const keep = async (file: SignerFile): Promise<void> => {
    await files.keep(file);
    kept.set(file.inspector.id, keptOf(file));
  };

  /**
   * The key that is still to be certified, or a new one: on the disk before headquarters hears of it. One that waits under
   * another passphrase is another person's, or its passphrase was mistyped: it makes way.
   */
  const pendingKey = async (passphrase: string, pending: PendingFile | null) => {
    const waiting = pending && (await unwrapKey(pending.key, passphrase).catch(() => null));
    if (pending && waiting) return { pkcs8: waiting, key: pending.key, request: pending.request };
    const pkcs8 = makeSigningKey();
    const subject = { commonName: 'Hecha', organisation: '', number: '' };
    const request = toBase64Url(await composeRequest(subject, issuingKeyOf(pkcs8)));
    const key = await wrapKey(pkcs8, passphrase);
    await files.keepPending({ schema: 1, key, request });
    return { pkcs8, key, request };
  };

  const askCertificate = (wanted: CertificateRequest): Promise<CertificateAnswer> =>
    client.ask(
      {
        method: 'POST',
        path: '/v1/certificates',
        body: new TextEncoder().encode(JSON.stringify(wanted)),
        headers: { 'content-type': 'application/json' },
      },
      CertificateAnswer,
    );

  const enrol: Services['signers.enrol'] = async ({ code, passphrase }) => {
    const pending = await files.pending();
    const { pkcs8, key, request } = await pendingKey(passphrase, pending);
    const answer = await askCertificate({ code, request }).catch(async (caught: unknown) => {
      // The code went with the key that made way, and its answer was lost: that key is wanted, by its own passphrase.
      if (pending === null || pending.request === request) throw caught;
      if (ensureHechaError(caught).code !== 'ENROLMENT_CODE_USED') throw caught;
      await files.keepPending(pending);
      throw new HechaError('PASSPHRASE_WRONG', { waitUntil: null }, { cause: caught });
    });
    checkAnswer(answer, issuingKeyOf(pkcs8).publicKey);
    const { inspector, certificate, chain } = answer;
    await keep({ schema: 1, inspector, certificate, chain, key, failures: 0, waitUntil: null });
    await files.dropPending();
    open(inspector.id, pkcs8);
    return stateOf(inspector.id);
  };

  const countFailure = async ({ file }: Kept): Promise<never> => {
    const failures = file.failures + 1;
    const wait = failures <= freeTries ? 0 : Math.min(longestWaitMs, 1000 * 2 ** (failures - freeTries));
    const waitUntil = wait === 0 ? null : new Date(now() + wait).toISOString();
    await keep({ ...file, failures, waitUntil });
    throw new HechaError('PASSPHRASE_WRONG', { waitUntil });
  };

  const unlock: Services['signers.unlock'] = async ({ inspectorId, passphrase }) => {
    const found = kept.get(inspectorId);
    if (!found) throw new HechaError('SIGNER_UNKNOWN', { inspectorId });
    const { waitUntil, key, failures } = found.file;
    if (waitUntil !== null && now() < Date.parse(waitUntil))
      throw new HechaError('PASSPHRASE_WAIT', { waitUntil });
    const pkcs8 = await unwrapKey(key, passphrase).catch(() => countFailure(found));
    if (failures > 0) await keep({ ...found.file, failures: 0, waitUntil: null });
    open(inspectorId, pkcs8);
    return stateOf(inspectorId);
  };

  return {
    services: {
      'signers.list': () => Promise.resolve(list()),
      'signers.enrol': enrol,
      'signers.unlock': unlock,
      'signers.lock': () => {
        unlocked.clear();
        return Promise.resolve(list());
      },
    },
    // A laptop's clock may be behind headquarters': a certificate that was received is in force.
    ready: () =>
      [...kept].flatMap(([id, { certificate }]) => (now() <= Date.parse(certificate.notAfter) ? [id] : [])),
    signerOf: (inspectorId) => {
      forgetIdle();
      const found = unlocked.get(inspectorId);
      if (found) {
        found.usedAt = now();
        return found.signer;
      }
      const name = kept.get(inspectorId)?.file.inspector.name;
      if (name === undefined) throw new HechaError('SIGNER_UNKNOWN', { inspectorId });
      throw new HechaError('SIGNER_LOCKED', { inspectorId, name });
    },
    close: () => unlocked.clear(),
  };
};
