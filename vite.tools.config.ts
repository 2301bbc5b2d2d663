import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/** Developer tools that drive the built product: the demonstration and the benchmark. Never shipped. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist/tools',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      external: [/^node:/, ...builtinModules],
      input: { demo: 'test/demo/main.ts', bench: 'test/bench/main.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
