import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Writes script and style into the page, which becomes one file, and a policy that runs this script alone and
 * connects to nothing.
 */
const oneFile: Plugin = {
  name: 'one-file',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const pieces = Object.values(bundle);
    const script = pieces.flatMap((piece) => (piece.type === 'chunk' ? [piece.code] : [])).join('\n');
    const textOf = (end: string) =>
      pieces.flatMap((piece) =>
        piece.type === 'asset' && piece.fileName.endsWith(end) ? [String(piece.source)] : [],
      );
    const code = script.replaceAll('</script', '<\\/script');
    const hash = createHash('sha256').update(code).digest('base64');
    const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;
    const html = (textOf('.html')[0] ?? '')
      .replace(/<script[^>]*><\/script>\s*/g, '')
      .replace(/<link rel="stylesheet"[^>]*>\s*/g, '')
      .replace(
        '<head>',
        () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
      )
      .replace('</head>', () => `<style>${textOf('.css').join('\n')}</style>\n  </head>`)
      .replace('</body>', () => `<script type="module">${code}</script>\n  </body>`);
    for (const name of Object.keys(bundle)) delete bundle[name];
    this.emitFile({ type: 'asset', fileName: 'verify.html', source: html });
  },
};

/** The page that checks a report without a server: `dist/verify-page/verify.html`. */
export default defineConfig({
  root: at('headquarters/verify-page'),
  publicDir: false,
  plugins: [react(), oneFile],
  build: {
    outDir: at('dist/verify-page'),
    emptyOutDir: true,
    target: 'chrome128',
    modulePreload: false,
    chunkSizeWarningLimit: 3000,
  },
});
