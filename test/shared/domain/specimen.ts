import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Assignment } from '../../../shared/domain/assignment.ts';
import type { Checklist, Criterion, Item, ItemTask } from '../../../shared/domain/checklist.ts';
import type { Context } from '../../../shared/domain/evaluation.ts';
import type { EvidenceRef } from '../../../shared/domain/evidence.ts';
import type { Inspection } from '../../../shared/domain/inspection.ts';
import type { JournalEntry, JournalEvent } from '../../../shared/domain/journal.ts';
import { replay } from '../../../shared/domain/replay.ts';
import { RuleSet } from '../../../shared/domain/rule-set.ts';
import type { Words } from '../../../shared/domain/words.ts';
import { emptyHead, linkEntry } from '../../../shared/seal/chain.ts';

/** A made-up factory, checklist and journal for the tests of the rules; no real firm. */

export const both = (text: string): Words => ({ zh: text, en: text });
export const sourced = { basis: 'source', source: 'specimen' } as const;

export const itemNamed = (id: string, more: Partial<Item> = {}): Item => ({
  id,
  clause: id,
  section: 's1',
  title: both(id),
  requirement: both(id),
  checks: [],
  task: { kind: 'judgement' },
  veto: false,
  evidence: [],
  provenance: sourced,
  ...more,
});

export const checklistOf = (items: readonly Item[]): Checklist => ({
  schema: 1,
  id: 'specimen',
  version: 1,
  title: both('specimen'),
  categories: [
    {
      code: '02',
      name: both('cement'),
      licencePrefixes: ['XK08-001'],
      units: ['u1', 'u2', 'u3'].map((id) => ({ id, name: both(id), provenance: sourced })),
    },
  ],
  standards: [],
  ruleSets: {
    licenceReview: 'specimen',
    randomSupervision: 'specimen',
    unannounced: 'specimen',
    recheck: 'specimen',
  },
  sections: [...new Set(items.map(({ section }) => section))].map((id) => ({
    id,
    ordinal: id,
    title: both(id),
  })),
  items: [...items],
});

export const readRuleSet = (id: string): RuleSet =>
  RuleSet.parse(
    parse(readFileSync(new URL(`../../../assets/rule-sets/${id}.yaml`, import.meta.url), 'utf8')),
  );

/** Three grades for all, veto by items, passes when nothing is nonconforming and at most one is improvable. */
export const simpleRules: RuleSet = {
  schema: 1,
  id: 'specimen',
  version: 1,
  title: both('specimen'),
  document: 'specimen',
  effectiveFrom: null,
  effectiveTo: null,
  provenance: sourced,
  grades: [
    { verdict: 'conforms', words: both('pass'), for: 'all' },
    { verdict: 'improvement', words: both('improve'), for: 'other' },
    { verdict: 'nonconforming', words: both('fail'), for: 'all' },
  ],
  veto: { by: 'items' },
  vetoMayBeNotApplicable: false,
  conclusion: {
    kind: 'threshold',
    pass: both('pass'),
    fail: both('fail'),
    anyOf: [
      [
        { id: 'none', words: both('none'), count: 'nonconforming', among: 'all', op: '=', value: 0 },
        { id: 'few', words: both('few'), count: 'improvement', among: 'other', op: '<=', value: 1 },
      ],
    ],
  },
};

export const contextOf = (items: readonly Item[], ruleSet: RuleSet = simpleRules): Context => ({
  checklist: checklistOf(items),
  ruleSet,
});

export const digestFor = (n: number): string => n.toString(16).padStart(64, '0');

export const assignment: Assignment = {
  schema: 1,
  origin: 'headquarters',
  id: 'a1',
  reportNumber: 'HC-420000-20261123-01',
  authority: 'specimen bureau',
  type: 'licenceReview',
  enterprise: {
    name: '某某水泥有限公司',
    creditCode: '914403001922038216',
    address: 'somewhere 1',
    productionAddress: 'somewhere 2',
    legalRepresentative: '甲',
    contact: { name: '乙', post: 'manager', phone: '1' },
  },
  licences: [],
  products: [{ categoryCode: '02', units: ['u1', 'u2'] }],
  checklist: { id: 'specimen', version: 1, digest: digestFor(1) },
  ruleSet: { id: 'specimen', version: 1, digest: digestFor(2) },
  noticeOn: null,
  dueOn: '2026-12-31',
  team: [
    { id: 'lead', name: '丙', role: 'leader', number: '1' },
    { id: 'second', name: '丁', role: 'inspector', number: '2' },
    { id: 'watcher', name: '戊', role: 'observer', number: '3' },
  ],
  background: '',
  earlier: null,
  followsUp: null,
  dispatchedAt: '2026-11-01T08:00:00+08:00',
};

