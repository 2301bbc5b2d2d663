import { Catalogue } from '../../shared/domain/catalogue-edition.ts';
import { HechaError } from '../../shared/errors.ts';
import type { SignedEdition } from '../../shared/exchange/catalogue-edition.ts';
import { canonicalBytes } from '../../shared/seal/canonical.ts';
import type { Desk } from '../desk.ts';

type Published = {
  readonly digest: string;
  readonly version: number;
  readonly publishedAt: string;
  readonly catalogue: Catalogue;
};

/** The edition in force: the highest number ever published. Null before the first one. */
export const currentCatalogue = async ({ database, blobs }: Desk): Promise<Published | null> => {
  const row = await database
    .selectFrom('publications')
    .select(['digest', 'version', 'published_at'])
    .where('kind', '=', 'catalogue')
    .orderBy('version', 'desc')
    .executeTakeFirst();
  if (!row) return null;
  const bytes = await blobs.read(row.digest);
  return {
    digest: row.digest,
    version: row.version,
    publishedAt: row.published_at,
    catalogue: Catalogue.parse(JSON.parse(new TextDecoder().decode(bytes))),
  };
};

/**
 * Publishes an edition: a blob named by the digest of its canonical form, and a record of it.
 * @throws HechaError `EDITION_NOT_NEWER` {offered, kept} unless its number is greater than every published one.
 */
export const publishCatalogue = async (desk: Desk, catalogue: Catalogue): Promise<{ digest: string }> => {
  const digest = await desk.blobs.put(canonicalBytes(catalogue));
  await desk.ledger.exclusively(async (commit) => {
    const kept = await currentCatalogue(desk);
    if (kept && catalogue.version <= kept.version)
      throw new HechaError('EDITION_NOT_NEWER', { offered: catalogue.version, kept: kept.version });
    await commit({
      kind: 'contentPublished',
      content: 'catalogue',
      digest,
      id: catalogue.id,
      version: catalogue.version,
      title: catalogue.title,
      categories: [],
      publishedAt: desk.now(),
    });
  });
  return { digest };
};

/** The program's own edition, where staff published no later one. Returns whether it was new. */
export const publishShippedCatalogue = async (desk: Desk, catalogue: Catalogue): Promise<boolean> => {
  const kept = await currentCatalogue(desk);
  if (kept && kept.version >= catalogue.version) return false;
  await publishCatalogue(desk, catalogue);
  return true;
};

/** What laptops are told of the edition in force, under headquarters' signature. Null before the first one. */
export const signedEdition = async (desk: Desk): Promise<SignedEdition | null> => {
  const kept = await currentCatalogue(desk);
  if (!kept) return null;
  const { digest, version, publishedAt, catalogue } = kept;
  return desk.receiptKey.sign({
    schema: 1,
    kind: 'catalogueEdition',
    digest,
    version,
    issuedOn: catalogue.issuedOn,
    publishedAt,
    keyId: desk.receiptKey.keyId,
  });
};
