import { describe, expect, it } from 'vitest';
import { checkAct } from '../../../shared/domain/acts.ts';
import { contentDigestOf } from '../../../shared/domain/content.ts';
import type { Item } from '../../../shared/domain/checklist.ts';
import type { Inspection } from '../../../shared/domain/inspection.ts';
import type { JournalEvent, Party } from '../../../shared/domain/journal.ts';
import { missingSignatures, requiredParties, signatureOf } from '../../../shared/domain/parties.ts';
import { ensureHechaError } from '../../../shared/errors.ts';
import { sayError } from '../../../shared/text/errors.ts';
import {
  attached,
  both,
  contextOf,
  covered,
  criterionNamed,
  digestFor,
  filled,
  inspectionOf,
  itemNamed,
  judged,
  measured,
  noted,
  photo,
  readRuleSet,
  redacted,
} from './specimen.ts';

const items: readonly Item[] = [
  itemNamed('a'),
  itemNamed('b', { askedWhen: { item: 'a', verdicts: ['nonconforming'] } }),
  itemNamed('v', { veto: true }),
  itemNamed('m', {
    task: measured({
      parameters: [{ id: 'tn', name: both('tn'), unit: 'mm' }],
      criteria: [criterionNamed('c', { provenance: { basis: 'recalled' } })],
      instrument: true,
    }),
    evidence: [{ id: 'proof', kind: 'photo', atLeast: 1, words: both('proof'), when: 'nonconforming' }],
  }),
];
const context = contextOf(items);

const refusal = (inspection: Inspection, event: JournalEvent, within = context): string => {
  try {
    checkAct(within, inspection, event);
    return 'allowed';
  } catch (caught) {
    return ensureHechaError(caught).code;
  }
};

const confirm = (
  result: string,
  overrideReason: string | null = null,
  followUp: string | null = null,
): JournalEvent => ({
  type: 'conclusion.confirmed',
  conclusion: { result, followUp, overrideReason, remark: '' },
});
const closing: JournalEvent = {
  type: 'closing.recorded',
  closing: {
    heldAt: '2026-11-23T17:00:00+08:00',
    enterpriseOpinion: 'agrees',
    enterpriseText: '',
    recheckOn: null,
    remark: '',
  },
};
const drawing = { width: 100, height: 50, strokes: [[1, 1, 2, 2]] };
const given = (party: Party, contentDigest: string): JournalEvent => ({
  type: 'signature.given',
  party,
  contentDigest,
  drawing,
  language: 'zh',
});
const refused = (party: Party, contentDigest: string): JournalEvent => ({
  type: 'signature.refused',
  party,
  contentDigest,
  reason: 'disputes',
  witness: '己',
});
const sealOf = (contentDigest: string, journalHead: string): JournalEvent => ({
  type: 'inspection.sealed',
  contentDigest,
  journalHead,
  report: { digest: digestFor(9), bytes: 1, pages: 1, language: 'zh' },
  signature: 'AA',
  publicKey: 'AA',
});

const answers = ['a', 'v', 'm'].map((id) =>
  judged(id, id === 'v' ? 'conforms' : 'notApplicable', 'none here'),
);
const opening: JournalEvent = {
  type: 'opening.recorded',
  opening: {
    heldAt: '2026-11-23T09:00:00+08:00',
    place: '',
    attendees: [{ side: 'enterprise', name: '丁', post: '' }],
    noticeServed: true,
    identificationShown: true,
    remark: '',
  },
};
const concluded = [opening, ...answers, confirm('pass'), closing];

/** Everyone has signed; the firm's representative refused. */
const signed = (
  record: readonly JournalEvent[] = concluded,
): { inspection: Inspection; digest: string; events: JournalEvent[] } => {
  const before = inspectionOf(...record);
  const digest = contentDigestOf(before);
  const events = [
    ...record,
    ...requiredParties(before).map((party) =>
      party.role === 'enterprise' ? refused(party, digest) : given(party, digest),
    ),
  ];
  return { inspection: inspectionOf(...events), digest, events };
};

