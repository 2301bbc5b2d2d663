import { describe, expect, it } from 'vitest';
import { decidingItems } from '../../../../renderer/screens/conclusion/deciding-items.ts';
import { latestDue, listFindings } from '../../../../renderer/screens/conclusion/list-findings.ts';
import { evaluate } from '../../../../shared/domain/evaluate.ts';
import type { JournalEvent } from '../../../../shared/domain/journal.ts';
import { replay } from '../../../../shared/domain/replay.ts';
import type { Condition } from '../../../../shared/domain/rule-set.ts';
import {
  both,
  contextOf,
  inspectionOf,
  itemNamed,
  journalOf,
  judged,
  noted,
  started,
} from '../../../shared/domain/specimen.ts';

const context = contextOf([
  itemNamed('a'),
  itemNamed('b'),
  itemNamed('v', { veto: true }),
  itemNamed('c'),
  itemNamed('w', { veto: true }),
]);
const list = (...events: JournalEvent[]) => {
  const inspection = inspectionOf(...events);
  return listFindings(inspection, context, evaluate(context, inspection), '2026-11-23');
};

describe('the findings', () => {
  it('are the clauses that do not conform: vetoes, then serious, then general, each in checklist order', () => {
    const found = list(
      judged('a', 'improvement'),
      judged('b', 'nonconforming'),
      judged('c', 'improvement'),
      judged('v', 'nonconforming'),
      judged('w', 'conforms'),
    );
    expect(found.map(({ itemId, status }) => [itemId, status])).toEqual([
      ['v', 'veto'],
      ['b', 'nonconforming'],
      ['a', 'improvement'],
      ['c', 'improvement'],
    ]);
  });

  it('propose the note as the fact and thirty days, until somebody wrote them', () => {
    const [proposed] = list(judged('a', 'improvement'), noted('a', 'a crack'));
    expect(proposed).toMatchObject({
      recorded: false,
      detail: { fact: 'a crack', correctionDueOn: '2026-12-23', enterpriseView: 'notAsked' },
    });
    const detail = {
      fact: 'two cracks',
      correction: 'mend',
      correctionDueOn: null,
      enterpriseView: 'disputes' as const,
      enterpriseText: 'no',
    };
    const [written] = list(judged('a', 'improvement'), { type: 'finding.detailed', itemId: 'a', detail });
    expect(written).toMatchObject({ recorded: true, detail });
  });

  it('propose no day where the type of inspection orders no corrections', () => {
    const inspection = replay(journalOf(started({ type: 'spotCheck' }), judged('a', 'nonconforming')));
    const spotted = contextOf([itemNamed('a', { types: ['spotCheck'] })]);
    const findings = listFindings(inspection, spotted, evaluate(spotted, inspection), '2026-11-23');
    expect(findings.map(({ detail }) => detail.correctionDueOn)).toEqual([null]);
  });

  it('name the latest day, and none where none is named', () => {
    expect(latestDue(list(judged('a', 'improvement')))).toBe('2026-12-23');
    expect(latestDue([])).toBeNull();
  });
});

describe('what decided', () => {
  const condition = (more: Partial<Condition>): Condition => ({
    id: 'x',
    words: both('x'),
    count: 'conforms',
    among: 'veto',
    op: '=',
    value: 2,
    ...more,
  });
  const evaluation = evaluate(
    context,
    inspectionOf(judged('a', 'nonconforming'), judged('v', 'nonconforming'), judged('w', 'conforms')),
  );

  it('is the clause that does not conform where conforming ones were counted', () => {
    expect(decidingItems({ condition: condition({}), items: ['w'] }, context, evaluation)).toEqual(['v']);
    expect(
      decidingItems({ condition: condition({ among: 'all' }), items: ['w'] }, context, evaluation),
    ).toEqual(['a', 'v']);
  });

  it('is the counted clauses otherwise', () => {
    const counted = condition({ count: 'nonconforming', among: 'other', value: 0 });
    expect(decidingItems({ condition: counted, items: ['a'] }, context, evaluation)).toEqual(['a']);
  });
});
