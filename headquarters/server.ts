import { join } from 'node:path';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Assignment } from '../shared/domain/assignment.ts';
import { ensureHechaError, HechaError } from '../shared/errors.ts';
import type { DispatchRequest } from '../shared/exchange/console-api.ts';
import type { Desk } from './desk.ts';
import { dispatchAssignment } from './dispatch/dispatch-assignment.ts';
import { readError } from './errors-to-http.ts';
import type { Holder } from './intake/records.ts';
import { type Closer, createCloser, type DeskOptions, openDesk } from './open-desk.ts';
import { programFolder } from './program-folder.ts';
import { publishContent } from './publication/publish-content.ts';
import { readContent } from './publication/read-content.ts';
import { forgetOldNonces } from './register/check-request.ts';
import { issueEnrolmentCode } from './register/enrolment.ts';
import { limitAttempts } from './register/limit-attempts.ts';
import { createStaffSessions, openConsoleToken } from './register/staff-sessions.ts';
import { registerConsolePages } from './routes/console-pages.ts';
import { registerConsoleRoutes } from './routes/console-routes.ts';
import { registerDeviceRoutes } from './routes/device-routes.ts';
import { seedSamples } from './samples/seed-samples.ts';
import { createStrengthening, waitingReports } from './strengthening/strengthening.ts';
import { openTimestampAuthority, remoteTimestampAuthority } from './strengthening/timestamp-authority.ts';

export type HeadquartersOptions = DeskOptions & {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  /** Address that laptops and browsers use, where a proxy stands in front. Without a trailing slash. */
  readonly publicUrl?: string;
  /** Timestamp authority (RFC 3161) by its address; without it one of headquarters' own. */
  readonly timestampUrl?: string;
  /** Dispatches the sample assignments when nothing was dispatched yet. */
  readonly samples?: boolean;
  /** Folder of checklists and rule sets to publish; the program's own by default. */
  readonly assetsFolder?: string;
  /** Folder of the built pages; the program's own by default. */
  readonly pagesFolder?: string;
  /** One line to the log; never secrets, never what people wrote. */
  readonly log?: (line: string) => void;
};

export type Headquarters = {
  readonly address: string;
  readonly consoleAddress: string;
  readonly consoleToken: string;
  /** A fresh code for the first laptop, while none is enrolled and there are samples to work on. */
  readonly enrolmentCode: string | null;
  readonly receiptKey: { readonly keyId: string; readonly publicKey: string };
  readonly issueEnrolmentCode: (holder: Holder) => Promise<{ code: string; expiresAt: string }>;
  readonly dispatch: (request: DispatchRequest) => Promise<Assignment>;
  /** Bytes of a torn last record that were set aside at this start. */
  readonly setAsideBytes: number;
  readonly close: () => Promise<void>;
};

/** Content-Security-Policy of the console: nothing from anywhere else, no inline code. */
const policy = {
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  },
};

const openApi = {
  openapi: '3.1.0' as const,
  info: {
    title: 'Hecha headquarters',
    version: '1',
    description:
      'The wire between a laptop and headquarters. Requests but `open` ones carry an RFC 9421 signature by the ' +
      'laptop’s Ed25519 key over `@method`, `@target-uri` and `content-digest` (RFC 9530, sha-256), with `created`, ' +
      '`nonce`, `keyid`, `alg="ed25519"`, `tag="hecha"`.',
  },
  components: {
    securitySchemes: {
      deviceSignature: { type: 'apiKey' as const, in: 'header' as const, name: 'signature' },
    },
  },
};

const createApp = async (log: (line: string) => void, now: () => string): Promise<FastifyInstance> => {
  const app = Fastify({
    bodyLimit: 1024 * 1024,
    // A laptop that closed its lid in the middle of a photo must not hold the photo's turn for long.
    connectionTimeout: 30_000,
    requestTimeout: 3_600_000,
    forceCloseConnections: true,
  });
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => JSON.stringify);
  app.setErrorHandler(async (caught, _request, reply) => {
    const { error, status } = readError(caught);
    if (status === 500) log(`internal: ${String(caught)}`);
    // By this header a laptop with a wrong clock corrects itself.
    if (error.code === 'REQUEST_STALE') void reply.header('date', new Date(now()).toUTCString());
    return reply.code(status).send({ code: error.code, detail: error.detail });
  });
  app.setNotFoundHandler(async (_request, reply) =>
    reply.code(404).send({ code: 'METHOD_UNKNOWN', detail: {} }),
  );
  await app.register(helmet, {
    contentSecurityPolicy: policy,
    crossOriginEmbedderPolicy: true,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: false,
  });
  await app.register(swagger, { openapi: openApi });
  return app;
};

