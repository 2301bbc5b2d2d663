import { describe, expect, it } from 'vitest';
import { type Change, changesOf } from '../../../shared/replay/changes.ts';
import type { JournalEvent } from '../../../shared/domain/journal.ts';
import { stepsOf } from '../../../shared/replay/steps.ts';
import { emptyHead, linkEntry } from '../../../shared/seal/chain.ts';
import { buildAnsweredInspection } from '../../fixtures/report/answered-inspection.ts';

const built = buildAnsweredInspection({
  verdicts: { 'cement-2.2.1': 'nonconforming' },
  removePhoto: '拍错了',
  signatures: 'enterpriseRefuses',
});

const changed = (journal: typeof built.journal) => {
  const steps = stepsOf(built.context, journal);
  return steps.map((step, index) => ({
    event: step.entry.event,
    changes: changesOf(built.context, steps[index - 1], step),
  }));
};
const all = changed(built.journal);

const short = ({ what, before, after }: Change): string =>
  `${what.zh}：${before?.zh ?? '∅'} → ${after?.zh ?? '∅'}`;
const of = <T extends JournalEvent['type']>(
  type: T,
  wanted: (event: Extract<JournalEvent, { type: T }>) => boolean = () => true,
): string[] =>
  all
    .filter(({ event }) => event.type === type && wanted(event as Extract<JournalEvent, { type: T }>))
    .flatMap(({ changes }) => changes.map(short));

/** The journal goes on with these events. */
const goneOn = (...events: JournalEvent[]) => {
  const upTo = built.journal.findIndex(({ event }) => event.type === 'conclusion.confirmed');
  const journal = built.journal.slice(0, upTo);
  for (const event of events) {
    const last = journal.at(-1);
    const head = last
      ? { inspectionId: last.inspectionId, seq: last.seq, hash: last.hash }
      : emptyHead('insp-2026-0001');
    journal.push(linkEntry(head, event, { at: '2026-11-23T09:00:00Z', by: 'insp-01', deviceId: 'dev-0417' }));
  }
  return changed(journal)
    .slice(upTo)
    .map(({ changes }) => changes.map(short));
};

describe('what an entry changed, in words', () => {
  it('is told of every entry of a visit', () => {
    expect(all.filter(({ changes }) => changes.length === 0).map(({ event }) => event.type)).toEqual([]);
    for (const { changes } of all)
      for (const { what, before, after } of changes) {
        expect(what.zh).not.toBe('');
        expect(`${what.zh}${what.en}${before?.en ?? ''}${after?.en ?? ''}`).not.toMatch(/\{\w+\}|undefined/);
        expect(before).not.toEqual(after);
      }
  });

  it('names verdicts as the rule set does, from what to what', () => {
    expect(of('item.judged', ({ itemId }) => itemId === 'cement-2.2.1')).toEqual(['判定：∅ → 不合格']);
    const [first, second, third] = goneOn(
      { type: 'item.judged', itemId: 'cement-2.2.1', verdict: 'conforms', reason: null },
      { type: 'item.judged', itemId: 'cement-2.2.1', verdict: null, reason: null },
      { type: 'item.noted', itemId: 'cement-2.2.1', note: '重看' },
    );
    expect(first).toEqual(['判定：不合格 → 合格']);
    expect(second).toEqual(['判定：合格 → ∅']);
    expect(third?.[0]).toMatch(/^记录：.+ → 重看$/);
    const [reasoned] = goneOn({
      type: 'item.judged',
      itemId: 'cement-2.2.1',
      verdict: 'notApplicable',
      reason: '本厂无此工序',
    });
    expect(reasoned).toContain('理由：∅ → 本厂无此工序');
  });

  it('names readings by their quantity, evidence by its kind, and why it went', () => {
    expect(of('item.filled').some((line) => /^.+ · 1：∅ → [\d.]+$/.test(line))).toBe(true);
    expect(of('item.filled').join('\n')).not.toMatch(/[qpeicd]\/[a-z]/);
    expect(of('evidence.attached')[0]).toMatch(/^证据：∅ → 照片 现场 [0-9a-f]{8}$/);
    expect(of('evidence.removed')).toEqual([
      expect.stringMatching(/^证据：照片 误拍 [0-9a-f]{8} → ∅$/),
      '理由：∅ → 拍错了',
    ]);
  });

  it('tells meetings, conclusion, signatures and what was taken back', () => {
    expect(of('scope.recorded')).toContain('查看的场所：∅ → 原料堆场、制成车间、化验室、成品库');
    expect(of('opening.recorded')).toContain('送达通知：∅ → 是');
    expect(of('finding.detailed')).toContain('整改期限：∅ → 2026-12-23');
    expect(of('conclusion.confirmed')).toEqual(['结论：∅ → 不合格']);
    expect(of('signature.given')[0]).toBe('签字人：∅ → 陈立群 · 已签');
    expect(of('signature.refused')[0]).toContain('拒签：未全程在场，不便签字。');
    const [, reopened] = goneOn(
      {
        type: 'conclusion.confirmed',
        conclusion: { result: 'fail', followUp: null, overrideReason: null, remark: '' },
      },
      { type: 'conclusion.reopened', reason: '漏看一处' },
    );
    expect(reopened).toEqual(['结论：不合格 → ∅', '理由：∅ → 漏看一处']);
  });
});
