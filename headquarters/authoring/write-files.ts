import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ContentFiles } from '../../shared/content/parse-content.ts';

/** Replaces a file as a whole: a reader sees the old text or the new one. */
export const writeWhole = async (path: string, bytes: string | Uint8Array): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.new`;
  await writeFile(beside, bytes);
  await rename(beside, path);
};

/**
 * Brings a content folder from one state to another: writes what differs and removes what is gone. Everything is
 * written beside its place first, so that a full disk changes nothing.
 * @returns how many files were written and removed
 */
export const writeContent = async (
  folder: string,
  before: ContentFiles,
  after: ContentFiles,
): Promise<{ readonly changed: number; readonly removed: number }> => {
  const changed = Object.entries(after).filter(([path, text]) => before[path] !== text);
  const removed = Object.keys(before).filter((path) => !(path in after));
  const placeOf = (path: string): string => join(folder, ...path.split('/'));
  try {
    for (const [path, text] of changed) {
      await mkdir(dirname(placeOf(path)), { recursive: true });
      await writeFile(`${placeOf(path)}.new`, text);
    }
  } catch (caught) {
    await Promise.all(changed.map(([path]) => rm(`${placeOf(path)}.new`, { force: true })));
    throw caught;
  }
  for (const [path] of changed) await rename(`${placeOf(path)}.new`, placeOf(path));
  for (const path of removed) await rm(placeOf(path));
  return { changed: changed.length, removed: removed.length };
};
