import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { readIfThere, writeDurably } from '../store/durable-file.ts';

const sessionHours = 12;
const mostSessions = 200;
export const sessionCookie = 'hecha-staff';

/** Sessions of staff at the console: opened with the console token, kept in memory, gone after 12 hours or a restart. */
export type StaffSessions = {
  /** The id of a new session, or null for a wrong token. */
  readonly open: (token: string) => string | null;
  readonly isOpen: (cookieHeader: string | undefined) => boolean;
  readonly close: (cookieHeader: string | undefined) => void;
};

/** The token of this data folder, made at the first start and readable only by the account that runs headquarters. */
export const openConsoleToken = async (dataFolder: string): Promise<string> => {
  const path = join(dataFolder, 'keys', 'console-token');
  const stored = await readIfThere(path);
  if (stored !== null) return stored.trim();
  const token = randomBytes(24).toString('base64url');
  await writeDurably(path, Buffer.from(`${token}\n`), 0o600);
  return token;
};

const hash = (text: string) => createHash('sha256').update(text).digest();

const sessionOf = (cookieHeader: string | undefined): string | null =>
  new RegExp(`(?:^|;\\s*)${sessionCookie}=([A-Za-z0-9_-]{20,64})(?:;|$)`).exec(cookieHeader ?? '')?.[1] ??
  null;

export const createStaffSessions = (token: string, now: () => string): StaffSessions => {
  const expected = hash(token);
  const sessions = new Map<string, number>();
  const isCurrent = (id: string) => (sessions.get(id) ?? 0) > Date.parse(now());
  return {
    open: (given) => {
      if (!timingSafeEqual(hash(given), expected)) return null;
      for (const id of sessions.keys())
        if (!isCurrent(id) || sessions.size >= mostSessions) sessions.delete(id);
      const id = randomBytes(24).toString('base64url');
      sessions.set(id, Date.parse(now()) + sessionHours * 3_600_000);
      return id;
    },
    isOpen: (cookies) => {
      const id = sessionOf(cookies);
      return id !== null && isCurrent(id);
    },
    close: (cookies) => {
      const id = sessionOf(cookies);
      if (id !== null) sessions.delete(id);
    },
  };
};
