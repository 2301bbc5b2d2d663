import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFormerFindings } from '../../headquarters/history/former-findings.ts';
import { readContent } from '../../headquarters/publication/read-content.ts';
import { writeWorkbook } from '../../headquarters/publication/workbook.ts';
import type { Assignment } from '../../shared/domain/assignment.ts';
import type { Checklist } from '../../shared/domain/checklist.ts';
import type { JournalEvent } from '../../shared/domain/journal.ts';
import { type OpenInspection, OpenInspections } from '../../shared/exchange/console-api.ts';
import { buildProgram } from './build-program.ts';
import { type Laptop, sealInspection, type SealOptions } from './laptop.ts';
import {
  contentFor,
  enrolledLaptop,
  type Office,
  openOffice,
  order,
  sendFiles,
  tempFolder,
} from './office.ts';
import { signIn } from './staff.ts';

const now = '2026-11-25T02:00:00.000Z';

/** Another firm than that of `order`. */
const otherFirm = { ...order.enterprise, name: '松滋银杉水泥有限公司', creditCode: '91421087MA48W1Y3XU' };

/** The visit took place on another day than the one that is filled in. */
const heldOn =
  (day: string) =>
  (event: JournalEvent): JournalEvent =>
    event.type === 'opening.recorded'
      ? { ...event, opening: { ...event.opening, heldAt: `${day}T09:00:00+08:00` } }
      : event;

