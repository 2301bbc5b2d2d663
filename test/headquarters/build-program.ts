import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

let built: Promise<string> | undefined;

const bundle = async (): Promise<string> => {
  const folder = at(`../../node_modules/.cache/hecha-headquarters-${process.pid}`);
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: at('../../headquarters/main.ts'),
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'headquarters.mjs' } },
    },
  });
  return `${folder}/headquarters.mjs`;
};

/** The path of headquarters' program as plain Node runs it; below the repository, where its packages are. */
export const buildProgram = (): Promise<string> => (built ??= bundle());
