import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataHome } from '../../../main/hosts/data-home.ts';
import { findBrowser, findElectron, hasDisplay } from '../../../main/hosts/launch/find-program.ts';
import { readHostOptions, readStartOptions } from '../../../main/hosts/launch/options.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hecha-launch-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const program = async (path: string): Promise<string> => {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, '#!/bin/sh\n');
  await chmod(path, 0o755);
  return path;
};

describe('what npm start is asked for', () => {
  it('has a default for everything', () => {
    expect(readStartOptions([])).toEqual({
      data: dataHome(),
      pkcs11: null,
      port: 4700,
      headquarters: null,
      browser: false,
      open: true,
      help: false,
    });
  });

  it('takes every documented option', () => {
    const args = [
      '--data',
      'here',
      '--port',
      '4800',
      '--headquarters',
      'https://hq.example/',
      '--pkcs11',
      'vendor/module.so',
      '--browser',
      '--no-open',
    ];
    expect(readStartOptions(args)).toMatchObject({
      data: resolve('here'),
      port: 4800,
      headquarters: 'https://hq.example',
      pkcs11: resolve('vendor/module.so'),
      browser: true,
      open: false,
    });
    expect(readHostOptions(['--pkcs11', 'module.so']).pkcs11).toBe(resolve('module.so'));
    expect(readHostOptions(['--port', '4800']).headquarters).toBe('http://127.0.0.1:4810');
  });

  it.each([
    [['--port', '0']],
    [['--port', '65536']],
    [['--port', 'x']],
    [['--pkcs11', '']],
    [['--headquarters', 'hq.example']],
    [['--headquarters', 'file:///etc']],
    [['--headquarters', 'https://me:secret@hq.example']],
    [['--unknown']],
    [['stray']],
  ])('is refused when it is %j', (args) => {
    expect(() => readStartOptions(args)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }) as Error);
  });
});

describe('where data lives', () => {
  it('is the place of the operating system', () => {
    expect(dataHome('linux', {}, '/home/x')).toBe('/home/x/.local/share/hecha');
    expect(dataHome('linux', { XDG_DATA_HOME: '/data' }, '/home/x')).toBe('/data/hecha');
    expect(dataHome('darwin', {}, '/Users/x')).toBe('/Users/x/Library/Application Support/Hecha');
    expect(dataHome('win32', { LOCALAPPDATA: 'L' }, 'H')).toBe(join('L', 'Hecha'));
  });
});

describe('the window', () => {
  it('is the browser that CHROMIUM_PATH names, else the first that is installed', async () => {
    expect(findBrowser('linux', { CHROMIUM_PATH: '/opt/c', PATH: folder })).toBe('/opt/c');
    expect(findBrowser('linux', { PATH: folder })).toBeNull();
    const edge = await program(join(folder, 'microsoft-edge'));
    expect(findBrowser('linux', { PATH: folder })).toBe(edge);
    const chromium = await program(join(folder, 'chromium'));
    expect(findBrowser('linux', { PATH: `/nowhere:${folder}` })).toBe(chromium);
  });

  it('is Electron only where its binary was fetched', async () => {
    expect(findElectron(folder, {})).toBeNull();
    await writeFile(join(folder, 'path.txt'), 'electron');
    expect(findElectron(folder, {})).toBeNull();
    const binary = await program(join(folder, 'dist', 'electron'));
    expect(findElectron(folder, {})).toBe(binary);
    const other = await program(join(folder, 'own', 'electron'));
    expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'own') })).toBe(other);
  });

  it('needs a display on Linux', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('win32', {})).toBe(true);
  });
});
