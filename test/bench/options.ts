import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export type BenchOptions = {
  /** Few runs: a first look in about two minutes. */
  readonly quick: boolean;
  /** Where the figures go as JSON; null: only the table. */
  readonly json: string | null;
  /** First of the ports of 127.0.0.1 that are used; null: any free ones. */
  readonly port: number | null;
  readonly help: boolean;
};

export const help = `hecha benchmark: the built product against its peers, as ratios of one run on one machine

  --quick        few runs
  --json FILE    write the figures there as well
  --port N       use ports from N on (default: any free ones)

The peers lie in test/bench/peers with a lock file of their own and are installed there when they are absent.`;

/** @throws TypeError for an option that does not exist. */
export const readOptions = (args: readonly string[]): BenchOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      port: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    quick: values.quick,
    json: values.json === undefined ? null : resolve(values.json),
    port: values.port === undefined ? null : Number(values.port),
    help: values.help,
  };
};
