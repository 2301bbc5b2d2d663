import type { Assignment } from '../../../shared/domain/assignment.ts';
import { Checklist } from '../../../shared/domain/checklist.ts';
import { RuleSet } from '../../../shared/domain/rule-set.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';
import { digestOf } from '../../../shared/seal/digest.ts';

const both = (text: string) => ({ zh: text, en: text });
const provenance = { basis: 'source' as const, source: 'test' };

/** A checklist of so many plain judgements, of which every tenth vetoes. */
export const checklistOf = (size: number): Checklist =>
  Checklist.parse({
    schema: 1,
    id: 'small',
    version: 1,
    title: both('small'),
    categories: [
      {
        code: '08',
        name: both('cement'),
        licencePrefixes: ['XK08-001'],
        units: [{ id: 'unit-1', name: both('unit'), provenance }],
      },
    ],
    standards: [],
    ruleSets: {
      licenceReview: 'rules',
      randomSupervision: 'rules',
      unannounced: 'rules',
      recheck: 'rules',
    },
    sections: [{ id: 'section-1', ordinal: '一', title: both('section') }],
    items: Array.from({ length: size }, (_, index) => ({
      id: `item-${String(index + 1)}`,
      clause: `1.${String(index + 1)}`,
      section: 'section-1',
      title: both('item'),
      requirement: both('requirement'),
      checks: [],
      task: { kind: 'judgement' },
      veto: index % 10 === 9,
      evidence: [],
      provenance,
    })),
  } satisfies Checklist);

export const ruleSet: RuleSet = RuleSet.parse({
  schema: 1,
  id: 'rules',
  version: 1,
  title: both('rules'),
  document: 'test',
  effectiveFrom: null,
  effectiveTo: null,
  provenance,
  grades: [
    { verdict: 'conforms', words: both('conforms'), for: 'all' },
    { verdict: 'improvement', words: both('improvement'), for: 'other' },
    { verdict: 'nonconforming', words: both('nonconforming'), for: 'all' },
  ],
  veto: { by: 'items' },
  vetoMayBeNotApplicable: true,
  conclusion: {
    kind: 'threshold',
    pass: both('pass'),
    fail: both('fail'),
    anyOf: [[{ id: 'none', words: both('none'), count: 'nonconforming', among: 'all', op: '=', value: 0 }]],
  },
} satisfies RuleSet);

export const bytesOf = (value: unknown): Uint8Array<ArrayBuffer> => canonicalBytes(value);

export const assignmentFor = (checklist: Checklist, id: string): Assignment => ({
  schema: 1,
  origin: 'headquarters',
  id,
  reportNumber: `HC-${id}`,
  authority: '某市市场监督管理局',
  type: 'licenceReview',
  enterprise: {
    name: '某水泥有限公司',
    creditCode: '91350211M000100Y43',
    address: '某路 1 号',
    productionAddress: '某路 1 号',
    legalRepresentative: '王某',
    contact: { name: '赵某', post: '质量负责人', phone: '13800000000' },
  },
  licences: [],
  products: [{ categoryCode: '08', units: ['unit-1'] }],
  checklist: { id: checklist.id, version: 1, digest: digestOf(checklist) },
  ruleSet: { id: ruleSet.id, version: 1, digest: digestOf(ruleSet) },
  noticeOn: null,
  dueOn: '2026-12-01',
  team: [{ id: 'lead-1', name: '李明', role: 'leader', number: '1' }],
  background: '',
  earlier: null,
  followsUp: null,
  dispatchedAt: '2026-11-20T08:00:00Z',
});
