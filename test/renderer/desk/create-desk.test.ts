import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nothingInForce } from '../../../shared/domain/edition.ts';
import type { Desk, SaveState } from '../../../renderer/desk/desk.ts';
import { inspectionOf, storedOf } from '../../../renderer/desk/projection.ts';
import { contentDigestOf } from '../../../shared/domain/content.ts';
import { evaluate } from '../../../shared/domain/evaluate.ts';
import type { Inspection } from '../../../shared/domain/inspection.ts';
import type { JournalEvent } from '../../../shared/domain/journal.ts';
import { requiredParties } from '../../../shared/domain/parties.ts';
import { sayError } from '../../../shared/text/errors.ts';
import { replay } from '../../../shared/domain/replay.ts';
import type { Verdict } from '../../../shared/domain/rule-set.ts';
import { canonical } from '../../../shared/seal/canonical.ts';
import { emptyHead, followChain, linkEntry } from '../../../shared/seal/chain.ts';
import { digestOf } from '../../../shared/seal/digest.ts';
import { beginInspection, createLaptop } from './desk-world.ts';
import { assignmentFor, checklistOf, ruleSet } from './small-content.ts';

const judge = (item: number, verdict: Verdict | null = 'conforms'): JournalEvent => ({
  type: 'item.judged',
  itemId: `item-${String(item)}`,
  verdict,
  reason: verdict === 'notApplicable' ? 'none here' : null,
});
const noted = (item: number, note: string): JournalEvent => ({
  type: 'item.noted',
  itemId: `item-${String(item)}`,
  note,
});

/** An inspection as one text: equal texts are equal inspections, whatever the order of their maps. */
const textOf = (inspection: Inspection): string => {
  const { answers, findings, observations, ...rest } = inspection;
  return canonical({
    ...rest,
    answers: answers.toJS(),
    findings: findings.toJS(),
    observations: observations.toJS(),
  });
};

const openedIn = (desk: Desk): Inspection => {
  const { open } = desk.getState();
  if (!open) throw new Error('nothing is open');
  return open.inspection;
};

type Laptop = ReturnType<typeof createLaptop>;

const pageCopy = async (laptop: Laptop, id: string) => {
  const storage = await laptop.readPage();
  const stored = await storage.inspections.read(id);
  const journal = await storage.inspections.readJournal(id);
  storage.close();
  return { inspection: stored && inspectionOf(stored), journal, row: stored?.row };
};

const seen = (desk: Desk): SaveState['name'][] => {
  const names: SaveState['name'][] = [];
  desk.subscribe(({ save }) => {
    if (names.at(-1) !== save.name) names.push(save.name);
  });
  return names;
};

/** A journal as another window or another machine would have written it. */
const foreignJournal = (laptop: Laptop, inspectionId: string, events: readonly JournalEvent[]) => {
  const assignment = laptop.main.assignments[0];
  if (!assignment) throw new Error('no assignment');
  const started: JournalEvent = {
    type: 'inspection.started',
    assignment,
    checklistDigest: assignment.checklist.digest,
    ruleSetDigest: assignment.ruleSet.digest,
    app: 'test',
  };
  let head = emptyHead(inspectionId);
  return [started, ...events].map((event) => {
    const entry = linkEntry(head, event, {
      at: '2026-11-23T09:00:00.000+08:00',
      by: 'lead-1',
      deviceId: 'laptop-1',
    });
    head = followChain(head, [entry]);
    return entry;
  });
};

describe('an act', () => {
  it('is on the screen before any disk was asked', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    await beginInspection(desk);
    const letGo = laptop.main.hold('vault.append');
    expect(desk.act(judge(1))).toBe(true);
    expect(openedIn(desk).answers.get('item-1')?.verdict).toBe('conforms');
    expect(desk.getState().open?.evaluation.total.judged).toBe(1);
    expect(desk.getState().save.name).toBe('saving');
    letGo();
    expect((await desk.flush()).name).toBe('saved');
  });

  it('is called saved only when both copies have it', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    const id = await beginInspection(desk);
    const names = seen(desk);
    let atSaved: readonly number[] = [];
    desk.subscribe(({ save }, before) => {
      if (save.name === 'saved' && before.save.name !== 'saved') {
        atSaved = [...atSaved, laptop.main.journals.get(id)?.length ?? 0];
      }
    });
    desk.act(judge(1));
    desk.act(judge(2, 'nonconforming'));
    await desk.flush();
    expect(names.at(-1)).toBe('saved');
    expect(atSaved).toEqual([3]);
    const page = await pageCopy(laptop, id);
    expect(page.journal.map(({ hash }) => hash)).toEqual(
      laptop.main.journals.get(id)?.map(({ hash }) => hash),
    );
    expect(page.row?.summary).toEqual({ asked: 20, judged: 2 });
  });

  it('that the rules refuse changes nothing and is told', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    await beginInspection(desk);
    const before = openedIn(desk);
    expect(desk.act({ type: 'item.noted', itemId: 'item-999', note: 'x' })).toBe(false);
    expect(desk.getState().problem?.code).toBe('ITEM_UNKNOWN');
    expect(openedIn(desk)).toBe(before);
    desk.dismiss();
    expect(desk.getState().problem).toBeNull();
  });

  it('that the second copy could never accept is refused before it enters the journal', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    await beginInspection(desk);
    expect(desk.act(noted(1, 'x'.repeat(4001)))).toBe(false);
    expect(desk.getState().problem?.code).toBe('INPUT_INVALID');
    expect((await desk.readJournal()).length).toBe(1);
  });

  it('joins those that came while a write was under way', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    const id = await beginInspection(desk);
    const letGo = laptop.main.hold('vault.append');
    const before = laptop.main.calls.get('vault.append') ?? 0;
    for (let item = 1; item <= 15; item += 1) desk.act(judge(item));
    letGo();
    await desk.flush();
    expect((laptop.main.calls.get('vault.append') ?? 0) - before).toBeLessThanOrEqual(2);
    expect(laptop.main.journals.get(id)?.length).toBe(16);
  });
});

