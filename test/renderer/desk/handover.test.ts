import { describe, expect, it } from 'vitest';
import type { Invited } from '../../../renderer/desk/handover.ts';
import type { JournalEntry, JournalEvent } from '../../../shared/domain/journal.ts';
import { emptyHead, linkEntry } from '../../../shared/seal/chain.ts';
import { beginInspection, createLaptop } from './desk-world.ts';
import { assignmentFor } from './small-content.ts';

const noted = (note: string): JournalEvent => ({ type: 'item.noted', itemId: 'item-1', note });

/** An invitation of a laptop; main checked it, the page believes main. */
const invitedBy = (deviceId: string, name: string): Invited => ({
  fingerprint: '2'.repeat(64),
  invitation: {
    body: {
      schema: 1,
      kind: 'handoverInvitation',
      headquarters: 'hq-1',
      authority: '某市市场监督管理局',
      deviceId,
      holder: { id: `holder-of-${deviceId}`, name },
      publicKey: 'a2V5',
      recipient: `age1${'q'.repeat(58)}`,
      nonce: 'once',
      at: '2026-11-23T08:00:00Z',
    },
    signature: 'c2ln',
  },
});

const packing = { onProgress: () => undefined, signal: new AbortController().signal };

describe('an inspection that this laptop hands over', () => {
  const handedOver = async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    const id = await beginInspection(desk);
    desk.act(noted('before'));
    expect(await desk.handOver(id, invitedBy('laptop-2', '王芳'))).toBe(true);
    return { laptop, desk, id };
  };

  it('is in both copies before anybody is told, and the list says who has it', async () => {
    const { laptop, desk, id } = await handedOver();
    expect(laptop.main.journals.get(id)?.at(-1)?.event.type).toBe('inspection.handedOver');
    const page = await laptop.readPage();
    expect((await page.inspections.readJournal(id)).at(-1)?.event.type).toBe('inspection.handedOver');
    page.close();
    const line = desk.getState().lines.find(({ inspectionId }) => inspectionId === id);
    expect(line).toMatchObject({ status: 'handedOver', heldBy: '王芳' });
    expect(desk.getState().open).toBeNull();
  });

  it('is only read from then on, and neither an act nor undo reaches it', async () => {
    const { desk, id } = await handedOver();
    await desk.openInspection(id);
    await desk.readJournal();
    expect(desk.getState().open).toMatchObject({ readOnly: true, canUndo: false, canRedo: false });
    expect(desk.act(noted('after'))).toBe(false);
    expect(desk.getState().problem).toMatchObject({
      code: 'INSPECTION_HANDED_OVER',
      detail: { holder: '王芳' },
    });
    expect(desk.undo()).toBeNull();
    await desk.closeInspection();
    expect(await desk.handOver(id, invitedBy('laptop-3', '赵强'))).toBe(false);
  });

  it('is known as handed over at the next start', async () => {
    const { laptop, id } = await handedOver();
    laptop.kill();
    const { desk } = laptop.openWindow();
    await desk.start();
    const line = desk.getState().lines.find(({ inspectionId }) => inspectionId === id);
    expect(line).toMatchObject({ status: 'handedOver', heldBy: '王芳' });
  });

  it('is not packed while main has not all of it', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    const id = await beginInspection(desk);
    laptop.main.fail('vault.append', 'DISK_FULL');
    expect(await desk.handOver(id, invitedBy('laptop-2', '王芳'))).toBe(false);
    expect(await desk.packHandover(id, packing)).toBeNull();
    expect(laptop.main.calls.get('handover.pack')).toBeUndefined();
    laptop.main.fail('vault.append', null);
    // Main of this test packs nothing: that it was asked is what counts.
    expect(await desk.packHandover(id, packing)).toBeNull();
    expect(laptop.main.calls.get('handover.pack')).toBe(1);
    expect(laptop.main.journals.get(id)?.at(-1)?.event.type).toBe('inspection.handedOver');
  });
});

describe('an inspection that this laptop takes over', () => {
  const id = 'assignment-1-elsewhere';

  /** What another laptop recorded and handed over, with this laptop's first entry where main took it over. */
  const elsewhere = (checklist: Parameters<typeof assignmentFor>[0], taken: boolean): JournalEntry[] => {
    const assignment = assignmentFor(checklist, 'assignment-1');
    const journal: JournalEntry[] = [];
    const act = (deviceId: string, event: JournalEvent) => {
      const last = journal.at(-1);
      const head = last ? { inspectionId: id, seq: last.seq, hash: last.hash } : emptyHead(id);
      journal.push(linkEntry(head, event, { at: '2026-11-23T09:00:00Z', by: 'lead-1', deviceId }));
    };
    act('laptop-0', {
      type: 'inspection.started',
      assignment,
      checklistDigest: assignment.checklist.digest,
      ruleSetDigest: assignment.ruleSet.digest,
      app: 'test',
    });
    act('laptop-0', noted('over there'));
    act('laptop-0', {
      type: 'inspection.handedOver',
      invitation: invitedBy('laptop-1', '李明').invitation,
    });
    const from = { deviceId: 'laptop-0', publicKey: 'a2V5' };
    if (taken) act('laptop-1', { type: 'inspection.takenOver', from, consent: 'c2ln' });
    return journal;
  };

  const file = new File([new Uint8Array(20)], 'x.hecha-handover');

  it('is in the list at once, and goes on under this laptop’s name', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    await desk.start();
    laptop.main.onTake = () => {
      laptop.main.journals.set(id, elsewhere(laptop.checklist, true));
      return id;
    };
    expect(await desk.takeOver(file, () => undefined)).toBe(id);
    const lines = desk.getState().lines.filter(({ assignment }) => assignment.id === 'assignment-1');
    expect(lines.map(({ status, inspectionId }) => [status, inspectionId])).toEqual([['draft', id]]);
    await desk.openInspection(id);
    expect(desk.act(noted('here'))).toBe(true);
    expect((await desk.flush()).name).toBe('saved');
    expect(laptop.main.journals.get(id)?.at(-1)?.deviceId).toBe('laptop-1');
  });

  it('that is refused leaves everything as it was, and says why', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    await desk.start();
    const before = desk.getState().lines;
    expect(await desk.takeOver(file, () => undefined)).toBeNull();
    expect(desk.getState().problem?.code).toBe('HANDOVER_DAMAGED');
    expect(desk.getState().lines).toEqual(before);
  });

  it('whose taking over was cut off is not written to by anybody here', async () => {
    const laptop = createLaptop();
    for (const journal of [
      elsewhere(laptop.checklist, false),
      elsewhere(laptop.checklist, false).slice(0, 2),
    ]) {
      laptop.main.journals.set(id, journal);
      const { desk } = laptop.openWindow();
      await desk.start();
      await desk.openInspection(id);
      expect(desk.getState().open?.readOnly).toBe(true);
      expect(desk.act(noted('here'))).toBe(false);
      expect(laptop.main.journals.get(id)).toEqual(journal);
      await desk.closeInspection();
      laptop.kill();
      laptop.losePage();
    }
  });
});

describe('an invitation', () => {
  it('is a file that main made, and a file that is none is refused before main is asked', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    await desk.start();
    expect(await desk.readInvitation(new File(['no JSON'], 'x.hecha-invite'))).toBeNull();
    expect(desk.getState().problem?.code).toBe('INVITATION_INVALID');
    expect(await desk.readInvitation(new File([' '.repeat(70_000)], 'x.hecha-invite'))).toBeNull();
    expect(laptop.main.calls.get('handover.invitation')).toBeUndefined();
  });
});
