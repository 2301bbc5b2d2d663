import { join } from 'node:path';
import { z } from 'zod';
import type { Services } from '../../../shared/contract/contract.ts';
import { Catalogue } from '../../../shared/domain/catalogue-edition.ts';
import { HechaError } from '../../../shared/errors.ts';
import { type EditionBody, SignedEdition } from '../../../shared/exchange/catalogue-edition.ts';
import { CatalogueAnswer } from '../../../shared/exchange/headquarters-api.ts';
import type { Device } from '../device/device.ts';
import { keepFile, readKeptJson } from '../kept-file.ts';
import type { Ports } from '../ports.ts';
import type { Vault } from '../vault/vault.ts';
import { fetchContent } from './fetch-content.ts';
import type { HeadquartersClient } from './headquarters-client.ts';
import { signedByHeadquarters } from './signed-by-headquarters.ts';

const StoredCatalogue = z.strictObject({
  schema: z.literal(1),
  kept: SignedEdition,
  /** The number that headquarters offered last, when it was not greater than the one kept. */
  refused: z.int().nullable(),
});
type StoredCatalogue = z.infer<typeof StoredCatalogue>;

/**
 * The edition of the catalogue on this laptop: fetched with the assignments, believed only under headquarters' key, and
 * replaced only by one of a greater number.
 */
export const createCatalogue = ({
  dataFolder,
  client,
  vault,
  device,
}: Pick<Ports, 'dataFolder'> & {
  client: HeadquartersClient;
  vault: Pick<Vault, 'hasBlob' | 'putBlob' | 'readBlob'>;
  device: Pick<Device, 'enrolled'>;
}): { pull: () => Promise<void>; read: Services['sync.catalogue'] } => {
  const path = join(dataFolder, 'catalogue.json');

  // A file that cannot be read is fetched again.
  const read = () => readKeptJson(path, StoredCatalogue);

  const keep = (stored: StoredCatalogue) => keepFile(path, Buffer.from(JSON.stringify(stored)));

  const demandSigned = (edition: SignedEdition): void => {
    const signed = signedByHeadquarters(edition, device.enrolled());
    if (signed !== 'yes')
      throw new HechaError(signed === 'otherKey' ? 'HQ_KEY_CHANGED' : 'HQ_GARBAGE', { reason: 'catalogue' });
  };

  /** The bytes must be what was signed: a catalogue, sound, and of that number. */
  const fetchEdition = async ({ digest, version }: EditionBody): Promise<void> => {
    await fetchContent(client, vault, digest);
    try {
      const text = Buffer.from(await vault.readBlob(digest)).toString('utf8');
      if (Catalogue.parse(JSON.parse(text)).version !== version) throw new Error('another version');
    } catch (cause) {
      throw new HechaError(
        'CONTENT_INVALID',
        { file: `catalogue ${version}`, reason: 'schema', digest },
        { cause },
      );
    }
  };

  return {
    pull: async () => {
      const { edition } = await client.ask({ method: 'GET', path: '/v1/catalogue' }, CatalogueAnswer);
      if (!edition) return;
      demandSigned(edition);
      const { digest, version } = edition.body;
      const stored = await read();
      const kept = stored?.kept.body ?? null;
      if (stored && kept && kept.digest !== digest && version <= kept.version) {
        await keep({ ...stored, refused: version });
        throw new HechaError('EDITION_NOT_NEWER', { offered: version, kept: kept.version });
      }
      await fetchEdition(edition.body);
      await keep({ schema: 1, kept: edition, refused: null });
    },
    read: async () => {
      const stored = await read();
      return { edition: stored?.kept.body ?? null, refused: stored?.refused ?? null };
    },
  };
};
