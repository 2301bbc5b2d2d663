import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the installed program: the nearest one above this file that holds `package.json` and `assets`. */
export const programFolder = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!(existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'assets')))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('program folder not found');
    folder = above;
  }
  return folder;
};
