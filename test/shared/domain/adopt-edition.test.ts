import { assert, constantFrom, property, record, subarray, array, boolean, nat } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nothingInForce } from '../../../shared/domain/edition.ts';
import { checkAct } from '../../../shared/domain/acts.ts';
import { adoptionOf, type Issued, newerIn, ruleSetUnder } from '../../../shared/domain/adopt-edition.ts';
import type { Checklist, Item } from '../../../shared/domain/checklist.ts';
import { carryAnswer, diffChecklists } from '../../../shared/domain/diff-checklists.ts';
import { evaluate } from '../../../shared/domain/evaluate.ts';
import type { Context } from '../../../shared/domain/evaluation.ts';
import { answerOf, type Inspection } from '../../../shared/domain/inspection.ts';
import type { JournalEntry, JournalEvent } from '../../../shared/domain/journal.ts';
import { replay } from '../../../shared/domain/replay.ts';
import type { RuleSet } from '../../../shared/domain/rule-set.ts';
import { nextRedo, nextUndo } from '../../../shared/domain/undo.ts';
import { HechaError } from '../../../shared/errors.ts';
import { digestOf } from '../../../shared/seal/digest.ts';
import {
  append,
  attached,
  both,
  checklistOf,
  contextOf,
  criterionNamed,
  filled,
  itemNamed,
  journalOf,
  judged,
  measured,
  noted,
  readings,
  simpleRules,
  started,
} from './specimen.ts';

const weighed = (limit: string): Item =>
  itemNamed('bags', {
    task: measured({ criteria: [criterionNamed('least', { limit, provenance: { basis: 'recalled' } })] }),
    evidence: [{ id: 'scale', kind: 'photo', atLeast: 1, words: both('scale'), when: 'always' }],
  });

const before = contextOf([itemNamed('a'), itemNamed('b'), itemNamed('gone'), weighed('10')]);
const issuedOf = (checklist: Checklist, ruleSet: RuleSet = simpleRules): Issued => ({
  context: { checklist, ruleSet },
  digests: { checklistDigest: digestOf(checklist), ruleSetDigest: digestOf(ruleSet) },
});
const next = (items: readonly Item[], more: Partial<Checklist> = {}): Issued =>
  issuedOf({ ...checklistOf(items), version: 2, ...more });
const newer = next([
  itemNamed('new'),
  { ...itemNamed('b'), requirement: both('more') },
  { ...itemNamed('a'), title: both('other words') },
  weighed('11'),
]);

const begun = (...events: readonly JournalEvent[]): JournalEntry[] =>
  journalOf({ ...started(), ruleSetDigest: digestOf(simpleRules) } as JournalEvent, ...events);
const adopt = (journal: readonly JournalEntry[], context: Context = before, issued = newer) =>
  append(journal, adoptionOf(replay(journal), context, issued).event);

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'allowed';
  } catch (caught) {
    if (!(caught instanceof HechaError)) throw caught;
    return caught.code;
  }
};