describe('one home that fails', () => {
  it.each(['main', 'page'] as const)(
    '(%s) is named, keeps the entries and gets them later',
    async (lacking) => {
      const laptop = createLaptop();
      const { desk, timers } = laptop.openWindow();
      const id = await beginInspection(desk);
      if (lacking === 'main') laptop.main.fail('vault.append', 'HOST_UNREACHABLE');
      else laptop.pageFault.code = 'DISK_FULL';
      desk.act(judge(1));
      desk.act(judge(2));
      const code = lacking === 'main' ? 'HOST_UNREACHABLE' : 'DISK_FULL';
      expect(await desk.flush()).toEqual({ name: 'savedOnce', lacking, code, pending: 2 });
      laptop.main.fail('vault.append', null);
      laptop.pageFault.code = null;
      timers.run();
      expect((await desk.flush()).name).toBe('saved');
      const page = await pageCopy(laptop, id);
      expect(page.journal.length).toBe(3);
      expect(laptop.main.journals.get(id)?.length).toBe(3);
    },
  );

  it('and the other too are told as failed, and nothing typed is dropped', async () => {
    const laptop = createLaptop();
    const { desk, timers } = laptop.openWindow();
    const id = await beginInspection(desk);
    laptop.main.fail('vault.append', 'DISK_FAILED');
    laptop.pageFault.code = 'DISK_FULL';
    desk.act(judge(1));
    expect(await desk.flush()).toEqual({ name: 'failed', code: 'DISK_FAILED', pending: 1 });
    desk.act(judge(2));
    laptop.main.fail('vault.append', null);
    laptop.pageFault.code = null;
    timers.run();
    expect((await desk.flush()).name).toBe('saved');
    expect(laptop.main.journals.get(id)?.length).toBe(3);
  });

  it('is asked again with growing pauses, never in a storm', async () => {
    const laptop = createLaptop();
    const { desk, timers } = laptop.openWindow();
    await beginInspection(desk);
    laptop.main.fail('vault.append', 'HOST_UNREACHABLE');
    desk.act(judge(1));
    await desk.flush();
    const calls = laptop.main.calls.get('vault.append') ?? 0;
    for (let item = 2; item <= 10; item += 1) desk.act(judge(item));
    expect(laptop.main.calls.get('vault.append')).toBe(calls);
    const first = Math.min(...timers.waiting());
    await desk.flush();
    await desk.flush();
    expect(Math.min(...timers.waiting())).toBeGreaterThan(first);
  });

  it('is still served after the inspection was closed', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    const id = await beginInspection(desk);
    laptop.main.fail('vault.append', 'HOST_UNREACHABLE');
    desk.act(judge(1));
    await desk.closeInspection();
    expect(desk.getState().open).toBeNull();
    expect(desk.getState().save.name).toBe('savedOnce');
    laptop.main.fail('vault.append', null);
    expect((await desk.flush()).name).toBe('saved');
    expect(laptop.main.journals.get(id)?.length).toBe(2);
    expect(laptop.locks.held.size).toBe(0);
  });
});

