import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the data of this person's installation lies unless said otherwise: the operating system's place for it. */
export const dataHome = (
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string => {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Hecha');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Hecha');
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'hecha');
};

/** Fixed, because IndexedDB belongs to the origin including its port: another port would hide every draft. */
export const defaultPort = 4700;
/** Where the headquarters listens that `npm start` starts beside a desk on `port`. */
export const headquartersPortOf = (port: number): number => port + 10;
