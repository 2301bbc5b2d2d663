import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Digest } from '../../shared/domain/identifiers.ts';
import { LogConsistency, LogInclusion, TreeHead } from '../../shared/exchange/log.ts';
import type { Desk } from '../desk.ts';
import { readConsistency, readHead, readInclusion } from '../log/read-log.ts';
import { answers, openApiOf, readInput } from './read-input.ts';

const Leaf = z.strictObject({ leaf: Digest });
const From = z.strictObject({ from: z.string().regex(/^\d{1,15}$/) });

const tags = ['open'];

/** The public log of receipts: anybody may ask, keep heads, and compare. */
export const logRoutes = (app: FastifyInstance, { desk }: { readonly desk: Desk }): void => {
  app.get(
    '/log/head',
    { schema: { summary: 'The newest head of the log, signed', tags, response: answers({ 200: TreeHead }) } },
    () => readHead(desk),
  );
  app.get(
    '/log/inclusion/:leaf',
    {
      schema: {
        summary: 'Proof that the log has a receipt, by the hash of its entry',
        tags,
        params: openApiOf(Leaf),
        response: answers({ 200: LogInclusion }),
      },
    },
    (request) => readInclusion(desk, readInput(Leaf, request.params).leaf),
  );
  app.get(
    '/log/consistency',
    {
      schema: {
        summary: 'Proof that the log continues what it was when it had `from` entries',
        tags,
        querystring: openApiOf(From),
        response: answers({ 200: LogConsistency }),
      },
    },
    (request) => readConsistency(desk, Number(readInput(From, request.query).from)),
  );
};
