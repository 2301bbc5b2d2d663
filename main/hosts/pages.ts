import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** A file of the page that a host may hand out, and how. */
export type PageFile = { readonly path: string; readonly headers: Readonly<Record<string, string>> };

/** `blob:` frames show the report; everything else comes from the program itself and nothing may leave it. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sent with every answer of every host. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

const fileOf = (path: string, caching: string): PageFile => ({
  path,
  headers: {
    ...securityHeaders,
    'content-type': mediaTypes[extname(path)] ?? 'application/octet-stream',
    'cache-control': caching,
  },
});

/**
 * Everything that may be asked for, by URL path: the page and its assets, listed once at start. What is not listed does
 * not exist, so no path of a request ever reaches the file system. Names of assets carry their hash and never change.
 * @param folder the built pages, `dist/pages`
 */
export const listPages = async (folder: string): Promise<ReadonlyMap<string, PageFile>> => {
  const assets = join(folder, 'assets');
  const names = await readdir(assets);
  return new Map([
    ['/', fileOf(join(folder, 'renderer', 'index.html'), 'no-store')],
    ...names.map((name): [string, PageFile] => [
      `/assets/${name}`,
      fileOf(join(assets, name), 'public, max-age=31536000, immutable'),
    ]),
  ]);
};
