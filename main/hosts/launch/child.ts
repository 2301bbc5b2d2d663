import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A process that this program started and that ends with it. */
export type Child = {
  readonly name: string;
  /** The first line of JSON that it printed. Rejects when it ended without one. */
  readonly ready: Promise<Readonly<Record<string, unknown>>>;
  /** Resolves with its exit code, or null when it was ended by a signal. */
  readonly exited: Promise<number | null>;
  /** Asks it to end and, when it does not within `patience` milliseconds, ends it. */
  readonly stop: (patience?: number) => Promise<void>;
};

/** A Node process whose launcher was killed must not stay behind holding its data folder and port. */
const endWithLauncher =
  'data:text/javascript,process.on("disconnect",()=>process.kill(process.pid,"SIGTERM"));process.channel?.unref()';

const watch = (name: string, running: ChildProcess): Child => {
  const exited = new Promise<number | null>((resolve) => {
    running.once('exit', (code) => resolve(code));
    running.once('error', () => resolve(-1));
  });
  const ready = new Promise<Readonly<Record<string, unknown>>>((resolve, reject) => {
    if (running.stdout) {
      createInterface({ input: running.stdout }).on('line', (line) => {
        if (line.startsWith('{')) resolve(JSON.parse(line) as Record<string, unknown>);
      });
    }
    void exited.then((code) => reject(new Error(`${name} ended before it was ready (${String(code)})`)));
  });
  // Who does not wait for readiness must not be stopped by its absence.
  ready.catch(() => undefined);
  return {
    name,
    ready,
    exited,
    stop: async (patience = 8000) => {
      if (running.exitCode !== null || running.signalCode !== null) return;
      running.kill('SIGTERM');
      const end = setTimeout(() => running.kill('SIGKILL'), patience);
      await exited;
      clearTimeout(end);
    },
  };
};

/** Starts one of our own programs under this Node. */
export const startNode = (name: string, script: string, args: readonly string[]): Child =>
  watch(
    name,
    spawn(process.execPath, ['--import', endWithLauncher, script, ...args], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    }),
  );

/** Starts a browser's window. What it says about itself is of no use to a person and is dropped. */
export const startWindow = (name: string, program: string, args: readonly string[]): Child =>
  watch(name, spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore'] }));

/** Starts our program under Electron, which tells like `startNode`'s when it is ready, or why not. */
export const startElectron = (program: string, args: readonly string[]): Child =>
  watch('Electron', spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] }));
