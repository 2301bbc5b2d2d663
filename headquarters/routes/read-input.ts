import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HechaError } from '../../shared/errors.ts';
import { WireError } from '../../shared/exchange/headquarters-api.ts';
import { isPlainJson } from '../../shared/seal/plain-text.ts';

/**
 * A value that came in, checked.
 * @throws HechaError `INPUT_INVALID` with the first fields that are wrong, or for text that no database holds.
 */
export const readInput = <S extends z.ZodType>(schema: S, value: unknown): z.infer<S> => {
  if (!isPlainJson(JSON.stringify(value))) throw new HechaError('INPUT_INVALID', { reason: 'text' });
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, 5).map(({ path, message }) => ({
    path: path.join('.'),
    message,
  }));
  throw new HechaError('INPUT_INVALID', { issues });
};

/** The raw bytes of a request's body; none where it has none. */
export const bodyOf = (request: FastifyRequest): Uint8Array =>
  request.body instanceof Uint8Array ? request.body : new Uint8Array();

/** A JSON body, checked. */
export const readJsonBody = <S extends z.ZodType>(schema: S, request: FastifyRequest): z.infer<S> => {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bodyOf(request)));
  } catch {
    throw new HechaError('INPUT_INVALID', { reason: 'notJson' });
  }
  return readInput(schema, value);
};

/** A schema as OpenAPI 3.1 writes it (JSON Schema 2020-12). */
export const openApiOf = (schema: z.ZodType): Record<string, unknown> => {
  const { $schema: _version, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
};

/** Answers of a route as OpenAPI writes them: by status, null for bytes; what is refused looks alike everywhere. */
export const answers = (success: Record<number, z.ZodType | null>) => ({
  ...Object.fromEntries(
    Object.entries(success).map(([status, schema]) => [
      status,
      schema === null
        ? { description: 'bytes', type: 'string', format: 'binary' }
        : { description: 'answer', ...openApiOf(schema) },
    ]),
  ),
  '4xx': { description: 'refused; `code` says why', ...openApiOf(WireError) },
});
