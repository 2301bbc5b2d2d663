import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import writeSheets from 'write-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportSpecifications } from '../../../headquarters/authoring/workbook/export-specifications.ts';
import { importSpecifications } from '../../../headquarters/authoring/workbook/import-specifications.ts';
import { readContentFiles } from '../../../headquarters/publication/read-content.ts';
import { readWorkbook, type SheetDraft, writeWorkbook } from '../../../headquarters/publication/workbook.ts';
import { readAuthored } from '../../../shared/content/authored-content.ts';
import { checkContent, type ContentFiles, parseContent } from '../../../shared/content/parse-content.ts';
import type { HechaError } from '../../../shared/errors.ts';
import { digestOf } from '../../../shared/seal/digest.ts';
import { specimenContent } from '../../shared/content/specimen-content.ts';
import { anyContent } from './any-content.ts';

let shipped: ContentFiles;
beforeAll(async () => {
  shipped = await readContentFiles(fileURLToPath(new URL('../../../assets', import.meta.url)));
});

const workbookOf = async (files: ContentFiles, category: string | null = null) => {
  const bytes = await exportSpecifications(readAuthored(files), category);
  if (!bytes) throw new Error('nothing to export');
  return bytes;
};

const catalogueOnly = (files: ContentFiles): ContentFiles =>
  Object.fromEntries(Object.entries(files).filter(([path]) => path.startsWith('catalogue/')));

describe('the shipped specifications through a workbook', () => {
  it('come back with no line changed', async () => {
    expect(await importSpecifications(await workbookOf(shipped), shipped)).toEqual(shipped);
  });

  it('come back with the same meaning where nothing but the catalogue was there before', async () => {
    const files = await importSpecifications(await workbookOf(shipped), catalogueOnly(shipped));
    expect(digestOf(parseContent(files))).toBe(digestOf(parseContent(shipped)));
  });
});

describe('any sound content through a workbook', () => {
  it('comes back with the same meaning, and with no line changed where it was there before', async () => {
    await fc.assert(
      fc.asyncProperty(anyContent, async (files) => {
        expect(checkContent(files).findings).toEqual([]);
        const bytes = await workbookOf(files);
        expect(digestOf(parseContent(await importSpecifications(bytes, catalogueOnly(files))))).toBe(
          digestOf(parseContent(files)),
        );
        expect(await importSpecifications(bytes, files)).toEqual(files);
      }),
      // Shrinking content of this size would take longer than finding the mistake in it.
      { numRuns: 12, endOnFailure: true },
    );
  });
});

type Cells = string[][];

/** The same workbook with one sheet changed by hand. */
const edited = async (
  bytes: Uint8Array,
  sheet: string,
  change: (rows: Cells) => Cells,
): Promise<Uint8Array> => {
  const drafts = [...(await readWorkbook(bytes)).values()].map(({ name, rows }): SheetDraft => {
    const width = Math.max(...rows.map(({ cells }) => cells.length));
    const all = rows.map(({ cells }) => Array.from({ length: width }, (_, at) => cells[at] ?? ''));
    const [titles = [], ...rest] = name === sheet ? change(all) : all;
    return { name, columns: titles.map((title) => ({ title, width: 10 })), rows: rest };
  });
  return writeWorkbook(drafts);
};

/** The first row whose id is `id` with another text in one column. */
const withCell =
  (id: string, column: string, value: string) =>
  (rows: Cells): Cells => {
    const at = rows[0]?.indexOf(column) ?? -1;
    expect(at).toBeGreaterThanOrEqual(0);
    const row = rows.findIndex((cells) => cells.includes(id));
    expect(row).toBeGreaterThan(0);
    return rows.map((cells, index) => (index === row ? cells.with(at, value) : cells));
  };

const refusalOf = async (bytes: Uint8Array, files: ContentFiles = specimenContent) => {
  const caught = (await importSpecifications(bytes, files).then(
    () => null,
    (error: unknown) => error,
  )) as HechaError | null;
  expect(caught?.code).toBe('WORKBOOK_INVALID');
  return caught?.detail as {
    place: string;
    reason: { zh: string; en: string };
    findings: { file: string; cell: string; reason: { zh: string; en: string } }[];
  };
};