describe('after a kill', () => {
  it('what only the page has is brought to main, and said', async () => {
    const laptop = createLaptop();
    const first = laptop.openWindow();
    const id = await beginInspection(first.desk);
    laptop.main.fail('vault.append', 'HOST_UNREACHABLE');
    for (let item = 1; item <= 5; item += 1) first.desk.act(judge(item));
    expect((await first.desk.flush()).name).toBe('savedOnce');
    const before = openedIn(first.desk);
    laptop.kill();
    laptop.main.fail('vault.append', null);

    const second = laptop.openWindow();
    await second.desk.start();
    expect(second.desk.getState().recovery?.restoredToMain).toEqual({ inspections: 1, entries: 5 });
    expect(laptop.main.journals.get(id)?.length).toBe(6);
    await second.desk.openInspection(id);
    expect(textOf(openedIn(second.desk))).toBe(textOf(before));
    second.desk.acknowledgeRecovery();
    expect(second.desk.getState().recovery).toBeNull();
  });

  it('what only main has is brought to the page, and said', async () => {
    const laptop = createLaptop();
    const first = laptop.openWindow();
    const id = await beginInspection(first.desk);
    laptop.pageFault.code = 'DISK_FULL';
    for (let item = 1; item <= 5; item += 1) first.desk.act(judge(item));
    await first.desk.flush();
    const before = openedIn(first.desk);
    laptop.kill();
    laptop.pageFault.code = null;

    const second = laptop.openWindow();
    await second.desk.start();
    expect(second.desk.getState().recovery?.restoredToPage).toEqual({ inspections: 1, entries: 5 });
    await second.desk.openInspection(id);
    expect(textOf(openedIn(second.desk))).toBe(textOf(before));
    second.desk.act(judge(6));
    expect((await second.desk.flush()).name).toBe('saved');
  });

  it('an emptied database is rebuilt whole from main', async () => {
    const laptop = createLaptop();
    const first = laptop.openWindow();
    const id = await beginInspection(first.desk);
    first.desk.act(judge(1, 'nonconforming'));
    first.desk.act(noted(1, '未见记录'));
    await first.desk.flush();
    const before = openedIn(first.desk);
    laptop.kill();
    laptop.losePage();

    const second = laptop.openWindow();
    await second.desk.start();
    expect(second.desk.getState().recovery?.restoredToPage).toEqual({ inspections: 1, entries: 3 });
    expect(second.desk.getState().lines.find(({ inspectionId }) => inspectionId === id)).toMatchObject({
      status: 'draft',
      judged: 1,
      asked: 20,
    });
    await second.desk.openInspection(id);
    expect(textOf(openedIn(second.desk))).toBe(textOf(before));
  });

  it('an emptied vault gets journals and evidence back from the page', async () => {
    const laptop = createLaptop();
    const first = laptop.openWindow();
    const id = await beginInspection(first.desk);
    await first.desk.attachFiles('item-1', [new File(['jpeg'], 'a.jpg')], 'camera');
    await first.desk.flush();
    laptop.kill();
    const digest = openedIn(first.desk).answers.get('item-1')?.evidence[0]?.digest ?? '';
    laptop.main.journals.clear();
    laptop.main.blobs.delete(digest);

    const second = laptop.openWindow();
    await second.desk.start();
    expect(second.desk.getState().recovery?.restoredToMain).toEqual({ inspections: 1, entries: 2 });
    expect(laptop.main.journals.get(id)?.length).toBe(2);
    expect(laptop.main.blobs.has(digest)).toBe(true);
  });

  it('fifty inspections come back', async () => {
    const laptop = createLaptop();
    for (let index = 1; index <= 50; index += 1) {
      const id = `restored-${String(index)}`;
      const events = Array.from({ length: 20 }, (_, item) => judge(item + 1));
      laptop.main.journals.set(id, foreignJournal(laptop, id, events));
    }
    const { desk } = laptop.openWindow();
    await desk.start();
    expect(desk.getState().recovery?.restoredToPage).toEqual({ inspections: 50, entries: 50 * 21 });
    const restored = desk.getState().lines.filter(({ inspectionId }) => inspectionId !== null);
    expect(restored.map(({ judged }) => judged)).toEqual(Array.from({ length: 50 }, () => 20));
    await desk.openInspection('restored-50');
    const journal = laptop.main.journals.get('restored-50') ?? [];
    expect(textOf(openedIn(desk))).toBe(textOf(replay(journal)));
  });

  it('copies that contradict each other are opened for reading, and neither is touched', async () => {
    const laptop = createLaptop();
    const first = laptop.openWindow();
    const id = await beginInspection(first.desk);
    first.desk.act(judge(1));
    await first.desk.flush();
    laptop.kill();
    const other = foreignJournal(laptop, id, [judge(2), judge(3)]);
    laptop.main.journals.set(id, other);
    const before = await pageCopy(laptop, id);

    const second = laptop.openWindow();
    await second.desk.start();
    expect(second.desk.getState().recovery?.diverged).toEqual([id]);
    await second.desk.openInspection(id);
    expect(second.desk.getState().open?.readOnly).toBe(true);
    expect(second.desk.act(judge(4))).toBe(false);
    expect(second.desk.getState().problem?.code).toBe('INSPECTION_LOCKED');
    expect(laptop.main.journals.get(id)).toEqual(other);
    expect((await pageCopy(laptop, id)).journal).toEqual(before.journal);
  });

  it('a journal of main that was altered is not believed', async () => {
    const laptop = createLaptop();
    const journal = foreignJournal(laptop, 'altered', [judge(1), judge(2)]);
    const flipped = journal.map((entry) =>
      entry.seq === 2 ? { ...entry, event: judge(1, 'nonconforming') } : entry,
    );
    laptop.main.journals.set('altered', flipped);
    const { desk } = laptop.openWindow();
    await desk.start();
    expect(desk.getState().recovery?.diverged).toEqual(['altered']);
    expect((await pageCopy(laptop, 'altered')).inspection).toBeNull();
  });
});

describe('while it is open', () => {
  it('a page copy that was emptied is rebuilt from memory at the next act', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    const id = await beginInspection(desk);
    desk.act(judge(1));
    await desk.flush();
    const storage = await laptop.readPage();
    await storage.inspections.remove(id);
    storage.close();
    desk.act(judge(2));
    expect((await desk.flush()).name).toBe('saved');
    const page = await pageCopy(laptop, id);
    expect(page.journal.length).toBe(3);
    expect(page.inspection && textOf(page.inspection)).toBe(textOf(openedIn(desk)));
  });

  it('a vault that lost its tail gets it again', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    const id = await beginInspection(desk);
    for (let item = 1; item <= 4; item += 1) desk.act(judge(item));
    await desk.flush();
    laptop.main.journals.set(id, (laptop.main.journals.get(id) ?? []).slice(0, 2));
    desk.act(judge(5));
    expect((await desk.flush()).name).toBe('saved');
    expect(laptop.main.journals.get(id)?.length).toBe(6);
  });

  it('a vault that lost a photo with its tail gets both again', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    const id = await beginInspection(desk);
    await desk.attachFiles('item-1', [new File(['jpeg'], 'a.jpg')], 'camera');
    await desk.flush();
    const digest = openedIn(desk).answers.get('item-1')?.evidence[0]?.digest ?? '';
    laptop.main.journals.set(id, (laptop.main.journals.get(id) ?? []).slice(0, 1));
    laptop.main.blobs.delete(digest);
    desk.act(judge(5));
    expect((await desk.flush()).name).toBe('saved');
    expect(laptop.main.blobs.has(digest)).toBe(true);
  });

  it('what another hand wrote into the page copy is never overwritten', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    const id = await beginInspection(desk);
    const other = foreignJournal(laptop, id, [judge(2), judge(3)]);
    const storage = await laptop.readPage();
    await storage.inspections.replace(storedOf(replay(other), { asked: 20, judged: 2 }), other);
    desk.act(judge(1));
    expect(await desk.flush()).toMatchObject({ name: 'savedOnce', lacking: 'page', code: 'JOURNAL_FORK' });
    expect(await storage.inspections.readJournal(id)).toEqual(other);
    storage.close();
  });

  it('a second window only reads', async () => {
    const laptop = createLaptop();
    const first = laptop.openWindow();
    const id = await beginInspection(first.desk);
    const second = laptop.openWindow();
    await second.desk.start();
    await second.desk.openInspection(id);
    expect(second.desk.getState().open?.readOnly).toBe(true);
    expect(second.desk.act(judge(1))).toBe(false);
    expect(second.desk.getState().problem?.code).toBe('INSPECTION_LOCKED');
    await first.desk.closeInspection();
    await second.desk.closeInspection();
    await second.desk.openInspection(id);
    expect(second.desk.getState().open?.readOnly).toBe(false);
    expect(second.desk.act(judge(1))).toBe(true);
  });
});

