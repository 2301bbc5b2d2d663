import { openVault } from '../../../main/services/vault/vault.ts';
import { now, writeJournal } from './write-journal.ts';

/** Run by other tests as a process of its own: holds a data folder, or appends to it until it is killed. */
const [folder = '', task = 'hold'] = process.argv.slice(2);
const vault = await openVault(folder, now, { ballastBytes: 0, reserveBytes: 0 });

const appendForEver = async (): Promise<void> => {
  const ids = ['a', 'b', 'c'];
  const journals = ids.map((id) => writeJournal(id, 1500));
  for (let seq = 1; seq <= 1500; seq += 1) {
    await Promise.all(
      journals.map(async (entries) => {
        const entry = entries[seq - 1];
        if (!entry) return;
        await vault.append([entry]);
        process.stdout.write(`${entry.inspectionId} ${String(entry.seq)}\n`);
      }),
    );
  }
};

process.stdout.write('open\n');
if (task === 'append') await appendForEver();
setInterval(() => undefined, 60_000);
