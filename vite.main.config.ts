import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/** Everything that runs in Node: the launcher, both hosts, the report worker, headquarters and the verifier. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist/main',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      external: [/^node:/, ...builtinModules, 'electron'],
      input: {
        start: 'main/start.ts',
        'loopback-host': 'main/hosts/loopback/main.ts',
        'electron-host': 'main/hosts/electron/main.ts',
        'report-worker': 'main/services/report/report-worker.ts',
        verify: 'main/verify.ts',
        headquarters: 'headquarters/main.ts',
        specs: 'headquarters/authoring/main.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
