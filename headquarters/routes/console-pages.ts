import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { HechaError } from '../../shared/errors.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/**
 * Serves the built console: its page at `/console/`, the page that checks reports at `/verify`, and the assets that exist in the build's folder, by exact name.
 * Where the pages were not built (tests of the interface alone) `/console/` says so.
 */
export const registerConsolePages = async (app: FastifyInstance, pagesFolder: string): Promise<void> => {
  const assets = new Set(await readdir(join(pagesFolder, 'assets')).catch(() => []));
  const hidden = { schema: { hide: true } };
  app.get('/', hidden, (_request, reply) => reply.redirect('/console/'));
  app.get('/console', hidden, (_request, reply) => reply.redirect('/console/'));
  app.get('/console/', hidden, async (_request, reply) => {
    const page = await readFile(join(pagesFolder, 'headquarters/console/index.html')).catch(() => null);
    if (page === null) throw new HechaError('METHOD_UNKNOWN', { reason: 'pagesNotBuilt' });
    return reply
      .type(mediaTypes['.html'] ?? '')
      .header('cache-control', 'no-store')
      .send(page);
  });
  app.get('/verify', hidden, async (_request, reply) => {
    const page = await readFile(join(pagesFolder, '../verify-page/verify.html')).catch(() => null);
    if (page === null) throw new HechaError('METHOD_UNKNOWN', { reason: 'pagesNotBuilt' });
    // The page's own policy is the stricter one, and names its one script.
    return reply
      .type(mediaTypes['.html'] ?? '')
      .header('content-security-policy', "frame-ancestors 'none'")
      .send(page);
  });
  app.get<{ Params: { name: string } }>('/assets/:name', hidden, async (request, reply) => {
    const { name } = request.params;
    const mediaType = mediaTypes[extname(name)];
    if (!assets.has(name) || mediaType === undefined) throw new HechaError('METHOD_UNKNOWN', {});
    return reply
      .type(mediaType)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(await readFile(join(pagesFolder, 'assets', name)));
  });
};
