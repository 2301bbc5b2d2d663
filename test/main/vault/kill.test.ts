import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { openVault } from '../../../main/services/vault/vault.ts';
import { buildChild } from '../../setup/build-child.ts';
import { now, writeJournal } from './write-journal.ts';

const kills = 15;

it(`loses no acknowledged entry over ${String(kills)} kills in the middle of appending`, async () => {
  const child = await buildChild(new URL('./vault-child.ts', import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), 'hecha-kill-'));
  const acknowledged = new Map<string, number>();
  let seen = 0;
  try {
    for (let round = 1; round <= kills; round += 1) {
      const running = spawn(process.execPath, [child, folder, 'append'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const lines = createInterface({ input: running.stdout });
      const exit = once(running, 'exit');
      // Killed by what it has said, not by a clock: a different number of new acknowledgements each round.
      const until = seen + 1 + ((round * 37) % 90);
      for await (const line of lines) {
        const [id, seq] = line.split(' ');
        if (id === undefined || seq === undefined) continue;
        if (Number(seq) > (acknowledged.get(id) ?? 0)) {
          acknowledged.set(id, Number(seq));
          seen += 1;
        }
        if (seen >= until) running.kill('SIGKILL');
      }
      await exit;
      const vault = await openVault(folder, now, { ballastBytes: 0, reserveBytes: 0 });
      for (const [id, seq] of acknowledged) {
        const entries = await vault.readJournal(id);
        expect(entries.length).toBeGreaterThanOrEqual(seq);
        expect(entries).toEqual(writeJournal(id, entries.length));
      }
      await vault.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  expect(seen).toBeGreaterThan(kills);
}, 180_000);
