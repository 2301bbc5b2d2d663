import type { Catalogue } from '../../shared/domain/catalogue-edition.ts';
import { compareCatalogues } from '../../shared/domain/compare-catalogues.ts';
import { HechaError } from '../../shared/errors.ts';
import type { CatalogueImport } from '../../shared/exchange/console-api.ts';
import type { Desk } from '../desk.ts';
import { exportCatalogue, importCatalogue } from './catalogue-workbook.ts';
import { currentCatalogue, publishCatalogue } from './publish-catalogue.ts';

const readEdition = async (
  desk: Desk,
  workbook: Uint8Array,
): Promise<{ catalogue: Catalogue; summary: CatalogueImport }> => {
  const kept = await currentCatalogue(desk);
  const catalogue = await importCatalogue(workbook, kept?.version ?? 0);
  const changes = kept ? compareCatalogues(kept.catalogue, catalogue) : [];
  return {
    catalogue,
    summary: {
      version: catalogue.version,
      before: kept?.version ?? null,
      changes: changes.map((change) => ({ ...change, parts: [...change.parts] })),
    },
  };
};

/**
 * What a workbook would change against the edition in force. Publishes nothing.
 * @throws HechaError `WORKBOOK_INVALID` naming sheet and cell.
 */
export const checkEdition = async (desk: Desk, workbook: Uint8Array): Promise<CatalogueImport> =>
  (await readEdition(desk, workbook)).summary;

/**
 * Publishes the edition that a workbook holds: all of it or nothing.
 * @throws HechaError `WORKBOOK_INVALID` naming sheet and cell, `EDITION_NOT_NEWER` when another was published meanwhile.
 */
export const publishEdition = async (desk: Desk, workbook: Uint8Array): Promise<CatalogueImport> => {
  const { catalogue, summary } = await readEdition(desk, workbook);
  await publishCatalogue(desk, catalogue);
  return summary;
};

/**
 * The edition in force as a workbook, to be changed and imported again.
 * @throws HechaError `BLOB_UNKNOWN` where none was published.
 */
export const workbookOfEdition = async (
  desk: Desk,
): Promise<{ version: number; bytes: Uint8Array<ArrayBuffer> }> => {
  const kept = await currentCatalogue(desk);
  if (!kept) throw new HechaError('BLOB_UNKNOWN');
  return { version: kept.version, bytes: await exportCatalogue(kept.catalogue) };
};