describe('undo and redo', () => {
  it('are entries, are kept, and restore the content exactly', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    const id = await beginInspection(desk);
    desk.act(judge(1));
    const one = desk.getState().open?.contentDigest;
    desk.act(judge(1, 'nonconforming'));
    const two = desk.getState().open?.contentDigest;
    expect(desk.getState().open?.canUndo).toBe(true);
    expect(desk.getState().open?.canRedo).toBe(false);
    expect(desk.undo()).toMatchObject({ type: 'item.judged', itemId: 'item-1', verdict: 'conforms' });
    expect(desk.getState().open?.contentDigest).toBe(one);
    expect(desk.getState().open?.canRedo).toBe(true);
    await desk.flush();
    await desk.closeInspection();
    await desk.openInspection(id);
    await desk.readJournal();
    expect(desk.getState().open?.canRedo).toBe(true);
    expect(desk.redo()).toMatchObject({ itemId: 'item-1', verdict: 'nonconforming' });
    expect(desk.getState().open?.contentDigest).toBe(two);
    await desk.flush();
    const journal = laptop.main.journals.get(id) ?? [];
    expect(journal.map(({ undoes, redoes }) => undoes ?? redoes ?? 0)).toEqual([0, 0, 0, 3, 3]);
    expect(contentDigestOf(replay(journal))).toBe(two);
  });

  it('with nothing to undo change nothing and are no problem', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    await beginInspection(desk);
    expect([desk.undo(), desk.redo()]).toEqual([null, null]);
    expect(desk.getState().problem).toBeNull();
  });
});

describe('the stored projection', () => {
  const step = fc.oneof(
    fc.record({
      act: fc.constant('judge'),
      item: fc.integer({ min: 1, max: 6 }),
      verdict: fc.constantFrom<Verdict | null>('conforms', 'nonconforming', 'notApplicable', null),
    }),
    fc.record({
      act: fc.constant('note'),
      item: fc.integer({ min: 1, max: 6 }),
      text: fc.constantFrom('', '记录', 'note'),
    }),
    fc.record({
      act: fc.constant('observe'),
      item: fc.integer({ min: 1, max: 3 }),
      text: fc.constantFrom('', 'seen'),
    }),
    fc.record({ act: fc.constantFrom('undo', 'redo', 'flush', 'reopen', 'attach') }),
  );
  type Step = { act: string; item?: number; verdict?: Verdict | null; text?: string };

  const play = async (desk: Desk, id: string, { act, item = 1, verdict = null, text = '' }: Step) => {
    if (act === 'judge') desk.act(judge(item, verdict));
    if (act === 'note') desk.act(noted(item, text));
    if (act === 'observe') desk.act({ type: 'observation.noted', observationId: `o-${String(item)}`, text });
    if (act === 'undo') desk.undo();
    if (act === 'redo') desk.redo();
    if (act === 'flush') await desk.flush();
    if (act === 'attach') await desk.attachFiles('item-1', [new File(['photo'], 'a.jpg')], 'camera');
    if (act === 'reopen') {
      await desk.closeInspection();
      await desk.openInspection(id);
      await desk.readJournal();
    }
  };

  it('equals the replay of either journal, whatever was done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const laptop = createLaptop({ items: 6 });
        const { desk } = laptop.openWindow();
        const id = await beginInspection(desk);
        for (const each of steps) await play(desk, id, each);
        expect((await desk.flush()).name).toBe('saved');
        const { inspection, journal } = await pageCopy(laptop, id);
        expect(journal).toEqual(laptop.main.journals.get(id));
        expect(inspection && textOf(inspection)).toBe(textOf(replay(journal)));
        expect(textOf(openedIn(desk))).toBe(textOf(replay(journal)));
        const { open } = desk.getState();
        const anew = open && evaluate(open.context, open.inspection);
        expect(open?.evaluation.total).toEqual(anew?.total);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the clocks', () => {
  const boot = (name: string, uptime: number) => ({ boot: name, uptime, statement: null });
  const readings = (desk: Desk) => openedIn(desk).readings.map(({ boot: name }) => name);

  it('are written down at the start and where they say something new, and stop nobody', async () => {
    const laptop = createLaptop();
    laptop.main.clock = boot('one', 0);
    const { desk, timers } = laptop.openWindow();
    const id = await beginInspection(desk);
    const boots = () => readings(desk);
    const look = async (clock: ReturnType<typeof boot> | null) => {
      laptop.main.clock = clock;
      timers.run();
      await new Promise((resolve) => setImmediate(resolve));
      return boots();
    };
    // The clock of this page goes on with each look, and main's stands still: it was set, says the second look.
    expect(boots()).toEqual(['one', 'one']);
    expect(await look(null)).toEqual(['one', 'one']);
    expect(await look(boot('two', 0))).toEqual(['one', 'one', 'two']);
    // Undo passes over a reading, and a reading between undo and redo takes neither away.
    desk.act(noted(1, 'text'));
    expect(desk.undo()?.type).toBe('item.noted');
    expect(await look(boot('three', 0))).toEqual(['one', 'one', 'two', 'three']);
    expect(desk.redo()?.type).toBe('item.noted');
    expect((await desk.flush()).name).toBe('saved');
    expect(laptop.main.journals.get(id)?.filter(({ event }) => event.type === 'clock.read')).toHaveLength(4);
  });

  /** Everything that is under way and not held goes on. */
  const settle = async () => {
    for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };

  it('may be told late at the start: what is saved before is not given away', async () => {
    const laptop = createLaptop();
    laptop.main.clock = boot('one', 0);
    const { desk } = laptop.openWindow();
    await desk.start();
    const tell = laptop.main.hold('clock.read');
    const starting = desk.startInspection('assignment-1');
    await settle();
    tell();
    const id = await starting;
    expect(desk.getState().problem).toBeNull();
    await desk.openInspection(id ?? '');
    expect(readings(desk)[0]).toBe('one');
  });

  it('may be told while an inspection is being left: that waits, and nothing goes wrong', async () => {
    const laptop = createLaptop();
    const { desk, timers } = laptop.openWindow();
    const id = await beginInspection(desk);
    laptop.main.clock = boot('one', 0);
    const tell = laptop.main.hold('clock.read');
    timers.run();
    const leaving = desk.closeInspection();
    await settle();
    tell();
    await leaving;
    await settle();
    expect(desk.getState().problem).toBeNull();
    await desk.openInspection(id);
    expect(readings(desk)[0]).toBe('one');
  });

  it('are no part of what the parties sign', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    await beginInspection(desk);
    const before = desk.getState().open?.contentDigest;
    laptop.main.clock = boot('one', 0);
    await desk.closeInspection();
    await desk.openInspection(desk.getState().lines[0]?.inspectionId ?? '');
    await new Promise((resolve) => setImmediate(resolve));
    expect(readings(desk)).toEqual(['one']);
    expect(desk.getState().open?.contentDigest).toBe(before);
  });
});

