import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureHechaError } from '../shared/errors.ts';
import { headquartersPortOf } from './hosts/data-home.ts';
import { type Child, startElectron, startNode, startWindow } from './hosts/launch/child.ts';
import { fetchElectron } from './hosts/launch/fetch-electron.ts';
import { findBrowser, findElectron, hasDisplay } from './hosts/launch/find-program.ts';
import { readStartOptions, type StartOptions } from './hosts/launch/options.ts';
import { sayRefusal } from './hosts/launch/say-refusal.ts';

const help = `Hecha 核查 — starts the inspector's desk, and a headquarters beside it to try it with

  npm start -- [options]

  --data DIR           where everything is kept
                       (default: ~/.local/share/hecha, %LOCALAPPDATA%\\Hecha, ~/Library/Application Support/Hecha)
  --port N             port of the desk on 127.0.0.1 (default 4700); a local headquarters takes N + 10
  --headquarters URL   use this headquarters and start none here
  --pkcs11 FILE        PKCS#11 module of the vendor of tokens (smart card, UKey): keys may be kept on them
  --browser            an installed Chromium, Chrome or Edge, even where Electron is there
  --no-open            open no window; print the address
  --help               this text

Ctrl-C ends everything that was started.`;

const built = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const electronFolder = built('../../node_modules/electron');
const children: Child[] = [];

const say = (line: string): void => console.log(line);

let stopping = false;

const stop = async (code: number): Promise<void> => {
  // Whoever asks first decides the exit code; each child that then ends asks again.
  if (stopping) return;
  stopping = true;
  // The window first, headquarters last: what the page still has to say finds someone who listens.
  for (const child of [...children].reverse()) await child.stop();
  process.exit(code);
};

const keep = (child: Child): Child => {
  children.push(child);
  return child;
};

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Waits until a program of ours is ready; what it refused with is told as it said it. */
const readyOf = async (child: Child): Promise<Readonly<Record<string, unknown>>> => {
  const words = await child.ready;
  if (words['ready'] !== true) {
    const detail = words['detail'] as Readonly<Record<string, unknown>> | undefined;
    throw new Error(`${child.name}: ${sayRefusal(words['code'], detail)}`);
  }
  return words;
};

const startHeadquarters = async ({ data, port }: StartOptions) => {
  say('Headquarters      starting; the first time takes some seconds');
  const child = keep(
    startNode('headquarters', built('headquarters.js'), [
      ...['--data', join(data, 'headquarters'), '--port', String(headquartersPortOf(port))],
      ...['--samples', '--quiet'],
    ]),
  );
  const { address, console: console_, enrolmentCode } = await readyOf(child);
  say(`Headquarters      ${text(console_) ?? text(address) ?? ''}`);
  const code = text(enrolmentCode);
  if (code !== null) say(`Enrolment code    ${code}`);
  return { address: text(address) ?? '', code };
};

const moduleArgs = ({ pkcs11 }: StartOptions): readonly string[] =>
  pkcs11 === null ? [] : ['--pkcs11', pkcs11];

/** Chromium refuses its sandbox to root; a person never works as root, a container often does. */
const asRoot = (): readonly string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** Electron's program where it may be used; says why when it is not. */
const electronFor = async (options: StartOptions): Promise<string | null> => {
  if (options.browser) return null;
  const there = findElectron(electronFolder);
  if (there !== null) return there;
  return (await fetchElectron(electronFolder, say)) ? findElectron(electronFolder) : null;
};

/**
 * Opens the desk in Electron. False where Electron itself does not start on this machine (no sandbox, no keychain):
 * a browser may then serve. What our own program refuses (a newer database, a folder in use) a browser does not mend.
 */
const openElectron = async (
  program: string,
  options: StartOptions,
  headquarters: string,
  code: string | null,
): Promise<boolean> => {
  say('Window            Electron: its binary is here');
  const data = join(options.data, 'desk-electron');
  const window = keep(
    startElectron(program, [
      ...asRoot(),
      built('electron-host.js'),
      ...['--data', data, '--headquarters', headquarters, ...moduleArgs(options)],
      ...(code === null ? [] : ['--code', code]),
    ]),
  );
  const words = await window.ready.catch(() => null);
  if (words?.['ready'] === true) {
    void followWindow(window);
    return true;
  }
  const ended = await window.exited;
  children.splice(children.indexOf(window), 1);
  if (words === null && ended === 0) {
    await stop(0);
    return true;
  }
  const detail = words?.['detail'] as Readonly<Record<string, unknown>> | undefined;
  if (words !== null && words['code'] !== 'HOST_FORBIDDEN')
    throw new Error(`Electron: ${sayRefusal(words['code'], detail)}`);
  say(`Window            Electron did not start (${text(detail?.['reason']) ?? `code ${String(ended)}`})`);
  say(`                  what was recorded in it stays in ${data} and is not seen in a browser`);
  return false;
};

const openBrowser = (program: string, options: StartOptions, address: string) => {
  say(`Window            ${program}${options.browser ? ' (--browser)' : ', because Electron is not there'}`);
  return keep(
    startWindow('browser', program, [
      ...asRoot(),
      `--app=${address}`,
      `--user-data-dir=${join(options.data, 'browser')}`,
      '--no-first-run',
      '--no-default-browser-check',
    ]),
  );
};

/** Ends everything when the window was closed; goes on without it when it could not be opened. */
const followWindow = async (window: Child): Promise<void> => {
  const code = await window.exited;
  if (code === 0) return stop(0);
  if (children.includes(window))
    say(`The window of ${window.name} ended (${String(code)}). Ctrl-C ends the rest.`);
};

const startDesk = async (options: StartOptions, headquarters: string, code: string | null): Promise<void> => {
  const display = hasDisplay();
  const electron = options.open && display ? await electronFor(options) : null;
  if (electron !== null && (await openElectron(electron, options, headquarters, code))) return;

  const desk = keep(
    startNode('desk', built('loopback-host.js'), [
      ...['--data', join(options.data, 'desk'), '--port', String(options.port)],
      ...['--headquarters', headquarters, ...moduleArgs(options)],
    ]),
  );
  void desk.exited.then(() => stop(1));
  const { url } = await readyOf(desk);
  const address = `${text(url) ?? ''}${code === null ? '' : `&code=${encodeURIComponent(code)}`}`;
  say(`Desk              ${address}`);
  const browser = options.open && display ? findBrowser() : null;
  if (browser !== null) return void followWindow(openBrowser(browser, options, address));
  const why = !options.open ? '--no-open' : display ? 'no Chromium, Chrome or Edge found' : 'no display';
  say(`Window            none (${why}): open the address above in Chromium, Chrome or Edge`);
};

const start = async (): Promise<void> => {
  const options = readStartOptions(process.argv.slice(2));
  if (options.help) return say(help);
  process.on('SIGINT', () => void stop(0)).on('SIGTERM', () => void stop(0));
  say(`Data              ${options.data}`);
  const { address, code } =
    options.headquarters === null
      ? await startHeadquarters(options)
      : { address: options.headquarters, code: null };
  await startDesk(options, address, code);
};

start().catch(async (caught: unknown) => {
  const { code, detail, cause } = ensureHechaError(caught);
  console.error(cause instanceof Error ? cause.message : sayRefusal(code, detail));
  if (code === 'INPUT_INVALID') console.error('npm start -- --help lists the options.');
  await stop(1);
});