const firstCode = async (desk: Desk, holder: Holder | null): Promise<string | null> => {
  const { count } = await desk.database
    .selectFrom('devices')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count === 0 && holder ? (await issueEnrolmentCode(desk, holder)).code : null;
};

const listen = async (app: FastifyInstance, host: string, port: number): Promise<number> => {
  await app.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new HechaError('PORT_IN_USE', { port }, { cause: error }) : error;
  });
  const address = app.server.address();
  return typeof address === 'object' && address ? address.port : port;
};

const isLoopback = (host: string) => ['127.0.0.1', '::1', 'localhost'].includes(host);

/**
 * Starts headquarters over a data folder that it takes for itself. Ready when it resolves: the database holds all that
 * the intake journal holds, checklists are published, the port answers.
 * @throws HechaError `DATA_FOLDER_IN_USE`, `PORT_IN_USE`, `DATABASE_NEWER`, `JOURNAL_BROKEN`, `JOURNAL_GAP`,
 * `JOURNAL_FORK`, `CONTENT_INVALID`.
 */
export const startHeadquarters = async (options: HeadquartersOptions): Promise<Headquarters> => {
  const closer = createCloser();
  try {
    return await start(options, closer);
  } catch (caught) {
    await closer.close();
    throw caught;
  }
};

const start = async (options: HeadquartersOptions, closer: Closer): Promise<Headquarters> => {
  const log = options.log ?? (() => undefined);
  const host = options.host ?? '127.0.0.1';
  const folder = programFolder();
  const { desk, setAsideBytes } = await openDesk(options, closer);
  await publishContent(desk, await readContent(options.assetsFolder ?? join(folder, 'assets')));
  const holder = options.samples
    ? await seedSamples(desk, join(folder, 'headquarters', 'samples', 'assignments.yml'))
    : null;

  const consoleToken = await openConsoleToken(options.dataFolder);
  const sessions = createStaffSessions(consoleToken, desk.now);
  const app = await createApp(log, desk.now);
  closer.add(() => app.close());
  const publicUrl = options.publicUrl ?? null;
  const strengthening = createStrengthening(
    desk,
    options.timestampUrl === undefined
      ? await openTimestampAuthority(options.dataFolder, desk.issuer, desk.now)
      : remoteTimestampAuthority(options.timestampUrl),
    log,
  );
  closer.add(strengthening.close);
  await registerDeviceRoutes(app, {
    desk,
    onReceived: strengthening.consider,
    publicUrl,
    enrolmentLimit: limitAttempts(desk.now, 10, 600),
  });
  const hosts: string[] = [];
  await registerConsoleRoutes(app, {
    desk,
    sessions,
    loginLimit: limitAttempts(desk.now, 10, 600),
    hosts: isLoopback(host) ? hosts : null,
    secureCookie: publicUrl?.startsWith('https:') ?? false,
    onReceived: strengthening.consider,
  });
  await registerConsolePages(app, options.pagesFolder ?? join(folder, 'dist', 'pages'));
  app.get('/v1/openapi.json', { schema: { hide: true } }, () => app.swagger());

  const sweep = setInterval(() => {
    forgetOldNonces(desk).catch((caught: unknown) => log(`nonces: ${ensureHechaError(caught).code}`));
  }, 600_000);
  sweep.unref();
  closer.add(() => Promise.resolve(clearInterval(sweep)));

  const port = await listen(app, host, options.port);
  for (const id of await waitingReports(desk)) strengthening.consider(id);
  hosts.push(`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`);
  if (publicUrl !== null) hosts.push(new URL(publicUrl).host);
  const address = publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    address,
    consoleAddress: `${address}/console/#token=${consoleToken}`,
    consoleToken,
    enrolmentCode: await firstCode(desk, holder),
    receiptKey: { keyId: desk.receiptKey.keyId, publicKey: desk.receiptKey.publicKey },
    issueEnrolmentCode: (given) => issueEnrolmentCode(desk, given),
    dispatch: (request) => dispatchAssignment(desk, request),
    setAsideBytes,
    close: closer.close,
  };
};
