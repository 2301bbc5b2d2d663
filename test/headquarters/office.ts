import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Headquarters, type HeadquartersOptions, startHeadquarters } from '../../headquarters/server.ts';
import type { Assignment } from '../../shared/domain/assignment.ts';
import type { DispatchRequest } from '../../shared/exchange/console-api.ts';
import { createLaptop, type Laptop, sealInspection, type SealOptions, sha256 } from './laptop.ts';

export const holder = { id: 'chen-liqun', name: '陈立群' };

export const order: DispatchRequest = {
  holderId: holder.id,
  type: 'licenceReview',
  enterprise: {
    name: '江陵青石水泥有限公司',
    creditCode: '91421024MA49X7K25F',
    address: '湖北省江陵县青石路 18 号',
    productionAddress: '湖北省江陵县青石路 18 号',
    legalRepresentative: '罗建业',
    contact: { name: '刘建国', post: '质量负责人', phone: '0716-4731866' },
  },
  licences: [],
  ruleSet: null,
  products: [{ checklist: 'cement', units: ['common-portland'] }],
  noticeOn: null,
  dueOn: '2026-11-25',
  team: [{ ...holder, role: 'leader', number: '420106031' }],
  background: '',
  followsUp: null,
};

export const tempFolder = (name: string) => mkdtemp(join(tmpdir(), `hecha-${name}-`));

export type Office = {
  readonly hq: () => Headquarters;
  readonly folder: string;
  readonly restart: (options?: Partial<HeadquartersOptions>) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Headquarters over a fresh folder, which can be closed and opened again. */
export const openOffice = async (options: Partial<HeadquartersOptions> = {}): Promise<Office> => {
  const folder = await tempFolder('hq');
  const begin = (more: Partial<HeadquartersOptions> = {}) =>
    startHeadquarters({ dataFolder: folder, port: 0, ...options, ...more });
  let hq = await begin();
  return {
    hq: () => hq,
    folder,
    restart: async (more) => {
      await hq.close();
      hq = await begin(more);
    },
    close: async () => {
      await hq.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export const enrolledLaptop = async (hq: Headquarters, now?: () => number): Promise<Laptop> => {
  const laptop = createLaptop(hq.address, now);
  const { code } = await hq.issueEnrolmentCode(holder);
  const answer = await laptop.enrol(code);
  if (answer.status !== 201) throw new Error(`not enrolled: ${answer.text}`);
  return laptop;
};

/** A sealed inspection of a freshly dispatched assignment; its files are not sent yet. */
/** The bytes of the checklist and the rule set of an assignment, as a laptop fetches them. */
export const contentFor = async (
  laptop: Laptop,
  { checklist, ruleSet }: Pick<Assignment, 'checklist' | 'ruleSet'>,
) => {
  const read = async (digest: string) =>
    new TextEncoder().encode((await laptop.send('GET', `/v1/blobs/${digest}`)).text);
  return { checklist: await read(checklist.digest), ruleSet: await read(ruleSet.digest) };
};

export const preparedInspection = async (hq: Headquarters, laptop: Laptop, options: SealOptions = {}) => {
  const assignment = await hq.dispatch(order);
  return sealInspection(laptop, assignment, await contentFor(laptop, assignment), options);
};

export const sendFiles = async (laptop: Laptop, files: readonly Uint8Array<ArrayBuffer>[]): Promise<void> => {
  for (const file of files) {
    const { status, text } = await laptop.putBlob(file);
    if (status !== 201 && status !== 200) throw new Error(`${sha256(file)}: ${text}`);
  }
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const binaries = (): string | null => {
  const root = '/usr/lib/postgresql';
  const [version] = existsSync(root) ? readdirSync(root).sort().reverse() : [];
  return version === undefined ? null : join(root, version, 'bin');
};

/** PostgreSQL refuses to run as root: as root it is started as `postgres`, else as whoever runs the tests. */
const asServerUser = (command: string, args: readonly string[]): [string, string[]] =>
  process.getuid?.() === 0 ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, [...args]];

/** Whether these tests can also run on a real PostgreSQL: an address is given, or its programs are installed. */
export const postgresIsHere = process.env.DATABASE_URL !== undefined || binaries() !== null;

/** An address of a real PostgreSQL with an empty database, and how to stop it. */
export const openPostgres = async (): Promise<{ url: string; close: () => Promise<void> }> => {
  if (process.env.DATABASE_URL !== undefined)
    return { url: process.env.DATABASE_URL, close: () => Promise.resolve() };
  const bin = binaries() ?? '';
  const folder = await tempFolder('pg');
  const data = join(folder, 'data');
  const port = await freePort();
  await chmod(folder, 0o777);
  const [initialise, initialiseArgs] = asServerUser(join(bin, 'initdb'), [
    ...['-D', data, '-U', 'hecha', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
  ]);
  execFileSync(initialise, initialiseArgs, { stdio: 'ignore', cwd: folder });
  const [serve, serveArgs] = asServerUser(join(bin, 'postgres'), [
    ...['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'],
  ]);
  const server = spawn(serve, serveArgs, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    server.once('exit', () => reject(new Error(`PostgreSQL ended: ${said}`)));
    server.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
  });
  return {
    url: `postgresql://hecha@127.0.0.1:${port}/postgres`,
    close: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      // SIGTERM through runuser reaches the server; pooled connections are closed by then.
      server.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
};