describe('acts on an item', () => {
  const draft = inspectionOf();

  it.each<[JournalEvent, string]>([
    [judged('a', 'improvement'), 'allowed'],
    [judged('a', null), 'allowed'],
    [judged('zzz', 'conforms'), 'ITEM_UNKNOWN'],
    [judged('b', 'conforms'), 'ITEM_NOT_APPLICABLE'],
    [judged('v', 'improvement'), 'VERDICT_NOT_ALLOWED'],
    [judged('v', 'notApplicable', 'none'), 'VERDICT_NOT_ALLOWED'],
    [noted('b'), 'ITEM_NOT_APPLICABLE'],
    [filled('m', { 'q/x/1': 'anything at all', 'p/tn': '0.8', 'i/validTo': '' }), 'allowed'],
    [filled('m', { 'q/x/2': '1' }), 'FIELD_UNKNOWN'],
    [filled('m', { 'q/x/01': '1' }), 'FIELD_UNKNOWN'],
    [filled('m', { 'p/other': '1' }), 'FIELD_UNKNOWN'],
    [filled('m', { 'c/other': '1' }), 'FIELD_UNKNOWN'],
    [filled('m', { 'c/x/1': '1' }), 'FIELD_UNKNOWN'],
    [filled('m', { 'i/colour': '1' }), 'FIELD_UNKNOWN'],
    [filled('a', { 'q/x/1': '1' }), 'FIELD_UNKNOWN'],
    [{ type: 'limit.confirmed', itemId: 'm', criterionId: 'c', edition: 'GB/T 0000-2023' }, 'allowed'],
    [{ type: 'limit.confirmed', itemId: 'm', criterionId: 'd', edition: 'x' }, 'FIELD_UNKNOWN'],
    [{ type: 'limit.confirmed', itemId: 'm', criterionId: 'c', edition: ' ' }, 'REASON_REQUIRED'],
    [{ type: 'evidence.waived', itemId: 'm', demandId: 'proof', reason: 'Ex zone' }, 'allowed'],
    [{ type: 'evidence.waived', itemId: 'm', demandId: 'other', reason: 'Ex zone' }, 'FIELD_UNKNOWN'],
    [attached('a', 5), 'allowed'],
    [{ type: 'evidence.removed', itemId: 'a', digest: digestFor(5), reason: 'blurred' }, 'BLOB_UNKNOWN'],
    [{ type: 'scope.recorded', scope: { units: ['u9'], areas: '', excluded: '' } }, 'FIELD_UNKNOWN'],
    [confirm('pass'), 'INSPECTION_INCOMPLETE'],
    [closing, 'INSPECTION_INCOMPLETE'],
    [{ type: 'conclusion.reopened', reason: 'late fact' }, 'INSPECTION_INCOMPLETE'],
  ])('%j is %s', (event, expected) => expect(refusal(draft, event)).toBe(expected));

  it('takes no photograph where none may be taken, but a picture that the firm hands over', () => {
    const why = both('explosive');
    const context = contextOf([itemNamed('ex', { noPhotos: why })]);
    const act = (origin: 'camera' | 'file') => () =>
      checkAct(context, inspectionOf(), {
        type: 'evidence.attached',
        itemId: 'ex',
        evidence: { ...photo(5), origin },
      });
    expect(act('camera')).toThrow(
      expect.objectContaining({ code: 'PHOTO_FORBIDDEN', detail: { itemId: 'ex', why } }),
    );
    expect(act('file')).not.toThrow();
  });

  it('covers what lies in the picture, with a reason, and changes nothing else of the piece', () => {
    const shows = inspectionOf(attached('a', 5));
    const change = (part: object) => redacted('a', 5, { ...covered(5), ...part });
    const redaction = covered(5).redaction;
    expect(refusal(shows, redacted('a', 5))).toBe('allowed');
    expect(refusal(shows, redacted('a', 6))).toBe('BLOB_UNKNOWN');
    expect(refusal(shows, change({ takenAt: '2026-11-22T09:00:00+08:00' }))).toBe('INPUT_INVALID');
    expect(refusal(shows, change({ caption: 'another' }))).toBe('INPUT_INVALID');
    expect(refusal(shows, change({ redaction: { ...redaction, of: digestFor(7) } }))).toBe('INPUT_INVALID');
    const outside = [{ x: 0, y: 0, width: 2, height: 1 }];
    expect(refusal(shows, change({ redaction: { ...redaction, regions: outside } }))).toBe('INPUT_INVALID');
    expect(refusal(shows, change({ redaction: { ...redaction, reason: 'other' } }))).toBe('REASON_REQUIRED');
    // Taken back, it is the very copy that was there before.
    const covering = inspectionOf(attached('a', 5), redacted('a', 5));
    expect(refusal(covering, redacted('a', 105, photo(5)))).toBe('allowed');
    expect(refusal(covering, redacted('a', 105, photo(6)))).toBe('INPUT_INVALID');
  });

  it('opens a conditional item by the verdict it waits for', () => {
    expect(refusal(inspectionOf(judged('a', 'nonconforming')), judged('b', 'conforms'))).toBe('allowed');
  });

  it('counts what is open when it refuses to conclude', () => {
    const partial = inspectionOf(judged('a', 'conforms'));
    try {
      checkAct(context, partial, confirm('pass'));
      expect.unreachable();
    } catch (caught) {
      const error = ensureHechaError(caught);
      expect(error).toMatchObject({ code: 'INSPECTION_INCOMPLETE', detail: { open: 2 } });
      expect(sayError(error, 'zh')).toContain('2 项未判定');
    }
  });
});

