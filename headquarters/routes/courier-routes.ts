import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { FastifyInstance } from 'fastify';
import type { Id } from '../../shared/domain/identifiers.ts';
import { HechaError } from '../../shared/errors.ts';
import { importBundle } from '../courier/import-bundle.ts';
import type { Desk } from '../desk.ts';

/** Largest bundle that a browser may bring, in bytes; the command has no bound. */
const maxBundleBytes = 16 * 1024 ** 3;

/** A bundle that somebody brought, as the body of a request. */
export const registerCourierRoutes = (
  app: FastifyInstance,
  { desk, onReceived }: { readonly desk: Desk; readonly onReceived: (id: Id) => void },
): void => {
  app.addContentTypeParser('application/octet-stream', (_request, payload, parsed) => parsed(null, payload));
  app.post('/courier', { schema: { hide: true }, bodyLimit: maxBundleBytes }, (request) => {
    if (!(request.body instanceof Readable)) throw new HechaError('BUNDLE_INVALID', { reason: 'body' });
    return importBundle(desk, Readable.toWeb(request.body) as ReadableStream<Uint8Array>, onReceived);
  });
};