describe('evidence', () => {
  it('has its bytes in both copies before the entry that names it', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    await beginInspection(desk);
    let bytesFirst: boolean | null = null;
    desk.subscribe(({ open }) => {
      const digest = open?.inspection.answers.get('item-1')?.evidence[0]?.digest;
      if (digest !== undefined) bytesFirst ??= laptop.main.blobs.has(digest);
    });
    await desk.attachFiles('item-1', [new File(['one'], 'a.jpg'), new File(['two'], 'b.jpg')], 'camera');
    expect(bytesFirst).toBe(true);
    const pieces = openedIn(desk).answers.get('item-1')?.evidence ?? [];
    expect(pieces.map(({ fileName, bytes }) => [fileName, bytes])).toEqual([
      ['a.jpg', 4],
      ['b.jpg', 4],
    ]);
    const shown = await desk.readEvidence(pieces[1]?.digest ?? '');
    expect(await shown?.text()).toBe('two\0');
    const asItCame = pieces[1]?.original?.digest ?? '';
    expect(Buffer.from(laptop.main.blobs.get(asItCame) ?? []).toString()).toBe('two');
    expect(await (await desk.readEvidence(asItCame))?.text()).toBe('two');
  });

  it('of which parts are covered keeps both copies, shows the covered one, and can be shown whole again', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    await beginInspection(desk);
    await desk.attachFiles('item-1', [new File(['one'], 'a.jpg')], 'file');
    const piece = () => openedIn(desk).answers.get('item-1')?.evidence[0];
    const whole = piece()?.digest ?? '';
    const region = { x: 1, y: 1, width: 4, height: 4 };
    const cover = (regions: (typeof region)[]) =>
      desk.coverPhoto('item-1', piece()?.digest ?? '', { regions, reason: 'faces', words: '' });

    expect(await cover([region])).toBe(true);
    const once = piece()?.digest ?? '';
    expect(piece()?.redaction).toEqual({ of: whole, regions: [region], reason: 'faces', words: '' });
    expect([...laptop.main.blobs.keys()]).toEqual(expect.arrayContaining([whole, once]));

    // Covered once more, it is made from the whole copy again: nothing of the first covering is in it.
    expect(await cover([region, { ...region, x: 5 }])).toBe(true);
    expect(piece()?.redaction?.of).toBe(whole);
    expect(await (await desk.readEvidence(piece()?.digest ?? ''))?.text()).toBe('one\0\x01\x01');
    expect(desk.undo()?.type).toBe('evidence.redacted');
    expect(piece()?.digest).toBe(once);
    expect(await cover([])).toBe(true);
    expect(piece()).toMatchObject({ digest: whole, bytes: 4, redaction: null });

    // The line below the picture (two pixels of ten) is not covered.
    expect(await cover([{ ...region, height: 8 }])).toBe(false);
    expect(desk.getState().problem?.code).toBe('INPUT_INVALID');
    expect((await desk.flush()).name).toBe('saved');
  });

  it('that is no picture is refused in words, and the others are kept', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    await beginInspection(desk);
    const files = [new File([], 'empty.jpg'), new File(['two'], 'b.jpg'), new File([], 'torn.jpg')];
    await desk.attachFiles('item-1', files, 'file');
    const { problem } = desk.getState();
    expect(problem?.code).toBe('PHOTO_NOT_AN_IMAGE');
    expect(problem && sayError(problem, 'zh')).toContain('“empty.jpg、torn.jpg”');
    expect(openedIn(desk).answers.get('item-1')?.evidence.length).toBe(1);
  });

  it('is refused where the disk is low, while text is still saved', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    await beginInspection(desk);
    laptop.main.fail('vault.putBlob', 'DISK_LOW');
    await desk.attachFiles('item-1', [new File(['one'], 'a.jpg')], 'camera');
    expect(desk.getState().problem?.code).toBe('DISK_LOW');
    expect(openedIn(desk).answers.has('item-1')).toBe(false);
    desk.act(noted(1, 'text'));
    expect((await desk.flush()).name).toBe('saved');
  });

  it('that main could not take goes there before its entry', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    const id = await beginInspection(desk);
    laptop.main.fail('vault.putBlob', 'HOST_UNREACHABLE');
    await desk.attachFiles('item-1', [new File(['one'], 'a.jpg')], 'camera');
    expect(await desk.flush()).toMatchObject({ name: 'savedOnce', lacking: 'main' });
    expect(laptop.main.journals.get(id)?.length).toBe(1);
    laptop.main.fail('vault.putBlob', null);
    expect((await desk.flush()).name).toBe('saved');
    const digest = openedIn(desk).answers.get('item-1')?.evidence[0]?.digest ?? '';
    expect(laptop.main.blobs.has(digest)).toBe(true);
  });

  it('is read from main when the page lost it', async () => {
    const laptop = createLaptop();
    const first = laptop.openWindow();
    const id = await beginInspection(first.desk);
    await first.desk.attachFiles('item-1', [new File(['one'], 'a.jpg')], 'camera');
    await first.desk.flush();
    const digest = openedIn(first.desk).answers.get('item-1')?.evidence[0]?.digest ?? '';
    laptop.kill();
    laptop.losePage();
    const second = laptop.openWindow();
    await second.desk.start();
    await second.desk.openInspection(id);
    const blob = await second.desk.readEvidence(digest);
    expect(await blob?.text()).toBe('one\0');
    expect(blob?.type).toBe('image/jpeg');
  });
});