describe('the conclusion', () => {
  const complete = inspectionOf(...answers);

  it('is the computed one, or another with a written reason', () => {
    expect(refusal(complete, confirm('pass'))).toBe('allowed');
    expect(refusal(complete, confirm('fail'))).toBe('REASON_REQUIRED');
    expect(refusal(complete, confirm('fail', ' '))).toBe('REASON_REQUIRED');
    expect(refusal(complete, confirm('fail', 'obstructed'))).toBe('allowed');
    expect(refusal(complete, confirm('maybe', 'why not'))).toBe('VERDICT_NOT_ALLOWED');
  });

  it('comes from the closed lists where the rule set has them', () => {
    const supervision = contextOf([itemNamed('a')], readRuleSet('SUP'));
    const { conclusion } = supervision.ruleSet;
    if (conclusion.kind !== 'closedList') throw new Error('SUP has no closed list');
    const [result, followUp] = [conclusion.results[0]?.id ?? '', conclusion.followUps[0]?.id ?? ''];
    const done = inspectionOf(judged('a', 'conforms'));
    expect(refusal(done, confirm(result, null, followUp), supervision)).toBe('allowed');
    expect(refusal(done, confirm(result), supervision)).toBe('VERDICT_NOT_ALLOWED');
    expect(refusal(done, confirm('pass', null, followUp), supervision)).toBe('VERDICT_NOT_ALLOWED');
  });

  it('is a person’s, with a reason, where the rule was not read', () => {
    const unread = contextOf([itemNamed('a')], readRuleSet('R2024'));
    const done = inspectionOf(judged('a', 'conforms'));
    expect(refusal(done, confirm('pass'), unread)).toBe('REASON_REQUIRED');
    expect(refusal(done, confirm('pass', 'compared with the paper rule'), unread)).toBe('allowed');
  });

  it('closes the content until it is reopened', () => {
    const closed = inspectionOf(...concluded);
    for (const event of [judged('a', 'conforms'), noted('a'), attached('a', 5), confirm('pass')])
      expect(refusal(closed, event)).toBe('INSPECTION_CONCLUDED');
    expect(refusal(closed, closing)).toBe('allowed');
    const reopened = inspectionOf(...concluded, { type: 'conclusion.reopened', reason: 'late fact' });
    expect(refusal(reopened, judged('a', 'conforms'))).toBe('allowed');
    expect(reopened.closing).toBeNull();
  });
});