describe('what staff change in the workbook', () => {
  it('changes only the lines of that item', async () => {
    const bytes = await workbookOf(shipped, '02');
    const items = await edited(bytes, '项目 items', withCell('cement-m1', '条款 clause', 'M99'));
    const files = await importSpecifications(items, shipped);
    const changed = Object.keys(files).filter((path) => files[path] !== shipped[path]);
    expect(changed).toEqual(['specifications/cement/product.yaml']);
    const [path = ''] = changed;
    expect(files[path]).toBe(shipped[path]?.replace('clause: M1\n', 'clause: M99\n'));
  });

  it('takes labels in Chinese, in English or as the program has them, and numbers with spaces around', async () => {
    const bytes = await workbookOf(specimenContent);
    for (const label of ['必须大写', '≥', '>=', '＞='])
      if (label === '必须大写') {
        const wrong = await edited(bytes, '判定 criteria', withCell('each', '比较 op', label));
        expect((await refusalOf(wrong)).reason.zh).toContain('只能填：≥、≤');
      } else
        expect(
          await importSpecifications(
            await edited(bytes, '判定 criteria', withCell('each', '比较 op', label)),
            specimenContent,
          ),
        ).toEqual(specimenContent);
    const spaced = await edited(bytes, '读数 quantities', withCell('bag', '个数 count', ' 3 '));
    expect(await importSpecifications(spaced, specimenContent)).toEqual(specimenContent);
  });

  it('adds a new item in the style of the folder, and drops one that is gone', async () => {
    const bytes = await workbookOf(specimenContent);
    const more = await edited(bytes, '项目 items', (rows) => {
      const third = rows.find((cells) => cells.includes('third')) ?? [];
      return [
        ...rows.filter((cells) => cells !== third),
        third.map((cell) => (cell === 'third' ? 'fourth' : cell)),
      ];
    });
    const items =
      (await importSpecifications(more, specimenContent))['specifications/cement/items.yaml'] ?? '';
    expect(items).not.toContain('id: third');
    expect(items).toContain(`
  - id: fourth
    clause: M3
    section: product
    title: { zh: 第三, en: Third }
`);
  });
});

