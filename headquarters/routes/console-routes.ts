import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { InspectionType } from '../../shared/domain/catalogue.ts';
import { Checklist, productUnitsOf } from '../../shared/domain/checklist.ts';
import { Digest, Id } from '../../shared/domain/identifiers.ts';
import { HechaError } from '../../shared/errors.ts';
import {
  CodeRequest,
  type DeviceList,
  DispatchRequest,
  type PublishedLine,
  type PublishedList,
  RevocationRequest,
  revocationReasons,
  SessionRequest,
} from '../../shared/exchange/console-api.ts';
import { revokeCertificate } from '../certificates/certify-inspector.ts';
import { listCertificates } from '../certificates/list-certificates.ts';
import type { Desk } from '../desk.ts';
import { countWork, listAssignments } from '../dispatch/count-work.ts';
import { dispatchAssignment } from '../dispatch/dispatch-assignment.ts';
import { openInspectionsOf } from '../history/past-visits.ts';
import { listReceived, readReceived } from '../intake/list-received.ts';
import { specificationsInForce } from '../publication/publish-content.ts';
import { issueEnrolmentCode, revokeDevice } from '../register/enrolment.ts';
import type { AttemptLimit } from '../register/limit-attempts.ts';
import { sessionCookie, type StaffSessions } from '../register/staff-sessions.ts';
import { registerCourierRoutes } from './courier-routes.ts';
import { registerCatalogueRoutes } from './catalogue-routes.ts';
import { readInput, readJsonBody } from './read-input.ts';

export type ConsoleRoutesOptions = {
  readonly desk: Desk;
  readonly sessions: StaffSessions;
  readonly loginLimit: AttemptLimit;
  /** Hosts under which a browser may address this server; null: whichever the proxy in front lets through. */
  readonly hosts: readonly string[] | null;
  readonly secureCookie: boolean;
  /** Told of each inspection that was taken in for the first time. */
  readonly onReceived: (submissionId: Id) => void;
};

const ReceivedQuery = z.strictObject({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  search: z.string().trim().max(100).default(''),
  type: InspectionType.optional(),
  outcome: z.enum(['pass', 'fail', 'neutral']).optional(),
});
const SerialParams = z.strictObject({ serial: z.string().regex(/^[0-9a-f]{1,40}$/) });
const FirmParams = z.strictObject({ creditCode: z.string().length(18) });
const AssignmentQuery = z.strictObject({
  state: z.enum(['open', 'all']).default('open'),
  after: z.string().max(120).optional(),
});