describe('a form that changes hands', () => {
  const hand = (form: 'openingNotice' | 'correctionNotice', to = '庚'): JournalEvent => ({
    type: 'form.handed',
    form,
    file: digestFor(7),
    to,
  });

  it('is recorded from the start until the seal, and leaves what the parties signed as it is', () => {
    expect(refusal(inspectionOf(), hand('openingNotice'))).toBe('allowed');
    const { inspection, digest, events } = signed();
    expect(refusal(inspection, hand('correctionNotice'))).toBe('allowed');
    const handed = inspectionOf(...events, hand('correctionNotice'), hand('openingNotice'));
    expect(handed.handed.map(({ form, to }) => [form, to])).toEqual([
      ['correctionNotice', '庚'],
      ['openingNotice', '庚'],
    ]);
    expect(contentDigestOf(handed)).toBe(digest);
    expect(missingSignatures(handed, digest)).toEqual([]);
  });

  it('is one that this type of inspection has, and somebody took it', () => {
    const begun = inspectionOf();
    const spot = { ...begun, assignment: { ...begun.assignment, type: 'spotCheck' as const } };
    expect(refusal(spot, hand('correctionNotice'))).toBe('FORM_NOT_READY');
    expect(refusal(begun, hand('openingNotice', ' '))).toBe('INPUT_INVALID');
  });
});

describe('signatures and seal', () => {
  it('bind leader, inspectors and the firm, not observers', () => {
    expect(requiredParties(inspectionOf()).map(({ id }) => id)).toEqual(['lead', 'second', 'enterprise']);
  });

  it('name the firm’s representative who attended the opening', () => {
    const opening: JournalEvent = {
      type: 'opening.recorded',
      opening: {
        heldAt: '2026-11-23T09:00:00+08:00',
        place: '',
        attendees: [{ side: 'enterprise', name: '庚', post: '厂长' }],
        noticeServed: true,
        identificationShown: true,
        remark: '',
      },
    };
    expect(requiredParties(inspectionOf(opening)).at(-1)).toMatchObject({ name: '庚', post: '厂长' });
  });

  it('count only for the content they name', () => {
    const before = inspectionOf(...concluded);
    const [leader] = requiredParties(before) as [Party];
    expect(refusal(before, given(leader, digestFor(4)))).toBe('SIGNATURE_STALE');
    expect(refusal(before, given(leader, contentDigestOf(before)))).toBe('allowed');
    const { events, digest } = signed();
    const later = inspectionOf(...events, {
      ...closing,
      closing: { ...closing.closing, enterpriseText: 'but' },
    });
    expect(contentDigestOf(later)).not.toBe(digest);
    expect(missingSignatures(later, contentDigestOf(later))).toHaveLength(3);
  });

  it('are complete with a recorded refusal', () => {
    const { inspection, digest } = signed();
    expect(contentDigestOf(inspection)).toBe(digest);
    expect(missingSignatures(inspection, digest)).toEqual([]);
    expect(signatureOf(inspection, 'enterprise', digest)?.kind).toBe('refused');
  });

  it('come before the seal, which names the present content and the journal’s head', () => {
    const unsigned = inspectionOf(...concluded);
    expect(refusal(unsigned, sealOf(contentDigestOf(unsigned), unsigned.head.hash))).toBe(
      'SIGNATURES_MISSING',
    );
    const { inspection, digest } = signed();
    expect(refusal(inspection, sealOf(digest, inspection.head.hash))).toBe('allowed');
    expect(refusal(inspection, sealOf(digestFor(4), inspection.head.hash))).toBe('SIGNATURE_STALE');
    expect(refusal(inspection, sealOf(digest, digestFor(4)))).toBe('JOURNAL_FORK');
  });

  it.each([
    ['opening', opening],
    ['closing', closing],
  ])('cannot seal a visit whose %s nobody recorded', (_name, left) => {
    const { inspection, digest } = signed(concluded.filter((event) => event !== left));
    expect(refusal(inspection, sealOf(digest, inspection.head.hash))).toBe('INSPECTION_INCOMPLETE');
  });

  it('end every change: a sealed inspection refuses all acts', () => {
    const { inspection, digest, events } = signed();
    const sealed = inspectionOf(...events, sealOf(digest, inspection.head.hash));
    const acts = [
      judged('a', null),
      closing,
      confirm('pass'),
      { type: 'conclusion.reopened', reason: 'x' } as const,
    ];
    for (const event of acts) expect(refusal(sealed, event)).toBe('INSPECTION_SEALED');
    expect(contentDigestOf(sealed)).toBe(digest);
  });
});
