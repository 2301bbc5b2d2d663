import { type ChildProcess, spawn } from 'node:child_process';
import { resolve as resolvePath } from 'node:path';
import { createInterface } from 'node:readline';

/** Tests and tools are started in the project's folder. */
const built = (name: string) => resolvePath('dist/main', `${name}.js`);

export type Running<Ready> = {
  readonly ready: Ready;
  readonly pid: number;
  /** Ends it as a person would (SIGTERM) and waits. */
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut would (SIGKILL) and waits. */
  readonly kill: () => Promise<void>;
  readonly errors: () => string;
};

const run = async <Ready>(script: string, args: readonly string[]): Promise<Running<Ready>> => {
  const child: ChildProcess = spawn(process.execPath, [built(script), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: '' },
  });
  const { stdout, stderr, pid } = child;
  if (!stdout || !stderr || pid === undefined) throw new Error(`${script} could not be started`);
  let errors = '';
  stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const ready = await new Promise<Ready>((resolve, reject) => {
    createInterface({ input: stdout }).on('line', (line) => {
      if (line.startsWith('{')) resolve(JSON.parse(line) as Ready);
    });
    child.on('exit', (code) => reject(new Error(`${script} ended with ${String(code)}: ${errors}`)));
  });
  const end = (signal: NodeJS.Signals) => async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(pid, signal);
    await gone;
  };
  return { ready, pid, stop: end('SIGTERM'), kill: end('SIGKILL'), errors: () => errors };
};

export type HeadquartersReady = { address: string; console: string; enrolmentCode: string | null };

/** The built headquarters with its sample assignments, as `npm run hq` starts it. Port 0: any free one. */
export const runHeadquarters = (folder: string, port = 0): Promise<Running<HeadquartersReady>> =>
  run('headquarters', ['--data', folder, '--port', String(port), '--samples']);

export type HostReady = { url: string };

/** The built loopback host, as `npm start` starts it. */
export const runLoopbackHost = (
  folder: string,
  { port, headquarters, pkcs11 }: { port: number; headquarters: string; pkcs11?: string },
): Promise<Running<HostReady>> =>
  run('loopback-host', [
    ...['--data', folder, '--port', String(port), '--headquarters', headquarters],
    ...(pkcs11 === undefined ? [] : ['--pkcs11', pkcs11]),
  ]);
