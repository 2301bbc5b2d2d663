import type { Services, SignerState } from '../../../shared/contract/contract.ts';
import type { Id } from '../../../shared/domain/identifiers.ts';
import { ensureHechaError, HechaError } from '../../../shared/errors.ts';
import { type Certificate, readCertificate } from '../../../shared/pki/certificate.ts';
import type { Signer } from '../../../shared/pki/signer.ts';
import type { Ports } from '../ports.ts';
import type { HeadquartersClient } from '../sync/headquarters-client.ts';
import { createEnrolSigner } from './enrol-signer.ts';
import type { KeptKey, OpenKey } from './kept-key.ts';
import { laptopHome, openLaptopKey } from './laptop-keys.ts';
import { certificateBytes, openSignerFiles, type SignerFile } from './signer-files.ts';
import { openTokenKey, tokenHome } from './token-keys.ts';
import type { Tokens } from './token/open-tokens.ts';
import { createUnlockedKeys } from './unlocked-keys.ts';

/** This many wrong passphrases are forgiven; each further one doubles the wait. */
const freeTries = 3;
const longestWaitMs = 5 * 60_000;

export type Signers = {
  readonly services: Pick<Services, 'signers.list' | 'signers.enrol' | 'signers.unlock' | 'signers.lock'>;
  /** Inspectors whose certificates are on this laptop and in force now. */
  readonly ready: () => readonly Id[];
  /** @throws HechaError `SIGNER_UNKNOWN`, `SIGNER_LOCKED`; a key that fails to sign is locked by that. */
  readonly signerOf: (inspectorId: Id) => Signer;
  readonly close: () => Promise<void>;
};

type Kept = { readonly file: SignerFile; readonly certificate: Certificate };

const keptOf = (file: SignerFile): Kept => ({
  file,
  certificate: readCertificate(certificateBytes(file.certificate)),
});

const placeOf = (key: KeptKey): SignerState['place'] =>
  key.name === 'laptop' ? { name: 'laptop' } : { name: 'token', serial: key.serial, label: key.label };

/**
 * The inspectors who can sign on this laptop. A key is made here or on a token, rests under a passphrase or behind a PIN,
 * and is at hand only between an unlock and ten minutes without use.
 */
export const openSigners = async ({
  client,
  tokens,
  ports,
}: {
  client: Pick<HeadquartersClient, 'ask'>;
  tokens: Tokens;
  ports: Pick<Ports, 'dataFolder' | 'vault' | 'log' | 'now'>;
}): Promise<Signers> => {
  const files = await openSignerFiles(ports);
  const kept = new Map<Id, Kept>((await files.all()).map((file) => [file.inspector.id, keptOf(file)]));
  const now = () => Date.parse(ports.now());
  const unlocked = createUnlockedKeys(now);
  const enrolIn = createEnrolSigner({ client, files });

  const demand = (inspectorId: Id): Kept => {
    const found = kept.get(inspectorId);
    if (!found) throw new HechaError('SIGNER_UNKNOWN', { inspectorId });
    return found;
  };

  const stateOf = (id: Id): SignerState => {
    const { file, certificate } = demand(id);
    const until = unlocked.until(id);
    return {
      inspector: file.inspector,
      organisation: certificate.subject.organisation,
      issuer: certificate.issuer.commonName,
      serial: certificate.serial,
      notAfter: certificate.notAfter,
      place: placeOf(file.key),
      key: until === null ? { name: 'locked', waitUntil: file.waitUntil } : { name: 'unlocked', until },
    };
  };

  const list: Services['signers.list'] = async () => {
    await unlocked.forgetIdle();
    return { signers: [...kept.keys()].map(stateOf), tokens: await tokens.list() };
  };

  const keep = async (file: SignerFile): Promise<void> => {
    await files.keep(file);
    kept.set(file.inspector.id, keptOf(file));
  };

  const enrol: Services['signers.enrol'] = async (order) => {
    const home = 'token' in order ? tokenHome(tokens, order.token, order.pin) : laptopHome(order.passphrase);
    const { answer, kept: made, key } = await enrolIn(home, order.code);
    const { inspector, certificate, chain } = answer;
    const replaces = kept.get(inspector.id)?.file.key ?? null;
    try {
      // The key before must not sign under the new certificate.
      await unlocked.forget(inspector.id);
      await keep({ schema: 2, inspector, certificate, chain, key: made, failures: 0, waitUntil: null });
      await files.dropPending();
    } catch (caught) {
      await key.close();
      throw caught;
    }
    const name = `Hecha ${inspector.name}`;
    await key.certified({ certificate: certificateBytes(certificate), name, replaces });
    await unlocked.keep(inspector.id, key);
    return stateOf(inspector.id);
  };

  const countFailure = async ({ file }: Kept): Promise<never> => {
    const failures = file.failures + 1;
    const wait = failures <= freeTries ? 0 : Math.min(longestWaitMs, 1000 * 2 ** (failures - freeTries));
    const waitUntil = wait === 0 ? null : new Date(now() + wait).toISOString();
    await keep({ ...file, failures, waitUntil });
    throw new HechaError('PASSPHRASE_WRONG', { waitUntil });
  };

  const openKey = async (found: Kept, secret: string): Promise<OpenKey> => {
    const { key, waitUntil, failures } = found.file;
    // A token counts wrong tries itself.
    if (key.name === 'token') return openTokenKey(tokens, key, secret);
    if (waitUntil !== null && now() < Date.parse(waitUntil))
      throw new HechaError('PASSPHRASE_WAIT', { waitUntil });
    const open = await openLaptopKey(key.wrapped, secret).catch(() => countFailure(found));
    if (failures > 0) await keep({ ...found.file, failures: 0, waitUntil: null });
    return open;
  };

  /** Signs with the key while it is unlocked; one that failed (its token was pulled, say) must be unlocked again. */
  const signWith =
    (inspectorId: Id, { file }: Kept, sign: Signer['sign']): Signer['sign'] =>
    async (bytes) => {
      try {
        return await sign(bytes);
      } catch (caught) {
        await unlocked.forget(inspectorId);
        const problem = ensureHechaError(caught);
        if (problem.code !== 'SIGNER_LOCKED') throw problem;
        const detail = { inspectorId, name: file.inspector.name };
        throw new HechaError('SIGNER_LOCKED', detail, { cause: problem });
      }
    };

  return {
    services: {
      'signers.list': list,
      'signers.enrol': enrol,
      'signers.unlock': async ({ inspectorId, passphrase }) => {
        await unlocked.keep(inspectorId, await openKey(demand(inspectorId), passphrase));
        return stateOf(inspectorId);
      },
      'signers.lock': async () => {
        await unlocked.forgetAll();
        return list({});
      },
    },
    // A laptop's clock may be behind headquarters': a certificate that was received is in force.
    ready: () =>
      [...kept].flatMap(([id, { certificate }]) => (now() <= Date.parse(certificate.notAfter) ? [id] : [])),
    signerOf: (inspectorId) => {
      void unlocked.forgetIdle();
      const found = demand(inspectorId);
      const key = unlocked.use(inspectorId);
      if (!key) throw new HechaError('SIGNER_LOCKED', { inspectorId, name: found.file.inspector.name });
      const { certificate, chain } = found.file;
      return {
        certificate: certificateBytes(certificate),
        chain: chain.map(certificateBytes),
        algorithm: key.algorithm,
        sign: signWith(inspectorId, found, key.sign),
      };
    },
    close: unlocked.forgetAll,
  };
};
