import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readContent } from '../../headquarters/publication/read-content.ts';
import { specimenContent } from '../shared/content/specimen-content.ts';

let folder: string;
const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-'));
  await Promise.all(Object.entries(specimenContent).map(([path, text]) => write(path, text)));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('reading a content folder', () => {
  it('composes what stands in it and leaves other files alone', async () => {
    await write('icons/readme.yaml', 'not: content');
    await write('specifications/cement/notes.txt', 'not content');
    const { checklists, ruleSets } = await readContent(folder);
    expect(checklists.map(({ id }) => id)).toEqual(['cement']);
    expect(ruleSets.map(({ id }) => id)).toEqual(['short']);
  });

  it('names a broken file by its place in the folder, not on the machine', async () => {
    const rule = specimenContent['rule-sets/short.yaml'] ?? '';
    await write('rule-sets/broken.yaml', rule.replace('version: 1', 'version: none'));
    await expect(readContent(folder)).rejects.toMatchObject({
      code: 'CONTENT_INVALID',
      detail: { file: 'rule-sets/broken.yaml', line: 3 },
    });
  });
});
