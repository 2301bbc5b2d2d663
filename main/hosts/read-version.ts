import { readFile } from 'node:fs/promises';

/**
 * Version of this program. `packageFile` is its `package.json`, told by the entry: code that entries share is bundled
 * into a file of its own, whose address says nothing about where the program lies.
 */
export const readVersion = async (packageFile: URL): Promise<string> =>
  (JSON.parse(await readFile(packageFile, 'utf8')) as { version: string }).version;
