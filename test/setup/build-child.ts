import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const built = new Map<string, Promise<string>>();

const bundle = async (source: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'hecha-child-'));
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: source,
      outDir: folder,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
    ssr: { noExternal: true },
  });
  return join(folder, 'child.mjs');
};

/** The path of a program of the tests as one file that plain Node runs. */
export const buildChild = (source: URL): Promise<string> => {
  const path = fileURLToPath(source);
  const child = built.get(path) ?? bundle(path);
  built.set(path, child);
  return child;
};