const heldAt = '2026-11-23T09:00:00.000+08:00';

const judgeAll = (desk: Desk, items: number) => {
  desk.act({
    type: 'opening.recorded',
    opening: {
      heldAt,
      place: '会议室',
      attendees: [{ side: 'team', name: '陈立群', post: '组长' }],
      noticeServed: true,
      identificationShown: true,
      remark: '',
    },
  });
  for (let item = 1; item <= items; item += 1) desk.act(judge(item));
  desk.act({
    type: 'conclusion.confirmed',
    conclusion: { result: 'pass', followUp: null, overrideReason: null, remark: '' },
  });
  desk.act({
    type: 'closing.recorded',
    closing: { heldAt, enterpriseOpinion: 'agrees', enterpriseText: '', recheckOn: null, remark: '' },
  });
};

const signAll = (desk: Desk) => {
  const drawing = { width: 100, height: 50, strokes: [[1, 1, 9, 9]] };
  for (const party of requiredParties(openedIn(desk))) {
    if (party.role === 'enterprise') desk.refuseToSign(party, '不认可', '张三');
    else desk.sign(party, drawing, 'zh');
  }
};

const progress = {
  ignore: () => undefined,
  never: new AbortController().signal,
  refuse: () => Promise.resolve(false),
};

describe('the seal', () => {
  const sealed = async () => {
    const laptop = createLaptop({ items: 3 });
    const { desk } = laptop.openWindow();
    const id = await beginInspection(desk);
    judgeAll(desk, 3);
    signAll(desk);
    const done = await desk.seal('both', progress.ignore, progress.never, progress.refuse);
    return { laptop, desk, id, done };
  };

  it('is signed over the content and the last entry, kept twice, and on its way', async () => {
    const { laptop, desk, id, done } = await sealed();
    expect(desk.getState().problem).toBeNull();
    expect(done).toBe(true);
    const journal = laptop.main.journals.get(id) ?? [];
    const last = journal.at(-1)?.event;
    expect(last).toMatchObject({ type: 'inspection.sealed', journalHead: journal.at(-2)?.hash });
    expect(openedIn(desk).seal?.contentDigest).toBe(contentDigestOf(replay(journal)));
    expect(desk.getState().deliveries.map(({ state }) => state.name)).toEqual(['settled']);
    expect(desk.getState().lines.find(({ inspectionId }) => inspectionId === id)?.status).toBe('received');
    expect(desk.act(judge(1, 'nonconforming'))).toBe(false);
  });

  it('stays as it is while a correction of it begins with all it says, once, and must say something else', async () => {
    const { laptop, desk, id } = await sealed();
    const before = laptop.main.journals.get(id);
    await desk.closeInspection();
    const correction = (await desk.amend(id, '判错了条款')) ?? '';
    expect(desk.getState().problem).toBeNull();
    expect(await desk.amend(id, '再来一次')).toBe(correction);
    await desk.openInspection(correction);
    await desk.readJournal();
    const { amends, answers, assignment } = openedIn(desk);
    expect(amends?.report).toMatchObject({ inspectionId: id, reason: '判错了条款' });
    expect(assignment.reportNumber.endsWith('-A1')).toBe(true);
    expect([...answers.keys()].sort()).toEqual(['item-1', 'item-2', 'item-3']);
    expect(laptop.main.journals.get(id)).toEqual(before);

    const conclude = () => {
      desk.act({
        type: 'conclusion.confirmed',
        conclusion: { result: 'pass', followUp: null, overrideReason: null, remark: '' },
      });
      desk.act({
        type: 'closing.recorded',
        closing: { heldAt, enterpriseOpinion: 'agrees', enterpriseText: '', recheckOn: null, remark: '' },
      });
    };
    conclude();
    signAll(desk);
    expect(desk.getState().problem?.code).toBe('AMENDMENT_EMPTY');
    desk.act({ type: 'conclusion.reopened', reason: '重来' });
    desk.act({ type: 'observation.noted', observationId: 'o1', text: '补记一条' });
    conclude();
    signAll(desk);
    expect(await desk.seal('zh', progress.ignore, progress.never, progress.refuse)).toBe(true);
    // What the page kept of it is what the journal tells.
    const { inspection, journal } = await pageCopy(laptop, correction);
    expect(inspection && textOf(inspection)).toBe(textOf(replay(journal)));
  });

  it('is refused while a copy is lacking, and asks for no report', async () => {
    const laptop = createLaptop({ items: 3 });
    const { desk } = laptop.openWindow();
    await beginInspection(desk);
    judgeAll(desk, 3);
    signAll(desk);
    laptop.main.fail('vault.append', 'DISK_FULL');
    expect(await desk.seal('zh', progress.ignore, progress.never, progress.refuse)).toBe(false);
    expect(desk.getState().problem?.code).toBe('DISK_FULL');
    expect(laptop.main.calls.get('report.start')).toBeUndefined();
  });

  it('is not made when the person cancels', async () => {
    const laptop = createLaptop({ items: 3 });
    const { desk } = laptop.openWindow();
    await beginInspection(desk);
    judgeAll(desk, 3);
    signAll(desk);
    expect(await desk.seal('zh', progress.ignore, AbortSignal.abort(), progress.refuse)).toBe(false);
    expect(desk.getState().problem).toBeNull();
    expect(openedIn(desk).seal).toBeNull();
  });

  const readyToSeal = async () => {
    const laptop = createLaptop({ items: 3 });
    const { desk } = laptop.openWindow();
    await beginInspection(desk);
    judgeAll(desk, 3);
    signAll(desk);
    laptop.main.lockedKeys.set('lead-1', '李明').set('second-1', '王芳');
    return { laptop, desk };
  };

  it('asks each signer whose key is locked, again after a wrong passphrase, and goes on by itself', async () => {
    const { desk } = await readyToSeal();
    const asked: string[] = [];
    const unlock = async ({ inspectorId, name }: { inspectorId: string; name: string }) => {
      asked.push(name);
      if (asked.length === 1) {
        expect(await desk.unlockSigner(inspectorId, 'not right')).toBe(false);
        expect(desk.getState().problem?.code).toBe('PASSPHRASE_WRONG');
        desk.dismiss();
        return true;
      }
      return desk.unlockSigner(inspectorId, 'right');
    };
    expect(await desk.seal('zh', progress.ignore, progress.never, unlock)).toBe(true);
    expect(asked).toEqual(['李明', '李明', '王芳']);
    expect(openedIn(desk).seal).not.toBeNull();
  });

  it('leaves everything as it was when a signer does not unlock', async () => {
    const { laptop, desk } = await readyToSeal();
    const before = openedIn(desk).head;
    const unlock = ({ inspectorId }: { inspectorId: string }) =>
      inspectorId === 'lead-1' ? desk.unlockSigner(inspectorId, 'right') : Promise.resolve(false);
    expect(await desk.seal('zh', progress.ignore, progress.never, unlock)).toBe(false);
    expect(desk.getState().problem).toBeNull();
    expect(openedIn(desk).seal).toBeNull();
    expect(openedIn(desk).head).toEqual(before);
    expect(laptop.main.calls.get('seal.sign')).toBeUndefined();
  });

  it('lets a person clear the laptop only after the receipt, and keeps the line', async () => {
    const { laptop, desk, id } = await sealed();
    const before = laptop.main.deliveries.get(id);
    laptop.main.deliveries.delete(id);
    await desk.refreshDeliveries();
    expect(await desk.clearLocal(id)).toBe(false);
    expect(desk.getState().problem?.code).toBe('RECEIPT_MISSING');
    if (before) laptop.main.deliveries.set(id, before);
    await desk.refreshDeliveries();
    expect(await desk.clearLocal(id)).toBe(true);
    expect((await pageCopy(laptop, id)).inspection).toBeNull();
    expect(desk.getState().open).toBeNull();
    const line = desk.getState().lines.find(({ assignment }) => assignment.id === 'assignment-1');
    expect(line).toMatchObject({ inspectionId: null, status: 'received', judged: 3 });
    const later = laptop.openWindow();
    await later.desk.start();
    expect(later.desk.getState().lines).toContainEqual(line);
  });
});

