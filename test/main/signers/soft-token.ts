import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tempFolder } from '../../headquarters/office.ts';
import { isHere } from '../../setup/verifiers.ts';

const program = 'softhsm2-util';
const places = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib64/softhsm/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
];

/** The module of SoftHSM, a token made of files; null where it is not installed. */
export const softModule: string | null = isHere(program) ? (places.find(existsSync) ?? null) : null;

/** Mechanisms of a token that knows no elliptic curves. */
export const onlyRsa = 'CKM_RSA_PKCS_KEY_PAIR_GEN,CKM_RSA_PKCS';

export type SoftToken = {
  readonly module: string;
  /** Where SoftHSM keeps its tokens, a folder each. */
  readonly tokens: string;
  readonly add: (label: string, pin: string) => void;
  /** Takes the tokens away from where the module looks for them, and puts them back. */
  readonly pull: () => Promise<void>;
  readonly putBack: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * SoftHSM over a folder of its own. It reads its configuration when it is initialized: one at a time in a process.
 * `mechanisms` as its configuration has them.
 */
export const openSoftToken = async (mechanisms = 'ALL'): Promise<SoftToken> => {
  const folder = await tempFolder('token');
  const tokens = join(folder, 'tokens');
  const config = join(folder, 'softhsm2.conf');
  await mkdir(tokens);
  const lines = [
    `directories.tokendir = ${tokens}`,
    'objectstore.backend = file',
    'log.level = ERROR',
    `slots.mechanisms = ${mechanisms}`,
  ];
  await writeFile(config, `${lines.join('\n')}\n`);
  const before = process.env.SOFTHSM2_CONF;
  process.env.SOFTHSM2_CONF = config;
  const add = (label: string, pin: string) => {
    const words = ['--init-token', '--free', '--label', label, '--so-pin', '12345678', '--pin', pin];
    execFileSync(program, words, { stdio: 'ignore', env: { ...process.env, SOFTHSM2_CONF: config } });
  };
  return {
    module: softModule ?? '',
    tokens,
    add,
    pull: async () => {
      await rename(tokens, `${tokens}-away`);
      await mkdir(tokens);
    },
    putBack: async () => {
      await rm(tokens, { recursive: true });
      await rename(`${tokens}-away`, tokens);
    },
    close: async () => {
      if (before === undefined) delete process.env.SOFTHSM2_CONF;
      else process.env.SOFTHSM2_CONF = before;
      await rm(folder, { recursive: true, force: true });
    },
  };
};
