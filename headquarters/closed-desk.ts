import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HechaError } from '../shared/errors.ts';
import { maxWorkbookBytes } from '../shared/exchange/console-api.ts';
import type { Desk } from './desk.ts';
import { createCloser, type DeskOptions, openDesk } from './open-desk.ts';
import { programFolder } from './program-folder.ts';
import { publishContent } from './publication/publish-content.ts';
import { readContent } from './publication/read-content.ts';

/** The desk of a headquarters that is not running, with the content of this program published. */
export const openPublished = async (
  options: DeskOptions,
): Promise<{ desk: Desk; close: () => Promise<void> }> => {
  const closer = createCloser();
  try {
    const { desk } = await openDesk(options, closer);
    await publishContent(desk, await readContent(join(programFolder(), 'assets')));
    return { desk, close: closer.close };
  } catch (caught) {
    await closer.close();
    throw caught;
  }
};

/** @throws HechaError `INPUT_INVALID` for a file that cannot be read or is too large. */
export const readWorkbookFile = async (file: string): Promise<Uint8Array> => {
  try {
    const { size } = await stat(file);
    if (size > maxWorkbookBytes) throw new HechaError('INPUT_INVALID', { reason: 'tooLarge' });
    return new Uint8Array(await readFile(file));
  } catch (caught) {
    throw caught instanceof HechaError
      ? caught
      : new HechaError('INPUT_INVALID', { reason: 'file' }, { cause: caught });
  }
};
