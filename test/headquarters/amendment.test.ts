import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assignment } from '../../shared/domain/assignment.ts';
import type { JournalEvent } from '../../shared/domain/journal.ts';
import { ReceivedInspection } from '../../shared/exchange/console-api.ts';
import { type Laptop, type Sealed, sealInspection, type SealOptions } from './laptop.ts';
import { contentFor, enrolledLaptop, type Office, openOffice, order, sendFiles } from './office.ts';
import { signIn } from './staff.ts';

const now = '2026-11-25T02:00:00.000Z';

describe('a correction at headquarters', () => {
  let office: Office;
  let laptop: Laptop;
  beforeAll(async () => {
    office = await openOffice({ now: () => now });
    laptop = await enrolledLaptop(office.hq(), () => Date.parse(now));
  }, 240_000);
  afterAll(() => office.close());

  const files = new Map<string, Sealed['files']>();
  const sealed = async (
    assignment: Assignment,
    options: SealOptions = {},
    by: Laptop = laptop,
  ): Promise<Sealed> => {
    const made = sealInspection(by, assignment, await contentFor(laptop, assignment), options);
    // A laptop that corrects a report has its photos, and hands them in with the correction.
    files.set(made.id, [...made.files, ...(files.get(options.amends?.journal[0]?.inspectionId ?? '') ?? [])]);
    return made;
  };
  const handIn = async ({ id, bytes }: Sealed, by: Laptop = laptop): Promise<string> => {
    await sendFiles(by, files.get(id) ?? []);
    const { status, text } = await by.putSubmission(id, bytes);
    if (status < 300) return 'accepted';
    const { code, detail } = JSON.parse(text) as { code: string; detail: { reason?: string } };
    return `${code} ${detail.reason ?? ''}`.trim();
  };
  const line = async (id: string) => {
    const staff = await signIn(office.hq());
    return ReceivedInspection.parse(await staff.get(`/inspections/${id}`)).line;
  };
  const findings = async () => (await office.hq().dispatch(order)).earlier?.findings ?? [];

  let assignment: Assignment;
  let first: Sealed;
  let second: Sealed;
  const found = { verdicts: { 'g-2.2.2': 'improvement' } } as const;
  const corrected = { verdicts: { 'g-2.3.2': 'improvement' } } as const;
  const ofFirst = () => ({ amends: { journal: first.journal, reason: '判错了条款' }, ...corrected });

  it('is taken in before the report that it corrects, and is tied to it when that arrives', async () => {
    assignment = await office.hq().dispatch(order);
    first = await sealed(assignment, found);
    second = await sealed(assignment, ofFirst());
    expect(await handIn(second)).toBe('accepted');
    expect(await line(second.id)).toMatchObject({
      amends: first.id,
      amendedBy: null,
      reportNumber: `${assignment.reportNumber}-A1`,
    });
    expect(await handIn(first)).toBe('accepted');
    expect(await line(first.id)).toMatchObject({ amends: null, amendedBy: second.id });
  });

  it('stands for it in what later teams are told', async () => {
    expect((await findings()).map(({ itemId, reportNumber }) => [itemId, reportNumber])).toEqual([
      ['g-2.3.2', `${assignment.reportNumber}-A1`],
    ]);
  });

  it('is corrected itself by the next number, and by no other', async () => {
    const third = await sealed(assignment, {
      amends: { journal: second.journal, reason: '再更正' },
      ...found,
    });
    expect(await handIn(third)).toBe('accepted');
    expect(await line(third.id)).toMatchObject({
      amends: second.id,
      reportNumber: `${assignment.reportNumber}-A2`,
    });
    expect((await findings()).map(({ itemId }) => itemId)).toEqual(['g-2.2.2']);
    expect(await handIn(await sealed(assignment, ofFirst()))).toBe('SUBMISSION_INVALID amendedTwice');
  });

  it('is one also where two laptops bring one at the same moment', async () => {
    const other = await office.hq().dispatch(order);
    const report = await sealed(other, found);
    const amends = { journal: report.journal, reason: '更正' };
    const both = [
      await sealed(other, { amends, ...corrected }),
      await sealed(other, { amends, ...corrected }),
    ];
    expect((await Promise.all(both.map((one) => handIn(one)))).sort()).toEqual([
      'SUBMISSION_INVALID amendedTwice',
      'accepted',
    ]);
  });

  it('is refused where what it carries is not what was sealed', async () => {
    const other = await office.hq().dispatch(order);
    const report = await sealed(other, found);
    const amends = { journal: report.journal, reason: '更正' };
    const changing =
      (
        change: (
          record: NonNullable<Extract<JournalEvent, { type: 'inspection.started' }>['amends']>['record'],
        ) => object,
      ) =>
      (event: JournalEvent): JournalEvent =>
        event.type === 'inspection.started' && event.amends
          ? {
              ...event,
              amends: { ...event.amends, record: { ...event.amends.record, ...change(event.amends.record) } },
            }
          : event;
    const attempts: readonly [SealOptions, string][] = [
      [
        { spoil: changing(() => ({ observations: { o1: '后来加的' } })) },
        'SUBMISSION_INVALID amendedContent',
      ],
      [
        { spoil: changing(({ seal }) => ({ seal: { ...seal, journalHead: 'f'.repeat(64) } })) },
        'SUBMISSION_INVALID amendedSeal',
      ],
      [{ assignment: { ...other, reportNumber: `${other.reportNumber}-A7` } }, 'ASSIGNMENT_INVALID'],
      [{ assignment: other }, 'ASSIGNMENT_INVALID'],
    ];
    for (const [options, refusal] of attempts)
      expect(await handIn(await sealed(other, { amends, ...corrected, ...options }))).toBe(refusal);
    expect(await handIn(await sealed(other, { amends, ...corrected }))).toBe('accepted');
  });

  it('of another report under the same name is refused once the report is here', async () => {
    const other = await office.hq().dispatch(order);
    const report = await sealed(other, found);
    expect(await handIn(report)).toBe('accepted');
    const impostor = (await sealed(other, corrected)).journal.map((entry) => ({
      ...entry,
      inspectionId: report.id,
    }));
    const refused = await handIn(await sealed(other, { amends: { journal: impostor, reason: '冒名' } }));
    expect(refused).toMatch(/^SUBMISSION_INVALID amended(Seal|Content|Report)$/);
  });
});
