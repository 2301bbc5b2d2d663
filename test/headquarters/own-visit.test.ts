import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { combineChecklists } from '../../shared/content/combine-checklists.ts';
import type { Assignment } from '../../shared/domain/assignment.ts';
import { Checklist } from '../../shared/domain/checklist.ts';
import { ReceivedPage } from '../../shared/exchange/console-api.ts';
import { ContentInForce } from '../../shared/domain/edition.ts';
import { ownAssignment, type OwnVisit } from '../../shared/exchange/own-visit.ts';
import { canonicalBytes } from '../../shared/seal/canonical.ts';
import { digestOf } from '../../shared/seal/digest.ts';
import { type Laptop, sealInspection } from './laptop.ts';
import { enrolledLaptop, holder, type Office, openOffice, order, sendFiles } from './office.ts';
import { signIn } from './staff.ts';

let office: Office;
let laptop: Laptop;
let content: ContentInForce;
let authority = '';
beforeAll(async () => {
  office = await openOffice();
  laptop = await enrolledLaptop(office.hq());
  content = ContentInForce.parse((await laptop.send('GET', '/v1/content')).body);
  ({ authority } = (await (await fetch(`${office.hq().address}/v1/health`)).json()) as { authority: string });
}, 240_000);
afterAll(() => office.close());

const visit: OwnVisit = {
  type: 'unannounced',
  enterprise: order.enterprise,
  licences: [],
  products: [{ categoryCode: '02', units: ['common-portland'] }],
  team: [{ ...holder, role: 'leader', number: '1' }],
  background: '',
};

const fetched = async (id: string, kind: 'checklists' | 'ruleSets') => {
  const ref = content[kind].find((each) => each.id === id);
  if (!ref) throw new Error(id);
  return { ref, bytes: new TextEncoder().encode((await laptop.send('GET', `/v1/blobs/${ref.digest}`)).text) };
};
const checklistOf = async (id: string) =>
  Checklist.parse(JSON.parse(new TextDecoder().decode((await fetched(id, 'checklists')).bytes)));

const device = () => ({ deviceId: laptop.deviceId(), authority, holder });

/** A visit that began on the laptop, answered, sealed and handed in. */
const handIn = async (
  sequence: number,
  change: { visit?: Partial<OwnVisit>; assignment?: Partial<Assignment>; checklist?: Checklist } = {},
) => {
  const cement = await fetched('cement', 'checklists');
  const rules = await fetched('SUP', 'ruleSets');
  const own = change.checklist;
  const checklist = own ? { id: own.id, version: own.version, digest: digestOf(own) } : cement.ref;
  const assignment = {
    ...ownAssignment(
      { ...visit, ...change.visit },
      { device: device(), sequence, at: '2026-11-23T00:00:00Z', checklist, ruleSet: rules.ref },
    ),
    ...change.assignment,
  };
  const bytes = own ? canonicalBytes(own) : cement.bytes;
  const sealed = sealInspection(laptop, assignment, { checklist: bytes, ruleSet: rules.bytes });
  await sendFiles(laptop, [...sealed.files, ...(own ? [canonicalBytes(own)] : [])]);
  return { assignment, answer: await laptop.putSubmission(sealed.id, sealed.bytes) };
};

describe('a visit that began on a laptop', () => {
  it('is taken in, and the console says who began it', async () => {
    const { assignment, answer } = await handIn(1);
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    expect(assignment.reportNumber).toMatch(/^HC-421024-20261123-[0-9A-F]{6}-01$/);
    const staff = await signIn(office.hq());
    const { lines } = ReceivedPage.parse(await staff.get('/inspections'));
    expect(lines.find(({ reportNumber }) => reportNumber === assignment.reportNumber)?.origin).toBe('laptop');
  });

  it('may look at several categories: the laptop combines what headquarters combines', async () => {
    const combined = combineChecklists([await checklistOf('cable'), await checklistOf('cement')]);
    const products = [
      { categoryCode: '06', units: ['overhead-stranded'] },
      { categoryCode: '02', units: ['clinker'] },
    ];
    const { answer } = await handIn(2, { visit: { products }, checklist: combined });
    expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  });

  it('is refused with a checklist that nobody published', async () => {
    const cement = await checklistOf('cement');
    const lenient = { ...cement, items: cement.items.slice(0, 3) };
    const { answer } = await handIn(3, { checklist: lenient });
    expect(answer.body.code).toBe('CHECKLIST_UNKNOWN');
  });

  it.each([
    ['another laptop’s number', { id: 'd-0000000000000000-v4' }, /^id /],
    ['another authority', { authority: '某局' }, 'authority'],
    [
      'a unit of another category',
      { products: [{ categoryCode: '02', units: ['common-portland', 'compound'] }] },
      'units',
    ],
    [
      'a wrong credit code without a reason',
      { enterprise: { ...order.enterprise, creditCode: '91421024MA49X7K25G' } },
      'enterprise.creditCode',
    ],
    [
      'a licence number that is none',
      { licences: [{ number: 'XK8-1', issuedOn: null, validTo: null }] },
      'licences.0.number',
    ],
    [
      'a licence for goods off the catalogue',
      {
        type: 'spotCheck' as const,
        products: [{ categoryCode: '00', units: ['grinding-wheels'] }],
        licences: [{ number: '(鄂)XK08-001-00186', issuedOn: null, validTo: null }],
      },
      /^licences$/,
    ],
    [
      'somebody else as leader',
      { team: [{ ...holder, id: 'li', role: 'leader' as const, number: '' }] },
      'team.leader',
    ],
    [
      'earlier findings that nobody told it',
      { earlier: { since: '2023-11-23', visits: 0, findings: [], left: 0 } },
      'earlier',
    ],
    ['an inspection to follow up that nobody named', { followsUp: 'HC-1' }, 'followsUp'],
  ])('is refused with %s', async (_what, assignment, field) => {
    const { answer } = await handIn(4, { assignment });
    expect(answer.body.code).toBe('ASSIGNMENT_INVALID');
    expect((answer.body.detail as { field: string }).field).toMatch(field);
  });

  it('is taken in with a wrong credit code and the reason why it stands', async () => {
    const enterprise = {
      ...order.enterprise,
      creditCode: '91421024MA49X7K25G',
      creditCodeReason: '营业执照如此印制',
    };
    const { answer } = await handIn(5, { visit: { enterprise } });
    expect(answer.status).toBe(201);
  });
});

describe('what is in force', () => {
  it('is one checklist a category, and apart from them each combination that was dispatched', async () => {
    const two = [
      { checklist: 'cement', units: ['clinker'] },
      { checklist: 'cable', units: ['overhead-stranded'] },
    ];
    const first = await office.hq().dispatch({ ...order, type: 'randomSupervision', products: two });
    const again = await office
      .hq()
      .dispatch({ ...order, type: 'randomSupervision', products: two.toReversed() });
    expect(again.checklist).toEqual(first.checklist);
    expect(first.products.map(({ categoryCode }) => categoryCode)).toEqual(['02', '06']);
    expect((await laptop.send('GET', `/v1/blobs/${first.checklist.digest}`)).status).toBe(200);
    expect(ContentInForce.parse((await laptop.send('GET', '/v1/content')).body)).toEqual({
      ...content,
      combinations: [first.checklist],
    });
    await expect(office.hq().dispatch({ ...order, products: two })).rejects.toThrow('RULE_SETS_DIFFER');
  });
});