describe('the network lamp', () => {
  it('is lit when headquarters answered for something that was waiting', async () => {
    const laptop = createLaptop({ items: 3 });
    const { desk } = laptop.openWindow();
    const id = await beginInspection(desk);
    judgeAll(desk, 3);
    signAll(desk);
    laptop.main.fail('sync.probe', 'HQ_UNREACHABLE');
    laptop.main.fail('sync.deliver', 'HQ_UNREACHABLE');
    await desk.probe();
    await desk.seal('zh', progress.ignore, progress.never, progress.refuse);
    expect(desk.getState().network.name).toBe('offline');
    laptop.main.fail('sync.probe', null);
    laptop.main.fail('sync.deliver', null);
    await desk.deliver(id);
    await expect.poll(() => desk.getState().network.name).toBe('online');
  });
});

describe('starting', () => {
  it('lists assignments with what can be worked on offline', async () => {
    const laptop = createLaptop();
    laptop.main.blobs.clear();
    const { desk } = laptop.openWindow();
    await desk.start();
    expect(desk.getState().lines.map(({ offlineReady, status }) => [offlineReady, status])).toEqual([
      [false, 'assigned'],
      [false, 'assigned'],
      [false, 'assigned'],
    ]);
    expect(await desk.startInspection('assignment-1')).toBeNull();
    expect(desk.getState().problem?.code).toBe('CHECKLIST_UNKNOWN');
    expect(laptop.main.journals.size).toBe(0);
  });

  it('keeps assignments and checklists for a start without headquarters and without main’s lists', async () => {
    const laptop = createLaptop();
    await laptop.openWindow().desk.start();
    laptop.main.fail('sync.assignments', 'DISK_FAILED');
    laptop.main.fail('sync.probe', 'HQ_UNREACHABLE');
    laptop.main.fail('vault.readBlob', 'DISK_FAILED');
    const { desk } = laptop.openWindow();
    await desk.start();
    expect(desk.getState().lines.map(({ offlineReady }) => offlineReady)).toEqual([true, true, true]);
    expect(await desk.startInspection('assignment-2')).not.toBeNull();
  });

  it('refuses a checklist whose bytes are not what the assignment names', async () => {
    const laptop = createLaptop();
    const digest = laptop.main.assignments[0]?.checklist.digest ?? '';
    laptop.main.blobs.set(digest, new TextEncoder().encode('{}'));
    const { desk } = laptop.openWindow();
    await desk.start();
    expect(await desk.startInspection('assignment-1')).toBeNull();
    expect(desk.getState().problem?.code).toBe('BLOB_DIGEST_MISMATCH');
  });

  it('an assignment twice opens the same inspection', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    await desk.start();
    const ids = await Promise.all([
      desk.startInspection('assignment-1'),
      desk.startInspection('assignment-1'),
    ]);
    expect(ids[0]).toBe(ids[1]);
    expect(laptop.main.journals.size).toBe(1);
  });

  it('without a host halts in words, and starts when the host is there again', async () => {
    const laptop = createLaptop();
    laptop.main.fail('app.describe', 'HOST_UNREACHABLE');
    const { desk } = laptop.openWindow();
    await desk.start();
    expect(desk.getState().phase).toMatchObject({ name: 'halted', code: 'HOST_UNREACHABLE' });
    laptop.main.fail('app.describe', null);
    await desk.start();
    expect(desk.getState().phase.name).toBe('ready');
  });

  it('tells what the second copy noticed, once', async () => {
    const laptop = createLaptop();
    laptop.main.notices.push({
      at: '2026-11-23T08:00:00.000+08:00',
      inspectionId: null,
      kind: 'tornTail',
      keptEntries: 4,
      setAsideBytes: 17,
    });
    const first = laptop.openWindow();
    await first.desk.start();
    expect(first.desk.getState().recovery?.notices.length).toBe(1);
    first.desk.acknowledgeRecovery();
    const second = laptop.openWindow();
    await second.desk.start();
    expect(second.desk.getState().recovery).toBeNull();
  });
});

