import { writeFile } from 'node:fs/promises';
import type { CatalogueImport } from '../shared/exchange/console-api.ts';
import { openPublished, readWorkbookFile } from './closed-desk.ts';
import type { DeskOptions } from './open-desk.ts';
import { publishEdition, workbookOfEdition } from './publication/import-edition.ts';

/**
 * Publishes the edition of the catalogue that a workbook holds, at a headquarters that is not running.
 * @throws HechaError `DATA_FOLDER_IN_USE` while it runs (its page imports as well), `WORKBOOK_INVALID`, `INPUT_INVALID`.
 */
export const importCatalogueFile = async (options: DeskOptions, file: string): Promise<CatalogueImport> => {
  const workbook = await readWorkbookFile(file);
  const { desk, close } = await openPublished(options);
  try {
    return await publishEdition(desk, workbook);
  } finally {
    await close();
  }
};

/** Writes the edition in force to a workbook, to be changed and imported again. Returns its number. */
export const exportCatalogueFile = async (options: DeskOptions, file: string): Promise<number> => {
  const { desk, close } = await openPublished(options);
  try {
    const { version, bytes } = await workbookOfEdition(desk);
    await writeFile(file, bytes);
    return version;
  } finally {
    await close();
  }
};
