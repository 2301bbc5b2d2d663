import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { migrations, openDatabase } from '../../../renderer/storage/database.ts';
import type { Migration } from '../../../renderer/storage/migrations/migration.ts';
import { openStorage } from '../../../renderer/storage/open-storage.ts';
import type { InspectionRow } from '../../../renderer/storage/rows.ts';
import { readStorageHealth } from '../../../renderer/storage/storage-health.ts';
import type { JournalEntry, JournalEvent } from '../../../shared/domain/journal.ts';
import { emptyHead, linkEntry } from '../../../shared/seal/chain.ts';
import { rowOf } from '../../../renderer/desk/projection.ts';
import { replay } from '../../../shared/domain/replay.ts';
import { assignmentFor, checklistOf } from '../desk/small-content.ts';

const assignment = assignmentFor(checklistOf(3), 'assignment-1');

const linked = (events: readonly JournalEvent[], at = '2026-11-23T09:00:00Z'): JournalEntry[] => {
  let head = emptyHead('inspection-1');
  return events.map((event) => {
    const entry = linkEntry(head, event, { at, by: 'lead-1', deviceId: 'laptop-1' });
    head = { inspectionId: entry.inspectionId, seq: entry.seq, hash: entry.hash };
    return entry;
  });
};

const started: JournalEvent = {
  type: 'inspection.started',
  assignment,
  checklistDigest: assignment.checklist.digest,
  ruleSetDigest: assignment.ruleSet.digest,
  app: 'test',
};
const noted = (note: string): JournalEvent => ({ type: 'item.noted', itemId: 'item-1', note });

const rowAfter = (entries: readonly JournalEntry[]): InspectionRow =>
  rowOf(replay(entries), { asked: 3, judged: 0 });

const nothing = { answers: [], emptied: [], blobs: [] };

const later: Migration = {
  version: migrations.length + 1,
  stores: { inspections: 'inspectionId, status', drafts: 'key' },
  upgrade: (transaction) =>
    transaction
      .table('inspections')
      .toCollection()
      .modify((row: { upgraded?: boolean }) => {
        row.upgraded = true;
      }),
};

describe('the page’s database', () => {
  it('of an older version is migrated step by step and keeps its rows', async () => {
    const factory = new IDBFactory();
    const entries = linked([started]);
    const old = await openStorage('hecha', { factory });
    await old.inspections.append({ ...nothing, entries, row: rowAfter(entries) });
    old.close();

    const database = await openDatabase('hecha', { factory, steps: [...migrations, later] });
    expect(database.verno).toBe(later.version);
    expect(await database.inspections.where('status').equals('draft').first()).toMatchObject({
      inspectionId: 'inspection-1',
      upgraded: true,
    });
    expect(await database.journal.toArray()).toEqual(entries);
    database.close();
  });

  it('of the first version learns that this laptop had every inspection from its beginning', async () => {
    const factory = new IDBFactory();
    const entries = linked([started, noted('one')]);
    const { header, ...row } = rowAfter(entries);
    const { custody, handover, ...before } = header;
    const old = await openDatabase('hecha', { factory, steps: migrations.slice(0, 1) });
    await old.inspections.put({ ...row, header: before } as InspectionRow);
    old.close();

    const storage = await openStorage('hecha', { factory });
    const migrated = await storage.inspections.read('inspection-1');
    expect(migrated?.row.header).toEqual({ ...before, custody, handover });
    storage.close();
  });

  it('of a newer version is refused and left as it is', async () => {
    const factory = new IDBFactory();
    const newer = await openDatabase('hecha', { factory, steps: [...migrations, later] });
    await newer.meta.put({ key: 'kept', value: 'yes' });
    newer.close();
    const before = await factory.databases();

    await expect(openStorage('hecha', { factory })).rejects.toMatchObject({
      code: 'DATABASE_NEWER',
      detail: { found: later.version, newest: migrations.length },
    });
    expect(await factory.databases()).toEqual(before);
    const again = await openDatabase('hecha', { factory, steps: [...migrations, later] });
    expect(await again.meta.get('kept')).toEqual({ key: 'kept', value: 'yes' });
    again.close();
  });

  it('that a newer program takes over is not written to by the older one any more', async () => {
    const factory = new IDBFactory();
    const old = await openStorage('hecha', { factory });
    const newer = await openDatabase('hecha', { factory, steps: [...migrations, later] });
    const entries = linked([started]);
    await expect(
      old.inspections.append({ ...nothing, entries, row: rowAfter(entries) }),
    ).rejects.toMatchObject({ code: 'DISK_FAILED' });
    expect(await newer.journal.count()).toBe(0);
    newer.close();
  });

  it('numbers its steps without a gap', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });
});

describe('appending', () => {
  const opened = async () => {
    const storage = await openStorage('hecha', { factory: new IDBFactory() });
    const entries = linked([started, noted('one'), noted('two')]);
    const [first, second, third] = entries as [JournalEntry, JournalEntry, JournalEntry];
    await storage.inspections.append({ ...nothing, entries: [first], row: rowAfter([first]) });
    return { storage, first, second, third };
  };

  it('after a gap is refused and writes nothing', async () => {
    const { storage, first, second, third } = await opened();
    const append = { ...nothing, entries: [third], row: rowAfter([first, second, third]) };
    await expect(storage.inspections.append(append)).rejects.toMatchObject({ code: 'JOURNAL_GAP' });
    expect(await storage.inspections.readJournal('inspection-1')).toEqual([first]);
    expect((await storage.inspections.head('inspection-1')).seq).toBe(1);
  });

  it('by two writers collides loudly, and the first one’s words stay', async () => {
    const { storage, first, second } = await opened();
    const [, other] = linked([started, noted('by another hand')]) as [JournalEntry, JournalEntry];
    await storage.inspections.append({ ...nothing, entries: [second], row: rowAfter([first, second]) });
    const append = { ...nothing, entries: [other], row: rowAfter([first, other]) };
    await expect(storage.inspections.append(append)).rejects.toMatchObject({ code: 'JOURNAL_FORK' });
    expect(await storage.inspections.readJournal('inspection-1')).toEqual([first, second]);
  });

  it('is all or nothing: a projection that cannot be stored takes its entries back', async () => {
    const { storage, first, second } = await opened();
    const row = { ...rowAfter([first, second]), cannotBeCloned: () => undefined };
    await expect(storage.inspections.append({ ...nothing, entries: [second], row })).rejects.toMatchObject({
      code: 'DISK_FAILED',
    });
    expect(await storage.inspections.readJournal('inspection-1')).toEqual([first]);
  });
});

describe('storage health', () => {
  it('asks to be kept, and warns from eighty per cent on', async () => {
    const asked: string[] = [];
    const storage = {
      persisted: () => Promise.resolve(false),
      persist: () => {
        asked.push('persist');
        return Promise.resolve(true);
      },
      estimate: () => Promise.resolve({ usage: 80, quota: 100 }),
    };
    expect(await readStorageHealth(storage)).toEqual({
      persisted: true,
      usedBytes: 80,
      quotaBytes: 100,
      nearlyFull: true,
    });
    expect(asked).toEqual(['persist']);
    expect(await readStorageHealth(undefined)).toBeNull();
  });
});