describe('a workbook that is wrong', () => {
  it.each<[string, string, (rows: Cells) => Cells, string, RegExp]>([
    ['an unknown label', '证据 evidence', withCell('e1', '种类 kind', 'picture'), 'D2', /photo|照片/],
    [
      'a number that is none',
      '读数 quantities',
      withCell('bag', '个数 count', 'three'),
      'G2',
      /whole number|number/,
    ],
    ['a missing translation', '项目 items', withCell('second', 'title', ''), 'G3', /is missing/],
    [
      'a translation in the wrong language',
      '项目 items',
      withCell('second', 'title', '第二'),
      'G3',
      /Chinese in the English/,
    ],
    [
      'an unknown unit',
      '项目 items',
      withCell('bags', '产品单元 units', 'boxed'),
      'N2',
      /unknown product unit/,
    ],
    [
      'an unknown section',
      '项目 items',
      withCell('bags', '章节 section', 'produkt'),
      'E2',
      /unknown section/,
    ],
    ['a clause that is missing', '项目 items', withCell('bags', '条款 clause', ''), 'D2', /is missing/],
    [
      'a formula that does not parse',
      '判定 criteria',
      withCell('each', '数值 value', 'min(bag'),
      'F2',
      /"\)" is missing/,
    ],
    ['a table with a gap', '限值表 tables', (rows) => rows.slice(0, -1), 'C2', /no row for choice/],
    [
      'a row of a table twice',
      '限值表 tables',
      (rows) => [...rows, rows[1] ?? []],
      'D4',
      /repeats an earlier row/,
    ],
    [
      'another number of steps',
      '项目 items',
      withCell('second', 'steps', 'Look.\nLook again.'),
      'K3',
      /1 steps in Chinese, 2 in English/,
    ],
    [
      'an item of no specification',
      '项目 items',
      withCell('second', '目录 folder', 'concrete'),
      'A3',
      /no such folder/,
    ],
    ['evidence of no item', '证据 evidence', withCell('e1', '项目 item', 'sacks'), 'B2', /no such item/],
    [
      'a choice of no parameter',
      '选项 choices',
      withCell('50', '参数 parameter', 'weight'),
      'C2',
      /no such parameter/,
    ],
    [
      'a grade of no rule set',
      '等级 grades',
      withCell('合格', '规则集 rule set', 'long'),
      'A2',
      /no such rule set/,
    ],
    [
      'a file outside the folder',
      '项目 items',
      withCell('second', '文件 file', '../items.yaml'),
      'B3',
      /file name/,
    ],
    [
      'a folder outside',
      '规范 specifications',
      withCell('水泥', '目录 folder', '../cement'),
      'A2',
      /small letters/,
    ],
    [
      'a rule set that does not exist',
      '规范 specifications',
      withCell('水泥', '整改复查 re-check', 'long'),
      'J2',
      /unknown rule set/,
    ],
  ])('with %s is refused by sheet and cell', async (_what, sheet, change, cell, says) => {
    const withEvidence = {
      ...specimenContent,
      'specifications/cement/items.yaml': (specimenContent['specifications/cement/items.yaml'] ?? '').replace(
        '    units: [bagged]\n',
        '    units: [bagged]\n    evidence:\n      - { id: e1, kind: photo, atLeast: 1, words: { zh: 秤, en: Scale }, when: always }\n',
      ),
    };
    const { place, reason, findings } = await refusalOf(
      await edited(await workbookOf(withEvidence), sheet, change),
      withEvidence,
    );
    const found = findings.find((one) => one.file === sheet && one.cell === cell);
    expect(found?.reason.en ?? findings).toMatch(says);
    expect(found?.reason.zh).toMatch(/\p{Script=Han}/u);
    expect(place).toBe(`${findings[0]?.file}!${findings[0]?.cell}`);
    expect(reason).toEqual(findings[0]?.reason);
  });

  it('has all its mistakes named at once', async () => {
    const bytes = await workbookOf(specimenContent);
    const one = await edited(bytes, '项目 items', withCell('second', 'title', ''));
    const two = await edited(one, '判定 criteria', withCell('each', '限值 limit', 'lookup(most, size)'));
    const three = await edited(two, '规范 specifications', withCell('水泥', '版本 version', 'new'));
    expect((await refusalOf(three)).findings.map(({ file, cell }) => `${file}!${cell}`)).toEqual(
      expect.arrayContaining(['项目 items!G3', '判定 criteria!I2', '规范 specifications!C2']),
    );
  });

  it('with a missing sheet, a missing column, a formula, merged cells or 20,000 rows is refused', async () => {
    const bytes = await workbookOf(specimenContent);
    const dropped = await edited(bytes, '章节 sections', (rows) => rows.map((cells) => cells.slice(1)));
    expect(await refusalOf(dropped)).toMatchObject({
      place: expect.stringContaining('章节 sections') as string,
    });

    const rewritten = async (sheet: string, data: Parameters<typeof writeSheets>[0]) => {
      const all = [...(await readWorkbook(bytes)).values()];
      return new Uint8Array(
        await writeSheets(
          all.map(({ name, rows }) => ({
            sheet: name,
            data: name === sheet ? data : rows.map(({ cells }) => [...cells]),
          })) as never,
        ).toBuffer(),
      );
    };
    const titles = ['规则集 rule set', '判定 verdict', '用语', 'words', '用于 for'];
    const formula = await rewritten('等级 grades', [
      titles,
      ['short', { type: 'Formula', value: '=1+1' }, 'x', 'y', 'all'],
    ] as never);
    expect(await refusalOf(formula)).toMatchObject({ place: '等级 grades!B2' });
    const merged = await rewritten('等级 grades', [[{ value: '规则集', columnSpan: 2 }, null]] as never);
    expect(await refusalOf(merged)).toMatchObject({ place: '等级 grades!A1:B1' });
    const rows = Array.from({ length: 20_000 }, () => ['short', 'conforms', 'x', 'y', 'all']);
    expect(await refusalOf(await rewritten('等级 grades', [titles, ...rows] as never))).toMatchObject({
      place: expect.stringMatching(/^等级 grades!\D?10001$/) as string,
    });
  });

  it('is refused together with files beside it that are not sound', async () => {
    const bytes = await workbookOf(shipped, '02');
    const broken = { ...shipped, 'specifications/cable/process.yaml': 'items: [' };
    await expect(importSpecifications(bytes, broken)).rejects.toMatchObject({
      code: 'CONTENT_INVALID',
      detail: { file: 'specifications/cable/process.yaml' },
    });
  });
});
