import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Der, Id, Instant, Line } from '../../../shared/domain/identifiers.ts';
import { HechaError } from '../../../shared/errors.ts';
import { fromBase64Url } from '../../../shared/exchange/base64.ts';
import { keepFile, readKeptFile } from '../kept-file.ts';
import type { Ports } from '../ports.ts';
import { KeptKey } from './kept-key.ts';
import { WrappedKey } from './wrap-key.ts';

const signerParts = {
  inspector: z.strictObject({ id: Id, name: Line }),
  certificate: Der,
  chain: z.array(Der).min(1).max(4),
  failures: z.int().min(0),
  /** No passphrase is tried before this instant; null while there is nothing to wait for. */
  waitUntil: Instant.nullable(),
};
const CurrentSigner = z.strictObject({ schema: z.literal(2), ...signerParts, key: KeptKey });
const CurrentPending = z.strictObject({ schema: z.literal(2), key: KeptKey, request: Der });

/** The first schema knew keys on this laptop only. */
const FirstKey = WrappedKey.transform((wrapped): KeptKey => ({ name: 'laptop', wrapped }));
const asCurrent = <T>(file: T) => ({ ...file, schema: 2 as const });

/** What rests on this laptop of one inspector: certificate, chain, the key or where it is, failed tries at its passphrase. */
const SignerFile = z.union([
  CurrentSigner,
  z.strictObject({ schema: z.literal(1), ...signerParts, key: FirstKey }).transform(asCurrent),
]);
export type SignerFile = z.infer<typeof CurrentSigner>;

/** A key that was made and is still to be certified: the same one is shown again when the answer was lost. */
const PendingFile = z.union([
  CurrentPending,
  z.strictObject({ schema: z.literal(1), key: FirstKey, request: Der }).transform(asCurrent),
]);
export type PendingFile = z.infer<typeof CurrentPending>;

/** The bytes of a certificate as headquarters sends it and files keep it. @throws HechaError `HQ_GARBAGE`. */
export const certificateBytes = (der: Der): Uint8Array<ArrayBuffer> => {
  const bytes = fromBase64Url(der);
  if (!bytes) throw new HechaError('HQ_GARBAGE', { reason: 'certificate' });
  return bytes;
};

const pendingName = 'pending.key';

export type SignerFiles = {
  readonly all: () => Promise<readonly SignerFile[]>;
  readonly keep: (file: SignerFile) => Promise<void>;
  readonly pending: () => Promise<PendingFile | null>;
  readonly keepPending: (file: PendingFile) => Promise<void>;
  readonly dropPending: () => Promise<void>;
};

/**
 * The folder `signers/` of the data folder. Files rest wrapped by the host's keychain on top of the passphrase; one that
 * cannot be read is left as it is and counts as absent: its inspector enrols again.
 */
export const openSignerFiles = async ({
  dataFolder,
  vault,
  log,
}: Pick<Ports, 'dataFolder' | 'vault' | 'log'>): Promise<SignerFiles> => {
  const folder = join(dataFolder, 'signers');
  await mkdir(folder, { recursive: true, mode: 0o700 });

  const write = async (name: string, value: unknown): Promise<void> =>
    keepFile(join(folder, name), await vault.protect(Buffer.from(JSON.stringify(value))));

  const read = async <S extends z.ZodType>(name: string, schema: S): Promise<z.output<S> | null> => {
    const stored = await readKeptFile(join(folder, name));
    if (!stored) return null;
    try {
      return schema.parse(JSON.parse(Buffer.from(await vault.reveal(stored)).toString('utf8')));
    } catch {
      log(`signers: ${name} cannot be read`);
      return null;
    }
  };

  return {
    all: async () => {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.signer')).sort();
      const files = await Promise.all(names.map((name) => read(name, SignerFile)));
      return files.filter((file) => file !== null);
    },
    keep: (file) => write(`${file.inspector.id}.signer`, file),
    pending: () => read(pendingName, PendingFile),
    keepPending: (file) => write(pendingName, file),
    dropPending: () => rm(join(folder, pendingName), { force: true }),
  };
};
