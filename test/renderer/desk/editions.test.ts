import { describe, expect, it } from 'vitest';
import { nothingInForce } from '../../../shared/domain/edition.ts';
import type { Desk } from '../../../renderer/desk/desk.ts';
import type { Checklist } from '../../../shared/domain/checklist.ts';
import type { JournalEvent } from '../../../shared/domain/journal.ts';
import { replay } from '../../../shared/domain/replay.ts';
import { digestOf } from '../../../shared/seal/digest.ts';
import { beginInspection, createLaptop } from './desk-world.ts';
import { bytesOf, ruleSet } from './small-content.ts';

const judge = (itemId: string): JournalEvent => ({
  type: 'item.judged',
  itemId,
  verdict: 'conforms',
  reason: null,
});

const opened = (desk: Desk) => {
  const { open } = desk.getState();
  if (!open) throw new Error('nothing is open');
  return open;
};

/** A laptop with an inspection of five items, of which three are judged; headquarters then publishes `change`. */
const published = async (change: (checklist: Checklist) => Checklist) => {
  const laptop = createLaptop({ items: 5 });
  const { desk } = laptop.openWindow();
  const id = await beginInspection(desk);
  for (const item of ['item-1', 'item-2', 'item-5']) desk.act(judge(item));
  await desk.flush();
  const newer = change({ ...laptop.checklist, version: 2 });
  laptop.main.blobs.set(digestOf(newer), bytesOf(newer));
  laptop.main.content = {
    ...nothingInForce,
    checklists: [{ id: newer.id, version: 2, digest: digestOf(newer) }],
    ruleSets: [{ id: ruleSet.id, version: 1, digest: digestOf(ruleSet) }],
  };
  await desk.pull();
  return { laptop, desk, id, newer };
};

const changed = (checklist: Checklist): Checklist => ({
  ...checklist,
  items: checklist.items
    .filter(({ id }) => id !== 'item-5')
    .map((item) => (item.id === 'item-2' ? { ...item, requirement: { zh: '新', en: 'new' } } : item)),
});

describe('a newer edition', () => {
  it('never changes an inspection that was started, nor one that is opened again', async () => {
    const { laptop, desk, id } = await published(changed);
    const before = opened(desk);
    expect(before.context.checklist).toEqual(laptop.checklist);
    await desk.closeInspection();
    const other = laptop.openWindow().desk;
    laptop.kill();
    await other.start();
    await other.openInspection(id);
    expect(opened(other).context.checklist).toEqual(laptop.checklist);
    expect(opened(other).contentDigest).toBe(before.contentDigest);
    expect(opened(other).evaluation.total).toEqual(before.evaluation.total);
  });

  it('is adopted on purpose: memory, both copies and a later start agree, and undo stops there', async () => {
    const { laptop, desk, id, newer } = await published(changed);
    const offered = await desk.readNewerEdition();
    expect(offered?.plan.event).toMatchObject({ kept: ['item-1'], dropped: ['item-5'] });
    if (!offered) throw new Error('not offered');
    expect(desk.adoptEdition(offered)).toBe(true);
    const { context, inspection, evaluation, canUndo } = opened(desk);
    expect(context.checklist).toEqual(newer);
    expect([...inspection.answers.keys()]).toEqual(['item-1']);
    expect(evaluation.total).toMatchObject({ asked: 4, judged: 1 });
    expect(canUndo).toBe(false);
    expect(desk.undo()).toBeNull();
    expect(await desk.readNewerEdition()).toBeNull();
    expect(desk.act(judge('item-5'))).toBe(false);
    expect(desk.act(judge('item-2'))).toBe(true);
    const { contentDigest } = opened(desk);
    expect((await desk.flush()).name).toBe('saved');
    expect(replay(laptop.main.journals.get(id) ?? []).checklistDigest).toBe(digestOf(newer));
    await desk.closeInspection();

    laptop.kill();
    const { desk: again } = laptop.openWindow();
    await again.start();
    await again.openInspection(id);
    expect(opened(again).contentDigest).toBe(contentDigest);
    expect(opened(again).context.checklist).toEqual(newer);

    // The page's copy is gone: main's journal gives the same inspection.
    laptop.kill();
    laptop.losePage();
    const { desk: rebuilt } = laptop.openWindow();
    await rebuilt.start();
    await rebuilt.openInspection(id);
    expect(opened(rebuilt).contentDigest).toBe(contentDigest);
  });

  it('that does not cover the visit is refused in words, and nothing changes', async () => {
    const { desk } = await published((checklist) => ({
      ...checklist,
      categories: checklist.categories.map((category) => ({
        ...category,
        units: category.units.map((unit) => ({ ...unit, id: 'another' })),
      })),
    }));
    const { contentDigest } = opened(desk);
    expect(await desk.readNewerEdition()).toBeNull();
    expect(desk.getState().problem?.code).toBe('EDITION_UNSUITABLE');
    expect(opened(desk).contentDigest).toBe(contentDigest);
  });

  it('is refused after the conclusion, which first has to be reopened', async () => {
    const { desk } = await published((checklist) => checklist);
    const offered = await desk.readNewerEdition();
    if (!offered) throw new Error('not offered');
    for (const item of ['item-3', 'item-4']) desk.act(judge(item));
    const conclusion = { result: 'pass', followUp: null, overrideReason: null, remark: '' };
    expect(desk.act({ type: 'conclusion.confirmed', conclusion })).toBe(true);
    expect(desk.adoptEdition(offered)).toBe(false);
    expect(desk.getState().problem?.code).toBe('INSPECTION_CONCLUDED');
    expect(desk.act({ type: 'conclusion.reopened', reason: '改用新版' })).toBe(true);
    expect(desk.adoptEdition(offered)).toBe(true);
  });
});
