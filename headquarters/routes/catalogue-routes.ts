import type { FastifyInstance } from 'fastify';
import { type CatalogueInForce, maxWorkbookBytes, workbookType } from '../../shared/exchange/console-api.ts';
import type { Desk } from '../desk.ts';
import { checkEdition, publishEdition, workbookOfEdition } from '../publication/import-edition.ts';
import { currentCatalogue } from '../publication/publish-catalogue.ts';
import { bodyOf } from './read-input.ts';

const inForce = async (desk: Desk): Promise<CatalogueInForce> => {
  const kept = await currentCatalogue(desk);
  if (!kept) return { edition: null };
  const { digest, publishedAt, catalogue } = kept;
  return { edition: { digest, publishedAt, catalogue } };
};

/** The catalogue for staff: to read, to fetch as a workbook, to check and to publish a workbook. */
export const registerCatalogueRoutes = (app: FastifyInstance, desk: Desk): void => {
  const hidden = { schema: { hide: true } };
  const upload = { ...hidden, bodyLimit: maxWorkbookBytes };
  app.addContentTypeParser(workbookType, { parseAs: 'buffer' }, (_request, body, parsed) =>
    parsed(null, body),
  );
  app.get('/catalogue', hidden, () => inForce(desk));
  app.get('/catalogue.xlsx', hidden, async (_request, reply) => {
    const { version, bytes } = await workbookOfEdition(desk);
    return reply
      .type(workbookType)
      .header('content-disposition', `attachment; filename="catalogue-${version}.xlsx"`)
      .send(Buffer.from(bytes));
  });
  app.post('/catalogue/check', upload, (request) => checkEdition(desk, bodyOf(request)));
  app.post('/catalogue', upload, async (request, reply) =>
    reply.code(201).send(await publishEdition(desk, bodyOf(request))),
  );
};
