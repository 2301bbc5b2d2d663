import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildProgram } from './build-program.ts';
import { createLaptop, type Laptop, type Sealed, sealInspection } from './laptop.ts';
import { contentFor, tempFolder } from './office.ts';

const kills = Number(process.env.HECHA_KILLS ?? 10);
const perRound = 6;

type Ready = { ready: boolean; address: string; enrolmentCode: string | null };
type Running = Ready & { child: ChildProcess; ended: Promise<number | null> };

let folder: string;
let port: number;
let running: Running | null = null;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const start = async (): Promise<Running> => {
  const args = [await buildProgram(), '--data', folder, '--port', String(port), '--samples', '--quiet'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const lines = createInterface({ input: child.stdout });
  const ready = await new Promise<Ready>((resolve, reject) => {
    lines.once('line', (line) => resolve(JSON.parse(line) as Ready));
    child.once('exit', () => reject(new Error(`headquarters ended: ${said}`)));
  });
  running = { ...ready, child, ended };
  return running;
};

const stop = async (signal: NodeJS.Signals): Promise<number | null> => {
  const { child, ended } = running ?? (await start());
  child.kill(signal);
  running = null;
  return ended;
};

beforeAll(async () => {
  folder = await tempFolder('hq-kill');
  port = await freePort();
});
afterAll(async () => {
  if (running) await stop('SIGKILL');
  await rm(folder, { recursive: true, force: true });
  await rm(dirname(await buildProgram()), { recursive: true, force: true });
});

const prepare = async (laptop: Laptop): Promise<() => Sealed> => {
  const [assignment] = await laptop.assignments();
  if (!assignment) throw new Error('no sample assignment');
  const content = await contentFor(laptop, assignment);
  return () => sealInspection(laptop, assignment, content);
};

it(
  `loses nothing it gave a receipt for, killed ${kills} times while inspections arrive`,
  { timeout: 60_000 + kills * 15_000 },
  async () => {
    const first = await start();
    const laptop = createLaptop(first.address);
    expect((await laptop.enrol(first.enrolmentCode ?? '')).status).toBe(201);
    const seal = await prepare(laptop);
    const receipts = new Map<string, { sealed: Sealed; text: string }>();
    const unanswered: Sealed[] = [];

    const deliver = async (sealed: Sealed): Promise<void> => {
      for (const file of sealed.files) await laptop.putBlob(file);
      const answer = await laptop.putSubmission(sealed.id, sealed.bytes);
      expect([200, 201], answer.text).toContain(answer.status);
      receipts.set(sealed.id, { sealed, text: answer.text });
    };

    for (let kill = 0; kill < kills; kill += 1) {
      const { child, ended } = running ?? (await start());
      const waiting = [...unanswered.splice(0), ...Array.from({ length: perRound }, seal)];
      const last = waiting[randomInt(waiting.length)];
      const rounds = waiting.map((sealed) => {
        const delivery = deliver(sealed);
        // The blow falls somewhere in the middle of what is on its way, at no fixed place.
        if (sealed === last) setTimeout(() => child.kill('SIGKILL'), randomInt(120));
        return delivery.catch((caught: unknown) => {
          if (!(caught instanceof TypeError)) throw caught;
          unanswered.push(sealed);
        });
      });
      await Promise.all(rounds);
      await ended;
      running = null;
    }

    await start();
    for (const { sealed, text } of receipts.values()) {
      const again = await laptop.putSubmission(sealed.id, sealed.bytes);
      expect([again.status, again.text]).toEqual([200, text]);
      const digests = sealed.submission.blobs.map(({ digest }) => digest);
      expect((await laptop.have(digests)).body.missing).toEqual([]);
    }
    for (const sealed of unanswered) await deliver(sealed);
    expect(receipts.size).toBe(kills * perRound);
    expect(await stop('SIGTERM')).toBe(0);

    // The embedded database is gone altogether: everything comes back from the intake journal.
    await rename(join(folder, 'database'), join(folder, 'database.gone'));
    await start();
    for (const { sealed, text } of receipts.values())
      expect((await laptop.putSubmission(sealed.id, sealed.bytes)).text).toBe(text);
    expect(await stop('SIGTERM')).toBe(0);
    expect(await readdir(folder)).not.toContain('headquarters.lock');
  },
);
