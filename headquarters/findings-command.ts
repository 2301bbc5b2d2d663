import { writeFile } from 'node:fs/promises';
import { openPublished, readWorkbookFile } from './closed-desk.ts';
import { formerFindingsTemplate } from './history/former-findings.ts';
import { type FormerImport, importFormerFindings } from './history/import-former-visits.ts';
import type { DeskOptions } from './open-desk.ts';

/**
 * Takes in the findings of a former system from a workbook, at a headquarters that is not running.
 * @throws HechaError `DATA_FOLDER_IN_USE` while it runs, `WORKBOOK_INVALID`, `INPUT_INVALID`.
 */
export const importFindingsFile = async (options: DeskOptions, file: string): Promise<FormerImport> => {
  const workbook = await readWorkbookFile(file);
  const { desk, close } = await openPublished(options);
  try {
    return await importFormerFindings(desk, workbook);
  } finally {
    await close();
  }
};

/** Writes an empty workbook with the columns that are read. */
export const writeFindingsTemplate = async (file: string): Promise<void> =>
  writeFile(file, await formerFindingsTemplate());
