import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contract } from '../../shared/contract/contract.ts';
import { errorCodes } from '../../shared/errors.ts';

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.name === 'node_modules') return [];
    return entry.isDirectory() ? walk(path) : [path];
  });
const files = ['shared', 'main', 'renderer', 'headquarters', 'test'].flatMap(walk);
const code = files.filter((path) => /\.(ts|tsx)$/.test(path));
const inRooms = code.filter((path) => /^(shared|main|renderer|headquarters)\//.test(path));
const read = (path: string) => readFileSync(path, 'utf8');

describe('the house', () => {
  it('names every file in kebab-case', () => {
    const odd = code.filter(
      (path) => !/^[a-z0-9]+([.-][a-z0-9]+)*\.tsx?$/.test(path.split('/').at(-1) ?? ''),
    );
    expect(odd).toEqual([]);
  });

  it('has no catch-all files and no barrels', () => {
    const odd = inRooms.filter((path) => /\/(utils?|helpers?|common|manager|index)\.tsx?$/.test(path));
    expect(odd).toEqual([]);
  });

  it('exports by name, never by default', () => {
    expect(inRooms.filter((path) => /^export default/m.test(read(path)))).toEqual([]);
  });

  it('names electron only in its host and its launcher', () => {
    const naming = inRooms.filter((path) =>
      /from 'electron'|require\('electron'\)|import\('electron'\)/.test(read(path)),
    );
    expect(naming.filter((path) => !/^main\/hosts\/(electron|launch)\//.test(path))).toEqual([]);
  });

  it('keeps clock and chance out of shared', () => {
    const odd = inRooms.filter(
      (path) =>
        path.startsWith('shared/') && /Date\.now\(|new Date\(\)|Math\.random|randomUUID/.test(read(path)),
    );
    expect(odd).toEqual([]);
  });

  it('sets no type and no lint rule aside without a reason', () => {
    expect(code.filter((path) => /@ts-(ignore|nocheck|expect-error)/.test(read(path)))).toEqual([]);
    const bare = code.filter((path) => /eslint-disable(?!-next-line [\w@/-]+ --)/.test(read(path)));
    expect(bare.filter((path) => path !== 'test/architecture/house.test.ts')).toEqual([]);
  });

  it('says a word about every room', () => {
    const rooms = new Set(
      inRooms.map((path) => path.split('/').slice(0, 2).join('/')).filter((path) => !/\.tsx?$/.test(path)),
    );
    const described = (room: string) =>
      existsSync(`${room}/README.md`) ||
      read(`${dirname(room)}/README.md`).includes(`\`${room.split('/')[1]}/`);
    expect([...rooms].filter((room) => !described(room))).toEqual([]);
  });

  it('exercises every method of the door by name', () => {
    const tests = files
      .filter((path) => path.startsWith('test/') && /\.tsx?$/.test(path))
      .map(read)
      .join('\n');
    expect(Object.keys(contract).filter((method) => !tests.includes(method))).toEqual([]);
  });

  it('gives every error code a place where it is raised', () => {
    const sources = inRooms
      .filter((path) => !['shared/errors.ts', 'shared/text/errors.ts'].includes(path))
      .map(read)
      .join('\n');
    expect(errorCodes.filter((errorCode) => !sources.includes(`'${errorCode}'`))).toEqual([]);
  });
});
