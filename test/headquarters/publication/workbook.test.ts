import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeSheets, { type SheetData } from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import {
  readTable,
  readWorkbook,
  sheetOf,
  writeWorkbook,
} from '../../../headquarters/publication/workbook.ts';
import type { HechaError } from '../../../shared/errors.ts';
import { workbookText as text } from '../../../shared/text/workbook.ts';

const columns = [
  { key: 'code', title: '代码 code' },
  { key: 'name', title: '名称 name' },
] as const;

/** A workbook as staff would make it with their own program. */
const made = async (data: SheetData, sheet = '单元'): Promise<Uint8Array> =>
  new Uint8Array(await writeSheets([{ sheet, data }]).toBuffer());

/** The same with one part of the archive changed by hand. */
const altered = (bytes: Uint8Array, path: string, change: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [path]: strToU8(change(strFromU8(parts[path] ?? new Uint8Array()))) });
};

const tableOf = async (bytes: Uint8Array) => readTable(sheetOf(await readWorkbook(bytes), '单元'), columns);

const refusalOf = async (bytes: Uint8Array): Promise<Readonly<Record<string, unknown>>> => {
  const caught: unknown = await tableOf(bytes).catch((error: unknown) => error);
  expect((caught as HechaError).code).toBe('WORKBOOK_INVALID');
  return (caught as HechaError).detail;
};

const head = ['代码 code', '名称 name'];
const firstSheet = 'xl/worksheets/sheet1.xml';

describe('a table in a workbook', () => {
  it('is read with its columns in any order, blank rows passed over and places kept', async () => {
    const [first, second, ...rest] = await tableOf(
      await made([['名称 name', '代码 code'], ['钢筋 ', '01'], [], ['水泥', 2]]),
    );
    expect(rest).toEqual([]);
    expect([first?.number, first?.text('code'), first?.text('name'), first?.raw('name')]).toEqual([
      2,
      '01',
      '钢筋',
      '钢筋 ',
    ]);
    expect([second?.number, second?.text('code')]).toEqual([4, '2']);
    expect(() => second?.refuse('code', text.errorValue)).toThrow(
      expect.objectContaining({
        detail: { place: '单元!B4', sheet: '单元', cell: 'B4', reason: text.errorValue },
      }),
    );
  });

  it('gives dates as days and numbers in their shortest decimal form', async () => {
    const day = { value: new Date('2024-09-25T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' };
    const moment = { value: new Date('2024-09-25T08:30:00Z'), type: Date, format: 'yyyy-mm-dd hh:mm' };
    const rows = await tableOf(await made([head, [day, 1.1], [moment, true], [0.1 + 0.2, -3]]));
    expect(rows.map((row) => [row.text('code'), row.text('name')])).toEqual([
      ['2024-09-25', '1.1'],
      ['2024-09-25T08:30', 'true'],
      ['0.30000000000000004', '-3'],
    ]);
  });

  it.each([
    ['a formula', [head, ['01', { type: 'Formula' as const, value: '=1+1' }]], 'B2', text.formula],
    ['cells merged across', [[{ value: head[0] ?? '', columnSpan: 2 }, null]], 'A1:B1', text.merged],
    ['a missing column', [['代码 code'], ['01']], '名称 name', text.columnMissing],
    [
      'a column too many',
      [
        [...head, '备注'],
        ['01', 'x', 'y'],
      ],
      'C1',
      text.columnUnknown,
    ],
    [
      'a column twice',
      [
        ['代码 code', '代码 code'],
        ['01', '02'],
      ],
      'B1',
      text.columnTwice,
    ],
    [
      'a column without a title',
      [
        [...head, null, null],
        ['01', 'x', null, 'y'],
      ],
      'D1',
      text.columnUntitled,
    ],
    ['an empty sheet', [], '代码 code', text.columnMissing],
  ] satisfies [string, SheetData, string, unknown][])(
    'with %s is refused by sheet and cell',
    async (_what, data, cell, reason) => {
      const detail = await refusalOf(await made(data));
      expect(detail).toEqual({ place: `单元!${cell}`, sheet: '单元', cell, reason });
    },
  );

  it('with an error value is refused by sheet and cell', async () => {
    const bytes = altered(await made([head, ['01', 7]]), firstSheet, (xml) =>
      xml.replace(/<c r="B2"[^>]*>.*?<\/c>/, '<c r="B2" t="e"><v>#REF!</v></c>'),
    );
    expect(await refusalOf(bytes)).toMatchObject({ cell: 'B2', reason: text.errorValue });
  });

  it('with 20,000 rows is refused by the first row beyond the limit', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [String(index), 'x']);
    expect(await refusalOf(await made([head, ...rows]))).toMatchObject({
      sheet: '单元',
      cell: '5001',
      reason: text.tooManyRows,
    });
  });

  it.each([
    ['<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row>', text.tooManyRows],
    ['<row r="3"><c r="XFD3" t="inlineStr"><is><t>x</t></is></c></row>', text.tooManyColumns],
  ])('with a cell at the far end is refused before the gap is filled', async (row, reason) => {
    const bytes = altered(await made([head]), firstSheet, (xml) =>
      xml.replace('</sheetData>', `${row}</sheetData>`),
    );
    expect((await refusalOf(bytes)).reason).toEqual(reason);
  });

  it('of another name is missed by its name; merged cells on a page of notes do no harm', async () => {
    const bytes = new Uint8Array(
      await writeSheets([
        { sheet: '单元', data: [head, ['01', 'x']] },
        { sheet: 'A & B', data: [[{ value: 'notes', columnSpan: 2 }, null]] },
      ]).toBuffer(),
    );
    expect(await tableOf(bytes)).toHaveLength(1);
    const workbook = await readWorkbook(bytes);
    expect([...workbook.keys()]).toEqual(['单元', 'A & B']);
    expect(() => sheetOf(workbook, '类别')).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ sheet: '类别' }) as unknown }),
    );
  });
});

