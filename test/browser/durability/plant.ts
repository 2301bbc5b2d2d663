import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Assignment } from '../../../shared/domain/assignment.ts';
import { contentDigestOf } from '../../../shared/domain/content.ts';
import type { JournalEntry, JournalEvent } from '../../../shared/domain/journal.ts';
import { requiredParties } from '../../../shared/domain/parties.ts';
import { replay } from '../../../shared/domain/replay.ts';
import { emptyHead, linkEntry } from '../../../shared/seal/chain.ts';
import type { AnsweredInspection } from '../../fixtures/report/answered-inspection.ts';
import { wholeJournal, withVault } from './laptop.ts';

/** A journal with the same acts under another name, or with other acts: every link made anew. */
export const relink = (
  inspectionId: string,
  entries: readonly JournalEntry[],
  change: (event: JournalEvent) => JournalEvent = (event) => event,
): JournalEntry[] => {
  const linked: JournalEntry[] = [];
  let head = emptyHead(inspectionId);
  for (const { event, at, by, deviceId } of entries) {
    const entry = linkEntry(head, change(event), { at, by, deviceId });
    linked.push(entry);
    head = { inspectionId, seq: entry.seq, hash: entry.hash };
  }
  return linked;
};

const Stored = z.object({ assignments: z.array(Assignment) });

/** The assignment of a firm, as headquarters dispatched it to this laptop. */
const assignmentFor = async (data: string, firm: string): Promise<Assignment> => {
  const { assignments } = Stored.parse(JSON.parse(await readFile(join(data, 'assignments.json'), 'utf8')));
  const found = assignments.find(({ enterprise }) => enterprise.name === firm);
  if (!found) throw new Error(`no assignment for ${firm}`);
  return found;
};

/**
 * Writes a finished inspection of `firm` into the second copy of a laptop that is not running: every act of the
 * script under the real assignment and device, photos included, signed by everyone, not sealed.
 */
export const plantSigned = (
  data: string,
  {
    firm,
    inspectionId,
    script,
    like,
  }: { firm: string; inspectionId: string; script: AnsweredInspection; like: string },
): Promise<void> =>
  withVault(data, async (vault) => {
    const [started] = await wholeJournal(vault, like);
    if (started?.event.type !== 'inspection.started') throw new Error('a journal begins with its start');
    const { deviceId, by, event: begun } = started;
    const assignment = await assignmentFor(data, firm);
    const journal: JournalEntry[] = [];
    const act = (event: JournalEvent, at: string) => {
      const last = journal.at(-1);
      const head = last ? { inspectionId, seq: last.seq, hash: last.hash } : emptyHead(inspectionId);
      journal.push(linkEntry(head, event, { at, by, deviceId }));
    };
    const checklistDigest = assignment.checklist.digest;
    act({ ...begun, assignment, checklistDigest, ruleSetDigest: assignment.ruleSet.digest }, started.at);
    for (const { event, at } of script.journal.slice(1)) {
      if (!event.type.startsWith('signature.')) act(event, at);
    }
    const inspection = replay(journal);
    const contentDigest = contentDigestOf(inspection);
    const drawing = { width: 600, height: 220, strokes: [[120, 30, 118, 60, 114, 95, 110, 140]] };
    for (const party of requiredParties(inspection)) {
      act({ type: 'signature.given', party, contentDigest, drawing, language: 'zh' }, started.at);
    }
    for (const [digest, bytes] of [...script.photos, ...script.files]) await vault.putBlob(digest, bytes);
    await vault.append(journal);
  });
