import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The item that a later edition of `cementAssets` changes. */
export const changedItem = 'g-1.2';

/** Assets of cement alone, at this version; from the second on one item asks for more. */
export const cementAssets = async (folder: string, version: number): Promise<string> => {
  const to = join(folder, `assets-${version}`);
  await mkdir(join(to, 'specifications'), { recursive: true });
  for (const part of ['catalogue', 'rule-sets', 'specifications/general', 'specifications/cement'])
    await cp(join('assets', part), join(to, part), { recursive: true });
  const path = join(to, 'specifications/cement/specification.yaml');
  const text = await readFile(path, 'utf8');
  const asked = `, requirement: { zh: 新版要求, en: Edition ${version} asks for more }`;
  await writeFile(
    path,
    text
      .replace('version: 1\n', `version: ${version}\n`)
      .replace('{ item: g-1.2 }', `{ item: g-1.2${version === 1 ? '' : asked} }`),
  );
  return to;
};