/** A foreign page must not speak in a browser's name: exact host, and own origin for everything that changes. */
const demandOwnPage = (app: FastifyInstance, { hosts }: ConsoleRoutesOptions): void => {
  app.addHook('onRequest', (request, _reply, done) => {
    const host = request.headers.host ?? '';
    const origin = request.headers.origin;
    const foreignHost = hosts !== null && !hosts.includes(host);
    const foreignOrigin = origin !== undefined && origin.replace(/^https?:\/\//, '') !== host;
    const unnamed = request.method !== 'GET' && origin === undefined;
    done(
      foreignHost || foreignOrigin || unnamed
        ? new HechaError('HOST_FORBIDDEN', { reason: foreignHost ? 'host' : 'origin' })
        : undefined,
    );
  });
};

const sessionRoutes = (app: FastifyInstance, options: ConsoleRoutesOptions): void => {
  const { sessions, loginLimit, secureCookie } = options;
  const cookie = (id: string, seconds: number) =>
    `${sessionCookie}=${id}; Path=/console; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secureCookie ? '; Secure' : ''}`;
  app.post('/session', { schema: { hide: true } }, async (request, reply) => {
    loginLimit.check(request.ip);
    const id = sessions.open(readJsonBody(SessionRequest, request).token.trim());
    if (id === null) {
      loginLimit.count(request.ip);
      throw new HechaError('HOST_FORBIDDEN', { reason: 'token' });
    }
    return reply
      .header('set-cookie', cookie(id, 12 * 3600))
      .code(204)
      .send();
  });
  app.delete('/session', { schema: { hide: true } }, async (request, reply) => {
    sessions.close(request.headers.cookie);
    return reply.header('set-cookie', cookie('', 0)).code(204).send();
  });
};

const listDevices = async ({ database, now }: Desk): Promise<DeviceList> => {
  const devices = await database
    .selectFrom('devices')
    .selectAll()
    .select((select) =>
      select
        .selectFrom('submissions')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('submissions.device_id', '=', 'devices.device_id')
        .as('received'),
    )
    .orderBy('enrolled_at', 'desc')
    .limit(500)
    .execute();
  const codes = await database
    .selectFrom('enrolment_codes')
    .selectAll()
    .where('used_by', 'is', null)
    .where('expires_at', '>', now())
    .orderBy('issued_at', 'desc')
    .limit(50)
    .execute();
  return {
    devices: devices.map((row) => ({
      deviceId: row.device_id,
      name: row.name,
      holder: { id: row.holder_id, name: row.holder_name },
      enrolledAt: row.enrolled_at,
      lastSeenAt: row.last_seen_at,
      revokedAt: row.revoked_at,
      received: row.received ?? 0,
    })),
    codes: codes.map((row) => ({
      holder: { id: row.holder_id, name: row.holder_name },
      issuedAt: row.issued_at,
      expiresAt: row.expires_at,
    })),
  };
};

const listPublished = async ({ database, blobs }: Desk): Promise<PublishedList> => {
  const rows = await database
    .selectFrom('publications')
    .selectAll()
    .orderBy('kind')
    .orderBy('content_id')
    .orderBy('version', 'desc')
    .orderBy('published_at', 'desc')
    .execute();
  const offerOf = async (digest: string): Promise<Pick<PublishedLine, 'units' | 'ruleSets'>> => {
    const checklist = Checklist.parse(JSON.parse(new TextDecoder().decode(await blobs.read(digest))));
    return { units: productUnitsOf(checklist), ruleSets: checklist.ruleSets };
  };
  return {
    published: await Promise.all(
      rows.map(async (row) => ({
        digest: row.digest,
        kind: row.kind,
        id: row.content_id,
        version: row.version,
        title: row.title,
        categoryCodes: row.categories.map(({ code }) => code),
        category: row.categories.length === 1 ? (row.categories[0]?.name ?? null) : null,
        publishedAt: row.published_at,
        ...(row.kind === 'checklist' ? await offerOf(row.digest) : { units: [], ruleSets: {} }),
      })),
    ),
  };
};

/** Only pictures and the report open in the browser; anything else is downloaded, never run. */
const shownInline = new Set(['image/jpeg', 'image/png', 'image/webp', 'application/pdf']);

const fileName = (role: string, reportNumber: string): string | null =>
  role === 'report'
    ? `${reportNumber}.pdf`
    : role === 'strengthened'
      ? `${reportNumber}-strengthened.pdf`
      : null;

const sendBlob = async (
  { database, blobs }: Desk,
  { id, digest }: { id: string; digest: string },
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const ref = await database
    .selectFrom('submission_blobs')
    .innerJoin('submissions', 'submissions.submission_id', 'submission_blobs.submission_id')
    .select(['media_type', 'bytes', 'role', 'report_number'])
    .where('submission_blobs.submission_id', '=', id)
    .where('digest', '=', digest)
    .executeTakeFirst();
  if (!ref) throw new HechaError('BLOB_UNKNOWN', { digest });
  const inline = shownInline.has(ref.media_type);
  const name = fileName(ref.role, ref.report_number) ?? digest.slice(0, 16);
  return reply
    .type(inline ? ref.media_type : 'application/octet-stream')
    .header('content-length', ref.bytes)
    .header('content-disposition', `${inline ? 'inline' : 'attachment'}; filename="${name}"`)
    .header('cache-control', 'private, max-age=3600, immutable')
    .send(blobs.stream(digest));
};

const staffRoutes = (app: FastifyInstance, { desk, sessions, onReceived }: ConsoleRoutesOptions): void => {
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('cache-control', 'no-store');
    done(
      sessions.isOpen(request.headers.cookie)
        ? undefined
        : new HechaError('HOST_FORBIDDEN', { reason: 'session' }),
    );
  });
  const hidden = { schema: { hide: true } };
  app.get('/overview', hidden, () => countWork(desk));
  app.get('/inspections', hidden, (request) => {
    const query = readInput(ReceivedQuery, request.query);
    return listReceived(desk, {
      before: query.before ?? null,
      limit: query.limit,
      search: query.search,
      type: query.type ?? null,
      outcome: query.outcome ?? null,
    });
  });
  app.get('/inspections/:id', hidden, (request) =>
    readReceived(desk, readInput(z.strictObject({ id: Id }), request.params).id),
  );
  app.get('/inspections/:id/blobs/:digest', hidden, (request, reply) =>
    sendBlob(desk, readInput(z.strictObject({ id: Id, digest: Digest }), request.params), reply),
  );
  app.get('/assignments', hidden, (request) => {
    const { state, after } = readInput(AssignmentQuery, request.query);
    return listAssignments(desk, { state, after: after ?? null });
  });
  app.post('/assignments', hidden, async (request, reply) => {
    const assignment = await dispatchAssignment(desk, readJsonBody(DispatchRequest, request));
    return reply.code(201).send(assignment);
  });
  app.get('/firms/:creditCode/open', hidden, async (request) => {
    const { creditCode } = readInput(FirmParams, request.params);
    return { inspections: await openInspectionsOf(desk, creditCode) };
  });
  app.get('/devices', hidden, () => listDevices(desk));
  app.post('/devices/:id/revoke', hidden, async (request, reply) => {
    await revokeDevice(desk, readInput(z.strictObject({ id: Id }), request.params).id);
    return reply.code(204).send();
  });
  app.get('/certificates', hidden, () => listCertificates(desk));
  app.post('/certificates/:serial/revoke', hidden, async (request, reply) => {
    const { serial } = readInput(SerialParams, request.params);
    const { reason } = readJsonBody(RevocationRequest, request);
    await revokeCertificate(desk, serial, revocationReasons[reason]);
    return reply.code(204).send();
  });
  app.post('/codes', hidden, async (request, reply) => {
    const issued = await issueEnrolmentCode(desk, readJsonBody(CodeRequest, request).holder);
    return reply.code(201).send(issued);
  });
  app.get('/content', hidden, () => listPublished(desk));
  app.get('/content/in-force', hidden, () => specificationsInForce(desk));
  registerCatalogueRoutes(app, desk);
  registerCourierRoutes(app, { desk, onReceived });
};

/** What headquarters' own page asks, below `/console`. */
export const registerConsoleRoutes = async (
  app: FastifyInstance,
  options: ConsoleRoutesOptions,
): Promise<void> => {
  const scoped = (prefix: string, routes: (scope: FastifyInstance, options: ConsoleRoutesOptions) => void) =>
    app.register(
      (scope, _options, done) => {
        scope.removeAllContentTypeParsers();
        scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, parsed) =>
          parsed(null, body),
        );
        demandOwnPage(scope, options);
        routes(scope, options);
        done();
      },
      { prefix },
    );
  await scoped('/console', sessionRoutes);
  await scoped('/console/api', staffRoutes);
};