describe('a file that is no workbook', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['text', strToU8('代码,名称\n01,钢筋\n')],
    ['another archive', zipSync({ 'a.txt': strToU8('a') })],
    ['an archive cut short', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }).slice(0, 40)],
    [
      'broken XML',
      zipSync({ 'xl/workbook.xml': strToU8('<workbook'), 'xl/_rels/workbook.xml.rels': strToU8('<') }),
    ],
  ])('is refused: %s', async (_what, bytes) => {
    expect(await refusalOf(bytes)).toMatchObject({ reason: text.notAWorkbook });
  });

  it('is refused where it would unpack to more than the limit', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(70 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refusalOf(bomb)).toMatchObject({ reason: text.tooLarge });
  });

  it('never fails in any other way', async () => {
    const good = await made([head, ['01', 'x']]);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.length - 1),
        fc.integer({ min: 0, max: 255 }),
        fc.boolean(),
        async (at, byte, cut) => {
          const bytes = cut ? good.slice(0, at) : good.with(at, byte);
          const caught: unknown = await tableOf(bytes).then(
            () => null,
            (error: unknown) => error,
          );
          if (caught !== null) expect(caught).toMatchObject({ code: 'WORKBOOK_INVALID' });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a workbook that was written here', () => {
  it('is read back letter for letter', async () => {
    const cell = fc
      .oneof(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.constantFrom(
          '01',
          '2024-09-25',
          '=1+1',
          ' x ',
          'a\r\nb\n',
          '_x0041_',
          '_x_x000D_',
          '\uD800',
          '<&">',
        ),
      )
      .filter((value) => value.trim() !== '');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), async (rows) => {
        const bytes = await writeWorkbook([
          { name: '单元', columns: columns.map(({ title }) => ({ title, width: 20 })), rows },
        ]);
        const read = await tableOf(bytes);
        expect(read.map((row) => [row.raw('code'), row.raw('name')])).toEqual(rows);
      }),
      { numRuns: 100 },
    );
  });

  it('refuses a text that Excel would cut', async () => {
    const long = 'x'.repeat(32_768);
    await expect(
      writeWorkbook([{ name: '单元', columns: [{ title: 'a', width: 9 }], rows: [[''], [long]] }]),
    ).rejects.toMatchObject({ detail: { place: '单元!A3', reason: text.textTooLong } });
  });
});