describe('adopting a newer edition', () => {
  const journal = begun(
    judged('a', 'conforms'),
    judged('b', 'improvement'),
    noted('b'),
    judged('gone', 'conforms'),
    attached('gone', 7),
    filled('bags', readings('x', [12])),
    { type: 'limit.confirmed', itemId: 'bags', criterionId: 'least', edition: 'GB 1-2008' },
  );

  it('writes down what carries over, what must be answered again and what goes with its item', () => {
    expect(adoptionOf(replay(journal), before, newer).event).toMatchObject({
      from: { checklist: { id: 'specimen', version: 1 } },
      to: { checklist: { id: 'specimen', version: 2, digest: newer.digests.checklistDigest } },
      items: { added: 1, changed: 3, removed: 1 },
      kept: ['a'],
      reopened: [
        { itemId: 'b', verdict: true, fields: [], limits: [], waivers: [] },
        { itemId: 'bags', verdict: false, fields: [], limits: ['least'], waivers: [] },
      ],
      dropped: ['gone'],
    });
  });

  it('is judged by from there on, and earlier answers stand in the journal', () => {
    const adopted = adopt(journal);
    const inspection = replay(adopted);
    expect(inspection).toMatchObject(newer.digests);
    expect(answerOf(inspection, 'a').verdict).toBe('conforms');
    expect(answerOf(inspection, 'b')).toMatchObject({ verdict: null, judged: null, note: 'seen in hall 2' });
    expect(answerOf(inspection, 'bags')).toMatchObject({ values: { 'q/x/1': '12' }, confirmedLimits: {} });
    expect(inspection.answers.has('gone')).toBe(false);
    expect(adopted.slice(0, -1)).toEqual(journal);
    const { items } = evaluate(newer.context, inspection);
    expect(items.get('new')?.missing.map(({ what }) => what)).toEqual(['verdict']);
    expect(items.get('bags')?.missing.map(({ what }) => what)).toContain('limit');
  });

  it('is not taken back by undo, and what it reopened does not come back by it', () => {
    const adopted = adopt(journal);
    expect(nextUndo(adopted)).toBeNull();
    expect(nextRedo(adopted)).toBeNull();
    const again = append(
      append(append(adopted, judged('b', 'conforms')), filled('bags', { 'q/x/1': '13' })),
      { type: 'limit.confirmed', itemId: 'bags', criterionId: 'least', edition: 'GB 1-2030' },
    );
    const undone: JournalEvent[] = [];
    for (let entries = again, step = nextUndo(entries); step; step = nextUndo(entries)) {
      undone.push(step.event);
      entries = append(entries, step.event, { undoes: step.seq });
    }
    expect(undone).toEqual([
      { type: 'limit.confirmed', itemId: 'bags', criterionId: 'least', edition: null },
      filled('bags', { 'q/x/1': '12' }),
      judged('b', null),
    ]);
  });

  it('that brings an item back does not bring its dropped answer back by undo', () => {
    const back = next([...newer.context.checklist.items, itemNamed('gone')], { version: 3 });
    const twice = adopt(adopt(begun(noted('gone', 'first'))), newer.context, back);
    const step = nextUndo(append(twice, noted('gone', 'second')));
    expect(step?.event).toEqual(noted('gone', ''));
  });

  it('reopens a verdict that the rule set words otherwise or does not offer, and one whose weight changed', () => {
    const same = [itemNamed('a'), itemNamed('b'), itemNamed('gone'), weighed('10')];
    const rules = (change: Partial<RuleSet>): RuleSet => ({ ...simpleRules, version: 2, ...change });
    const reopenedBy = (issued: Issued) =>
      adoptionOf(replay(journal), before, issued).event.reopened.map(({ itemId }) => itemId);
    const worded = simpleRules.grades.map((grade) =>
      grade.verdict === 'improvement' ? { ...grade, words: both('advice') } : grade,
    );
    const edition = checklistOf(same);
    expect(reopenedBy(issuedOf(edition, rules({})))).toEqual([]);
    expect(reopenedBy(issuedOf(edition, rules({ grades: worded })))).toEqual(['b']);
    expect(
      reopenedBy(
        issuedOf(edition, rules({ grades: worded.filter(({ verdict }) => verdict !== 'improvement') })),
      ),
    ).toEqual(['b']);
    expect(reopenedBy(issuedOf(edition, rules({ veto: { by: 'clauses', clauses: ['a'] } })))).toEqual(['a']);
  });

  it('is refused for an older edition, another checklist, a type or a unit that it does not cover', () => {
    const inspection = replay(journal);
    const trial = (issued: Issued) => codeOf(() => adoptionOf(inspection, before, issued));
    const { items } = before.checklist;
    expect(trial(next(items, { version: 1 }))).toBe('EDITION_OLDER');
    expect(trial(next(items, { id: 'another' }))).toBe('EDITION_UNSUITABLE');
    expect(trial(next(items, { ruleSets: {} }))).toBe('EDITION_UNSUITABLE');
    expect(trial(next(items, { ruleSets: { licenceReview: 'another' } }))).toBe('EDITION_UNSUITABLE');
    const categories = before.checklist.categories.map((category) => ({
      ...category,
      units: category.units.filter(({ id }) => id !== 'u2'),
    }));
    expect(trial(next(items, { categories }))).toBe('EDITION_UNSUITABLE');
    const older = issuedOf(before.checklist, { ...simpleRules, version: 2 });
    expect(codeOf(() => adoptionOf(replay(adopt(journal, before, older)), older.context, newer))).toBe(
      'EDITION_OLDER',
    );
  });

  it('is refused once the conclusion is confirmed, and allowed when it was reopened', () => {
    const conclusion = { result: 'pass', followUp: null, overrideReason: null, remark: '' };
    const concluded = append(journal, { type: 'conclusion.confirmed', conclusion });
    expect(codeOf(() => adoptionOf(replay(concluded), before, newer))).toBe('INSPECTION_CONCLUDED');
    const reopened = append(concluded, { type: 'conclusion.reopened', reason: 'new edition' });
    expect(codeOf(() => adoptionOf(replay(reopened), before, newer))).toBe('allowed');
    const sealed: Inspection = { ...replay(concluded), seal: {} as NonNullable<Inspection['seal']> };
    expect(codeOf(() => adoptionOf(sealed, before, newer))).toBe('INSPECTION_SEALED');
  });

  it('is never a plain act, and a journal that adopts from another edition is broken', () => {
    const { event } = adoptionOf(replay(journal), before, newer);
    expect(codeOf(() => checkAct(before, replay(journal), event))).toBe('INPUT_INVALID');
    const twice = append(append(journal, event), event);
    expect(codeOf(() => replay(twice))).toBe('JOURNAL_BROKEN');
  });

  it('keeps the rule set that headquarters chose in place of the usual one', () => {
    const inspection = replay(journal);
    const { checklist } = newer.context;
    const others = { ...checklist, ruleSets: { licenceReview: 'later' } };
    expect(ruleSetUnder(inspection, before, others)).toBe('later');
    const chosen = { ...before, ruleSet: { ...simpleRules, id: 'chosen' } };
    expect(ruleSetUnder(inspection, chosen, others)).toBe('chosen');
    expect(ruleSetUnder(inspection, chosen, { ...checklist, ruleSets: {} })).toBeNull();
  });

  it('is offered only where headquarters has a later version', () => {
    const listed = (checklist: number, ruleSet: number) =>
      newerIn(
        {
          ...nothingInForce,
          checklists: [{ id: 'specimen', version: checklist, digest: digestOf(1) }],
          ruleSets: [{ id: 'specimen', version: ruleSet, digest: digestOf(2) }],
        },
        newer.context,
      );
    expect([listed(1, 1), listed(1, 9), listed(2, 1), listed(2, 2), listed(3, 1)]).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
    expect(newerIn(nothingInForce, newer.context)).toBe(false);
  });
});

