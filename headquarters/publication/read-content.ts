import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type Content, type ContentFiles, parseContent } from '../../shared/content/parse-content.ts';

const isContent = (path: string): boolean => /^(catalogue|rule-sets|specifications)\/.+\.ya?ml$/.test(path);

/**
 * The YAML files of the content folders under `folder` (`assets/`), by their path below it.
 * @throws file-system errors as they are.
 */
export const readContentFiles = async (folder: string): Promise<ContentFiles> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isContent);
  const texts = await Promise.all(
    paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const),
  );
  return Object.fromEntries(texts);
};

/**
 * Reads every YAML file of the content folders under `folder` (`assets/`) and composes catalogue, checklists and rule sets.
 * @throws HechaError CONTENT_INVALID {file, line, reason}, the file relative to `folder`; file-system errors as they are.
 */
export const readContent = async (folder: string): Promise<Content> =>
  parseContent(await readContentFiles(folder));
