import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Der, Id, Instant, Line } from '../../../shared/domain/identifiers.ts';
import { keepFile, readKeptFile } from '../kept-file.ts';
import type { Ports } from '../ports.ts';
import { WrappedKey } from './wrap-key.ts';

/** What rests on this laptop of one inspector: certificate, chain, the wrapped key, and failed tries at its passphrase. */
export const SignerFile = z.strictObject({
  schema: z.literal(1),
  inspector: z.strictObject({ id: Id, name: Line }),
  certificate: Der,
  chain: z.array(Der).min(1).max(4),
  key: WrappedKey,
  failures: z.int().min(0),
  /** No passphrase is tried before this instant; null while there is nothing to wait for. */
  waitUntil: Instant.nullable(),
});
export type SignerFile = z.infer<typeof SignerFile>;

/** A key that was made and is still to be certified: the same one is shown again when the answer was lost. */
const PendingFile = z.strictObject({ schema: z.literal(1), key: WrappedKey, request: Der });
export type PendingFile = z.infer<typeof PendingFile>;

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