describe('a visit that begins on the laptop', () => {
  const visit = {
    type: 'unannounced' as const,
    enterprise: { ...assignmentFor(checklistOf(3), 'a').enterprise, creditCode: '91421024MA49X7K25F' },
    licences: [],
    products: [{ categoryCode: '08', units: ['unit-1'] }],
    team: [{ id: 'lead-1', name: '李明', role: 'leader' as const, number: '' }],
    background: '',
  };
  const begun = async () => {
    const laptop = createLaptop({ assignments: 0 });
    const checklist = checklistOf(20);
    laptop.main.content = {
      ...nothingInForce,
      checklists: [{ id: checklist.id, version: 1, digest: digestOf(checklist) }],
      ruleSets: [{ id: ruleSet.id, version: 1, digest: digestOf(ruleSet) }],
    };
    const { desk } = laptop.openWindow();
    await desk.start();
    return { laptop, desk };
  };

  it('is numbered by the laptop, never twice, and stands in the list', async () => {
    const { desk } = await begun();
    const first = await desk.beginVisit(visit);
    const second = await desk.beginVisit(visit);
    expect(desk.getState().problem).toBeNull();
    const lines = desk.getState().lines;
    expect(lines.map(({ inspectionId }) => inspectionId).sort()).toEqual([first, second].sort());
    expect(lines.map(({ assignment }) => assignment.id).sort()).toEqual(['laptop-1-v1', 'laptop-1-v2']);
    expect(
      lines.every(({ offlineReady, assignment }) => offlineReady && assignment.origin === 'laptop'),
    ).toBe(true);
    await desk.openInspection(first ?? '');
    expect(openedIn(desk).assignment.reportNumber).toMatch(/^HC-421024-\d{8}-APTOP1-01$/);
  });

  it('is refused in words while its category is not on the laptop', async () => {
    const { desk } = await begun();
    const products = [{ categoryCode: '09', units: ['compound'] }];
    expect(await desk.beginVisit({ ...visit, products })).toBeNull();
    expect(desk.getState().problem?.code).toBe('CHECKLIST_UNKNOWN');
    expect(desk.getState().lines).toEqual([]);
  });
});
