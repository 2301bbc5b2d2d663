import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HechaError } from '../../../shared/errors.ts';
import { dataHome, defaultPort, headquartersPortOf } from '../data-home.ts';

export type StartOptions = {
  readonly data: string;
  /** File of the PKCS#11 module for tokens (smart card, UKey); null: none. */
  readonly pkcs11: string | null;
  readonly port: number;
  /** Address of a headquarters that runs elsewhere; null: one is started here. */
  readonly headquarters: string | null;
  readonly browser: boolean;
  readonly open: boolean;
  readonly help: boolean;
};

export type HostOptions = {
  readonly data: string;
  /** File of the PKCS#11 module for tokens (smart card, UKey); null: none. */
  readonly pkcs11: string | null;
  readonly port: number;
  readonly headquarters: string;
  /** One-time enrolment code to be filled in for the person; null: none. */
  readonly code: string | null;
  readonly help: boolean;
};

const options = {
  data: { type: 'string' },
  port: { type: 'string' },
  headquarters: { type: 'string' },
  code: { type: 'string' },
  pkcs11: { type: 'string' },
  browser: { type: 'boolean', default: false },
  'no-open': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const refuse = (detail: Readonly<Record<string, unknown>>): never => {
  throw new HechaError('INPUT_INVALID', detail);
};

const read = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (caught) {
    return refuse({ reason: caught instanceof Error ? caught.message : 'unreadable' });
  }
};

const portOf = (text: string | undefined): number => {
  const port = text === undefined ? defaultPort : Number(text);
  // Ports near the end leave no room for the headquarters that is started beside the desk.
  return Number.isInteger(port) && port > 0 && port <= 65_000
    ? port
    : refuse({ option: '--port', given: text });
};

/** An address of headquarters, without a trailing slash. */
const addressOf = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const fit = url && /^https?:$/.test(url.protocol) && `${url.search}${url.hash}${url.username}` === '';
  return fit ? url.href.replace(/\/+$/, '') : refuse({ option: '--headquarters', given: text });
};

/** A whole path: the system must not look for the module in places that somebody else may write to. */
const moduleOf = (text: string | undefined): string | null => {
  if (text === undefined) return null;
  return text === '' ? refuse({ option: '--pkcs11', given: text }) : resolve(text);
};

/** What `npm start` was asked for. @throws HechaError `INPUT_INVALID`, naming the option. */
export const readStartOptions = (args: readonly string[]): StartOptions => {
  const given = read(args);
  return {
    data: resolve(given.data ?? dataHome()),
    pkcs11: moduleOf(given.pkcs11),
    port: portOf(given.port),
    headquarters: given.headquarters === undefined ? null : addressOf(given.headquarters),
    browser: given.browser,
    open: !given['no-open'],
    help: given.help,
  };
};

/** What the loopback host or the Electron host was asked for. @throws HechaError `INPUT_INVALID`. */
export const readHostOptions = (args: readonly string[]): HostOptions => {
  const { data, help, ...given } = read(args);
  const port = portOf(given.port);
  return {
    data: resolve(data ?? join(dataHome(), 'desk')),
    pkcs11: moduleOf(given.pkcs11),
    port,
    headquarters: addressOf(given.headquarters ?? `http://127.0.0.1:${String(headquartersPortOf(port))}`),
    code: given.code ?? null,
    help,
  };
};