describe('earlier findings at headquarters', () => {
  let office: Office;
  let laptop: Laptop;
  beforeAll(async () => {
    office = await openOffice({ now: () => now });
    laptop = await enrolledLaptop(office.hq(), () => Date.parse(now));
  }, 240_000);
  afterAll(() => office.close());

  const carriedOut = async (assignment: Assignment, options: SealOptions = {}) => {
    const sealed = sealInspection(laptop, assignment, await contentFor(laptop, assignment), options);
    await sendFiles(laptop, sealed.files);
    const { status, text } = await laptop.putSubmission(sealed.id, sealed.bytes);
    expect([status, text]).toEqual([201, text]);
    return assignment.reportNumber;
  };
  const openOf = async (creditCode: string): Promise<OpenInspection[]> => {
    const staff = await signIn(office.hq());
    return OpenInspections.parse(await staff.get(`/firms/${creditCode}/open`)).inspections;
  };
  const recheck = { ...order, type: 'recheck' as const };

  let first = '';
  it('says that no visit is known before the first one', async () => {
    const assignment = await office.hq().dispatch(order);
    expect(assignment.earlier).toEqual({ since: '2023-11-25', visits: 0, findings: [], left: 0 });
    first = await carriedOut(assignment, {
      verdicts: { 'g-2.2.2': 'improvement', 'g-2.3.2': 'improvement' },
      spoil: heldOn('2026-10-18'),
    });
  });

  it('tells the next team what was found, from the sealed record, and another firm nothing of it', async () => {
    const { earlier } = await office.hq().dispatch({ ...order, type: 'randomSupervision' });
    expect(earlier).toMatchObject({ visits: 1, left: 0 });
    expect(earlier?.findings).toMatchObject([
      {
        reportNumber: first,
        type: 'licenceReview',
        visitedOn: '2026-10-18',
        categories: ['02'],
        itemId: 'g-2.2.2',
        clause: '2.2.2',
        verdict: 'improvement',
        grade: { zh: '一般不合格' },
        corrected: null,
      },
      { itemId: 'g-2.3.2', corrected: null },
    ]);
    expect(earlier?.findings.every(({ fact }) => fact !== '')).toBe(true);
    const other = await office.hq().dispatch({ ...order, enterprise: otherFirm });
    expect(other.earlier).toMatchObject({ visits: 0, findings: [] });
    expect(await openOf(otherFirm.creditCode)).toEqual([]);
  });

  it('offers the console what a re-check may follow up, and refuses to follow up anything else', async () => {
    const [only, ...others] = await openOf(order.enterprise.creditCode);
    expect(only).toMatchObject({ reportNumber: first, visitedOn: '2026-10-18' });
    expect(only?.findings.map(({ itemId }) => itemId)).toEqual(['g-2.2.2', 'g-2.3.2']);
    expect(others).toEqual([]);
    const refused = (request: object) => expect(office.hq().dispatch({ ...order, ...request })).rejects;
    const error = { code: 'ASSIGNMENT_INVALID', detail: { field: 'followsUp' } };
    await refused({ followsUp: first }).toMatchObject(error);
    await refused({ type: 'recheck', followsUp: 'HC-1' }).toMatchObject(error);
    await refused({ type: 'recheck', followsUp: first, enterprise: otherFirm }).toMatchObject(error);
  });

  it('takes in the re-check as it was dispatched, and knows by it what was put right', async () => {
    const assignment = await office.hq().dispatch({ ...recheck, followsUp: first });
    expect(assignment.ruleSet.id).toBe('RECHECK');
    const second = await carriedOut(assignment, {
      verdicts: { 'g-2.3.2': 'nonconforming' },
      spoil: heldOn('2026-11-20'),
    });
    const { earlier } = await office.hq().dispatch(order);
    expect(earlier).toMatchObject({ visits: 2 });
    expect(
      earlier?.findings.map(({ reportNumber, itemId, grade, corrected }) => [
        reportNumber,
        itemId,
        grade.zh,
        corrected,
      ]),
    ).toEqual([
      [second, 'g-2.3.2', '不符合', null],
      [first, 'g-2.2.2', '一般不合格', { on: '2026-11-20', reportNumber: second }],
      [first, 'g-2.3.2', '一般不合格', null],
    ]);
    const open = await openOf(order.enterprise.creditCode);
    expect(open.map(({ reportNumber, findings }) => [reportNumber, findings.length])).toEqual([
      [second, 1],
      [first, 1],
    ]);
  });

  it('refuses a record that says it was told something else than what was dispatched', async () => {
    const assignment = await office.hq().dispatch({ ...recheck, followsUp: first });
    const content = await contentFor(laptop, assignment);
    for (const changed of [
      { ...assignment, earlier: null },
      { ...assignment, followsUp: null },
      { ...assignment, earlier: assignment.earlier && { ...assignment.earlier, findings: [] } },
    ]) {
      const sealed = sealInspection(laptop, assignment, content, { assignment: changed });
      await sendFiles(laptop, sealed.files);
      expect((await laptop.putSubmission(sealed.id, sealed.bytes)).body.code).toBe('ASSIGNMENT_INVALID');
    }
  });

  it('is the same from a database that was rebuilt from the journal', async () => {
    const before = await openOf(order.enterprise.creditCode);
    await office.restart({ rebuild: true });
    laptop = await enrolledLaptop(office.hq(), () => Date.parse(now));
    expect(await openOf(order.enterprise.creditCode)).toEqual(before);
  });
});

const titles = [
  '统一社会信用代码 credit code',
  '报告编号 report number',
  '检查类型 type',
  '核查日期 visited on',
  '类别代码 category',
  '条款或项目编号 clause or item',
  '判定 verdict',
  '原报告用语 words of that report',
  '事实 fact',
  '整改期限 due on',
  '整改确认日期 put right on',
];
const row = (more: Readonly<Record<number, string>> = {}): string[] =>
  [
    order.enterprise.creditCode,
    'JL-2024-118',
    '双随机抽查',
    '2024-10-18',
    '02',
    '2.2.2',
    '一般（建议改进）',
    '一般不合格',
    '2 号水泥磨维护记录缺失',
    '2024-11-18',
    '',
  ].map((cell, at) => more[at] ?? cell);