describe('whatever was recorded and whatever changed', () => {
  const ids = ['a', 'b', 'c', 'd', 'bags'];
  const plain = ids.map((id) => (id === 'bags' ? weighed('10') : itemNamed(id)));
  const changes: readonly ((item: Item) => Item)[] = [
    (item) => item,
    (item) => ({ ...item, title: both('t') }),
    (item) => ({ ...item, requirement: both('r') }),
    (item) => ({ ...item, veto: true }),
    (item) => ({ ...item, evidence: [] }),
    (item) => ({ ...item, clause: '9' }),
    (item) => (item.id === 'bags' ? weighed('11') : { ...item, task: weighed('11').task }),
  ];
  const editions = record({
    kept: subarray(ids, { minLength: 1 }),
    picks: array(nat(changes.length - 1), { minLength: ids.length, maxLength: ids.length }),
    vetoByClause: boolean(),
  }).map(({ kept, picks, vetoByClause }) => {
    const items = plain
      .filter(({ id }) => kept.includes(id))
      .map((item) => changes[picks[ids.indexOf(item.id)] ?? 0]!(item));
    const ruleSet: RuleSet = vetoByClause
      ? { ...simpleRules, version: 2, veto: { by: 'clauses', clauses: ['9'] } }
      : simpleRules;
    return issuedOf({ ...checklistOf([...items, itemNamed('new')]), version: 2 }, ruleSet);
  });
  const plainContext = contextOf(plain);
  const acts = array(
    constantFrom<JournalEvent>(
      ...ids.map((id) => judged(id, 'conforms')),
      ...ids.map((id) => judged(id, 'nonconforming')),
      ...ids.map((id) => judged(id, 'notApplicable', 'not here')),
      ...ids.map((id) => noted(id)),
      ...ids.map((id, at) => attached(id, at + 1)),
      filled('bags', readings('x', [12])),
      filled('bags', readings('x', [10.5])),
      { type: 'limit.confirmed', itemId: 'bags', criterionId: 'least', edition: 'GB 1-2008' },
      { type: 'evidence.waived', itemId: 'bags', demandId: 'scale', reason: 'dark' },
    ),
    { maxLength: 25 },
  );

  it('the replay of the event is the carrying of the answers, with their verdicts checked', () => {
    assert(
      property(editions, acts, (issued, events) => {
        const journal = begun(...events);
        const was = replay(journal);
        const is = replay(adopt(journal, plainContext, issued));
        const diff = diffChecklists(plainContext.checklist, issued.context.checklist);
        for (const id of ids) {
          const change = diff.items.find((one) => one.id === id);
          const carried =
            change && change.kind !== 'added'
              ? carryAnswer(change, answerOf(was, id)).answer
              : answerOf(was, id);
          const found = answerOf(is, id);
          const verdict = found.verdict === null ? { verdict: null, reason: null, judged: null } : {};
          expect(found).toEqual({ ...carried, ...verdict });
        }
      }),
    );
  });

  it('what carried over is what could have been answered afresh, and evaluates the same', () => {
    assert(
      property(editions, acts, (issued, events) => {
        const adopted = replay(adopt(begun(...events), plainContext, issued));
        const { checklistDigest, ruleSetDigest } = issued.digests;
        let fresh = journalOf({ ...started(), checklistDigest, ruleSetDigest } as JournalEvent);
        for (const [itemId, answer] of adopted.answers) {
          const { verdict, reason, note, values, evidence, waivers, confirmedLimits } = answer;
          const again: JournalEvent[] = [
            ...(verdict ? [judged(itemId, verdict, reason)] : []),
            ...(note ? [noted(itemId, note)] : []),
            filled(itemId, { ...values }),
            ...evidence.map((piece) => ({ type: 'evidence.attached', itemId, evidence: piece }) as const),
            ...Object.entries(waivers).map(
              ([demandId, why]) => ({ type: 'evidence.waived', itemId, demandId, reason: why }) as const,
            ),
            ...Object.entries(confirmedLimits).map(
              ([criterionId, { edition }]) =>
                ({ type: 'limit.confirmed', itemId, criterionId, edition }) as const,
            ),
          ];
          for (const event of again) {
            checkAct(issued.context, replay(fresh), event);
            fresh = append(fresh, event);
          }
        }
        const [one, other] = [adopted, replay(fresh)].map((each) => evaluate(issued.context, each));
        expect(one?.total).toEqual(other?.total);
        expect(one?.items.toJS()).toEqual(other?.items.toJS());
      }),
    );
  });

  it('every recorded answer is named once: kept, reopened or dropped', () => {
    assert(
      property(editions, acts, (issued, events) => {
        const inspection = replay(begun(...events));
        const { kept, reopened, dropped } = adoptionOf(inspection, plainContext, issued).event;
        const named = [...kept, ...reopened.map(({ itemId }) => itemId), ...dropped];
        expect(named.toSorted()).toEqual([...inspection.answers.keys()].toSorted());
      }),
    );
  });
});