export const started = (more: Partial<Assignment> = {}): JournalEvent => ({
  type: 'inspection.started',
  assignment: { ...assignment, ...more },
  checklistDigest: digestFor(1),
  ruleSetDigest: digestFor(2),
  app: 'test',
});

export type Link = { readonly undoes?: number; readonly redoes?: number; readonly deviceId?: string };

const minutes = (seq: number): string =>
  new Date(Date.UTC(2026, 10, 23, 1, 0, seq)).toISOString().replace('.000Z', 'Z');

/** Appends one event to a journal, each entry a second after the one before. */
export const append = (
  entries: readonly JournalEntry[],
  event: JournalEvent,
  link: Link = {},
): JournalEntry[] => {
  const last = entries.at(-1);
  const head = last ? { inspectionId: last.inspectionId, seq: last.seq, hash: last.hash } : emptyHead('i1');
  return [...entries, linkEntry(head, event, { at: minutes(head.seq), by: 'lead', deviceId: 'd1', ...link })];
};

export const journalOf = (...events: readonly JournalEvent[]): JournalEntry[] =>
  events.reduce<JournalEntry[]>((entries, event) => append(entries, event), []);

export const inspectionOf = (...events: readonly JournalEvent[]): Inspection =>
  replay(journalOf(started(), ...events));

/** Hands over to a laptop; nothing of its signature is real. */
export const handedOver = (deviceId: string): JournalEvent => ({
  type: 'inspection.handedOver',
  invitation: {
    body: {
      schema: 1,
      kind: 'handoverInvitation',
      headquarters: 'hq-key',
      authority: 'specimen bureau',
      deviceId,
      holder: { id: `holder-${deviceId}`, name: `持有人 ${deviceId}` },
      publicKey: `key-of-${deviceId}`,
      recipient: `age1${'q'.repeat(58)}`,
      nonce: 'once',
      at: '2026-11-23T00:00:00Z',
    },
    signature: 'none',
  },
});

export const takenOver = (deviceId: string): JournalEvent => ({
  type: 'inspection.takenOver',
  from: { deviceId, publicKey: `key-of-${deviceId}` },
  consent: 'none',
});

export const judged = (
  itemId: string,
  verdict: Extract<JournalEvent, { type: 'item.judged' }>['verdict'],
  reason: string | null = null,
): JournalEvent => ({ type: 'item.judged', itemId, verdict, reason });
export const noted = (itemId: string, note = 'seen in hall 2'): JournalEvent => ({
  type: 'item.noted',
  itemId,
  note,
});
export const filled = (itemId: string, values: Record<string, string>): JournalEvent => ({
  type: 'item.filled',
  itemId,
  values,
});
export const photo = (n: number): EvidenceRef => ({
  digest: digestFor(n),
  kind: 'photo',
  mediaType: 'image/jpeg',
  bytes: 10,
  width: 1,
  height: 1,
  takenAt: '2026-11-23T09:00:00+08:00',
  origin: 'camera',
  fileName: `${n}.jpg`,
  original: null,
  camera: null,
  redaction: null,
  lineHeight: 0,
  caption: '',
});
/** The piece `n` with a region covered: piece `n + 100`. */
export const covered = (n: number): EvidenceRef => ({
  ...photo(n),
  digest: digestFor(n + 100),
  redaction: {
    of: digestFor(n),
    regions: [{ x: 0, y: 0, width: 1, height: 1 }],
    reason: 'tradeSecret',
    words: '',
  },
});
export const redacted = (itemId: string, n: number, evidence = covered(n)): JournalEvent => ({
  type: 'evidence.redacted',
  itemId,
  of: digestFor(n),
  evidence,
});
export const attached = (itemId: string, n: number): JournalEvent => ({
  type: 'evidence.attached',
  itemId,
  evidence: photo(n),
});

export const criterionNamed = (id: string, more: Partial<Criterion>): Criterion => ({
  id,
  name: both(id),
  value: 'x',
  unit: 'mm',
  op: '>=',
  limit: '0',
  compare: 'full',
  rounding: { interval: '0.01', mode: 'halfEven' },
  standard: 'GB/T 0000',
  provenance: sourced,
  ...more,
});

export const measured = (
  task: Partial<Extract<ItemTask, { kind: 'measurement' }>>,
): Extract<ItemTask, { kind: 'measurement' }> => ({
  kind: 'measurement',
  parameters: [],
  quantities: [{ id: 'x', name: both('x'), unit: 'mm', count: 1, decimals: 2 }],
  tables: [],
  criteria: [],
  instrument: false,
  ...task,
});

/** Field values of the readings of one quantity, in order. */
export const readings = (quantity: string, values: readonly (string | number)[]): Record<string, string> =>
  Object.fromEntries(values.map((value, index) => [`q/${quantity}/${index + 1}`, String(value)]));