describe('findings of a former system', () => {
  let folder: string;
  let program: string;
  let checklists: readonly Checklist[];
  beforeAll(async () => {
    folder = await tempFolder('former');
    ({ checklists } = await readContent('assets'));
    program = await buildProgram();
  }, 240_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const run = async (...options: string[]) => {
    const { stdout } = await promisify(execFile)(process.execPath, [program, '--quiet', ...options]).catch(
      (failed: { stdout: string }) => failed,
    );
    return JSON.parse(stdout || '{}') as Record<string, unknown>;
  };
  const workbookOf = (rows: readonly (readonly string[])[]) =>
    writeWorkbook([{ name: '以往不符合项', columns: titles.map((title) => ({ title, width: 20 })), rows }]);

  const imported = async (rows: readonly (readonly string[])[]) => {
    const file = join(folder, 'findings.xlsx');
    await writeFile(file, await workbookOf(rows));
    return run('--data', join(folder, 'data'), '--import-findings', file);
  };

  it.each<[string, readonly (readonly string[])[], string]>([
    ['a wrong credit code', [row(), row({ 0: '91421024MA49X7K25G', 5: '6.3' })], 'A3'],
    ['a type that is none', [row({ 2: '抽查' })], 'C2'],
    ['a day that is none', [row({ 3: '2024-13-01' })], 'D2'],
    ['a day to come', [row({ 3: '2999-01-01', 9: '' })], 'D2'],
    ['a category that is not published', [row({ 4: '77' })], 'E2'],
    ['a clause that is not asked any more', [row({ 5: '99.9' })], 'F2'],
    ['a deadline before the visit', [row({ 9: '2024-01-01' })], 'J2'],
    ['an item said twice', [row(), row()], 'F3'],
    ['another day for the same report', [row(), row({ 3: '2024-10-19', 5: '6.3' })], 'D3'],
    ['no row', [], 'A2'],
    ['a report that is here already', [row(), row({ 1: 'JL-1' })], 'B3'],
  ])('is refused with %s by its cell', async (_what, rows, cell) => {
    const against = { checklists, today: '2026-11-25', known: new Set(['JL-1']) };
    await expect(readFormerFindings(await workbookOf(rows), against)).rejects.toMatchObject({
      code: 'WORKBOOK_INVALID',
      detail: { sheet: '以往不符合项', cell },
    });
  });

  it('is taken in whole, once, and told to the next team', async () => {
    const rows = [
      row(),
      row({ 5: 'g-6.3', 10: '2024-11-10' }),
      row({ 1: 'JL-2025-7', 3: '2025-03-02', 9: '' }),
    ];
    expect(await imported(rows)).toEqual({ visits: 2, findings: 3 });
    expect(await imported(rows)).toMatchObject({ code: 'WORKBOOK_INVALID', detail: { cell: 'B2' } });
    const office = await openOffice({ now: () => now, dataFolder: join(folder, 'data') });
    try {
      const { earlier } = await office.hq().dispatch(order);
      expect(
        earlier?.findings.map(({ reportNumber, itemId, clause, grade, corrected }) => [
          reportNumber,
          itemId,
          clause,
          grade.zh,
          corrected?.on ?? null,
        ]),
      ).toEqual([
        ['JL-2025-7', 'g-2.2.2', '2.2.2', '一般不合格', null],
        ['JL-2024-118', 'g-2.2.2', '2.2.2', '一般不合格', null],
        ['JL-2024-118', 'g-6.3', '6.3', '一般不合格', '2024-11-10'],
      ]);
    } finally {
      await office.close();
    }
  });

  it('writes the workbook to begin with', async () => {
    const file = join(folder, 'template.xlsx');
    expect(await run('--findings-template', file)).toEqual({});
    expect(await run('--data', join(folder, 'data'), '--import-findings', file)).toMatchObject({
      code: 'WORKBOOK_INVALID',
      detail: { cell: 'A2' },
    });
  });
});
