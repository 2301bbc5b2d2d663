import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportCatalogue, importCatalogue } from '../../../headquarters/publication/catalogue-workbook.ts';
import { readContent } from '../../../headquarters/publication/read-content.ts';
import { readWorkbook, writeWorkbook } from '../../../headquarters/publication/workbook.ts';
import type { Catalogue } from '../../../shared/domain/catalogue-edition.ts';
import type { HechaError } from '../../../shared/errors.ts';
import { sayError } from '../../../shared/text/errors.ts';
import { anyCatalogue } from '../../shared/domain/arbitrary-catalogue.ts';

let shipped: Catalogue;
beforeAll(async () => {
  const { catalogue } = await readContent(fileURLToPath(new URL('../../../assets', import.meta.url)));
  if (!catalogue) throw new Error('no catalogue');
  shipped = catalogue;
});

type Cells = Map<string, string[][]>;

/** The workbook of the shipped edition, changed as a person would change it. */
const changed = async (change: (cells: Cells) => void): Promise<Uint8Array> => {
  const workbook = await readWorkbook(await exportCatalogue(shipped));
  const cells: Cells = new Map(
    [...workbook].map(([name, { rows }]) => [name, rows.map((row) => [...row.cells])]),
  );
  change(cells);
  return writeWorkbook(
    [...cells].map(([name, [titles = [], ...rows]]) => ({
      name,
      columns: titles.map((title) => ({ title, width: 12 })),
      rows,
    })),
  );
};

/** Sets a cell by its address, e.g. 单元!B7. */
const set = (place: string, text: string) => (cells: Cells) => {
  const [, sheet = '', letter = '', row = ''] = /^(.+)!([A-Z])(\d+)$/.exec(place) ?? [];
  const line = cells.get(sheet)?.[Number(row) - 1];
  if (!line) throw new Error(`no cell ${place}`);
  line[letter.charCodeAt(0) - 65] = text;
};

/** Writes the first row of a sheet once more, below itself. */
const again = (sheet: string) => (cells: Cells) => {
  const rows = cells.get(sheet);
  rows?.splice(2, 0, [...(rows[1] ?? [])]);
};

const refusalOf = async (bytes: Uint8Array): Promise<HechaError> => {
  const caught: unknown = await importCatalogue(bytes, 0).catch((error: unknown) => error);
  expect(caught).toMatchObject({ code: 'WORKBOOK_INVALID' });
  return caught as HechaError;
};

describe('an edition of the catalogue as a workbook', () => {
  it('comes back as it was: the shipped one', async () => {
    expect(await importCatalogue(await exportCatalogue(shipped), 0)).toEqual(shipped);
  });

  it('comes back as it was: any sound one', async () => {
    await fc.assert(
      fc.asyncProperty(anyCatalogue, async (catalogue) => {
        expect(await importCatalogue(await exportCatalogue(catalogue), 0)).toEqual(catalogue);
      }),
      { numRuns: 25 },
    );
  });

  it('takes a row that was added at the end of the periods where its day belongs', async () => {
    const bytes = await changed((cells) => {
      cells
        .get('时期')
        ?.push(['02', '2022-01-01', '许可', '告知承诺', '省级', '', '某号', '未核实', '', '', '']);
      const periods = cells.get('时期');
      const last = periods?.at(-1);
      if (last) last[2] = '生产许可';
    });
    const cement = (await importCatalogue(bytes, 0)).categories.find(({ code }) => code === '02');
    const days = cement?.periods.map(({ from }) => from) ?? [];
    expect(days).toContain('2022-01-01');
    expect(days.slice(1)).toEqual(days.slice(1).toSorted());
  });

  it('takes choices by code or by their word in either language', async () => {
    const bytes = await changed((cells) => {
      set('单元!E2', 'unverified')(cells);
      set('单元!E3', 'Sourced')(cells);
    });
    const { units } = (await importCatalogue(bytes, 0)).categories[0] ?? { units: [] };
    expect(units.slice(0, 2).map(({ provenance }) => provenance.basis)).toEqual(['unverified', 'source']);
  });
});

describe('a workbook with a bad cell is refused whole, and the cell is named', () => {
  it.each([
    ['版次!A2', 'drei', '整数'],
    ['版次!B2', '2024/9/25', '日期'],
    ['版次!C2', '', '不能空'],
    ['历次目录!B2', '2024-02-30', '日期'],
    ['历次目录!I3', '4', '只能填'],
    ['类别!A3', '2', '两位数字'],
    ['类别!D2', 'XK5-1', '编号前缀'],
    ['类别!E2', '-1', '整数'],
    ['单元!A2', '77', '没有这个代码'],
    ['单元!B2', '热轧', '编号只用字母'],
    ['单元!C2', '钢'.repeat(201), '太长'],
    ['单元!E2', '大概', '只能填：有出处、凭经验，待核对、未核实'],
    ['单元!H2', '', '中英文'],
    ['其他产品!A2', 'Satellite', '小写字母'],
    ['其他产品!D2', '55', '没有这个类别'],
    ['旧名称!A2', '01/nothing', '都没有这个产品'],
    ['时期!A2', '', '不能空'],
    ['时期!B3', '2017年9月', '日期'],
    ['时期!C2', '废止', '只能填'],
    ['时期!D2', '先核后证', '生产许可'],
    ['时期!F2', '03', '并入'],
  ])('%s written “%s”', async (place, text, says) => {
    const error = await refusalOf(await changed(set(place, text)));
    expect(error.detail.place).toBe(place);
    expect(sayError(error, 'zh')).toContain(place);
    expect(sayError(error, 'zh')).toContain(says);
    expect(sayError(error, 'en')).not.toMatch(/\{\w+\}|—/);
  });

  it.each([
    ['类别!A3', '类别代码重复', again('类别')],
    ['单元!B3', '重复', again('单元')],
    ['单元!C3', '重复', set('单元!C3', '钢筋混凝土用热轧带肋钢筋')],
    ['时期!B2', '第一个时期', set('时期!B2', '2001-01-01')],
    ['时期!B4', '起始日', set('时期!B4', '2005-09-01')],
  ])('%s contradicts another cell: %s', async (place, says, change) => {
    const error = await refusalOf(await changed(change));
    expect(error.detail.place).toBe(place);
    expect((error.detail.reason as { zh: string }).zh).toContain(says);
  });

  it('a merger into nothing, and one that goes round', async () => {
    const rowOf = (cells: Cells, product: string, regime: string) =>
      (cells.get('时期')?.findIndex((row) => row[0] === product && row[2] === regime) ?? -1) + 1;
    let at = 0;
    const nowhere = await refusalOf(
      await changed((cells) => {
        at = rowOf(cells, 'satellite-receivers', '并入');
        set(`时期!F${at}`, '88')(cells);
      }),
    );
    expect(nowhere.detail.place).toBe(`时期!F${at}`);
    const round = await refusalOf(
      await changed((cells) => {
        at = rowOf(cells, 'satellite-receivers', '并入');
        set(`时期!F${at}`, 'satellite-receivers')(cells);
      }),
    );
    expect(round.detail).toMatchObject({
      place: `时期!F${at}`,
      reason: { en: expect.stringContaining('circle') as string },
    });
  });

  it('a sheet or a column that is missing, a category without units or periods, an edition of two rows', async () => {
    const places = [];
    const changes: ((cells: Cells) => void)[] = [
      (cells) => cells.delete('单元'),
      (cells) => cells.get('类别')?.forEach((row) => row.splice(3, 1)),
      (cells) =>
        cells.set(
          '单元',
          (cells.get('单元') ?? []).filter(([code]) => code !== '12'),
        ),
      (cells) =>
        cells.set(
          '时期',
          (cells.get('时期') ?? []).filter(([id]) => id !== '02'),
        ),
      (cells) => cells.get('版次')?.push(['2', '2026-12-01', '目录', 'Catalogue']),
      (cells) => cells.get('版次')?.pop(),
    ];
    for (const change of changes) places.push((await refusalOf(await changed(change))).detail.place);
    expect(places).toEqual(['单元', '类别!编号前缀 prefixes', '类别!A13', '类别!A3', '版次!A3', '版次!A2']);
  });

  it('an edition that is not newer than the published one', async () => {
    await expect(importCatalogue(await exportCatalogue(shipped), shipped.version)).rejects.toMatchObject({
      detail: {
        place: '版次!A2',
        reason: { zh: expect.stringContaining(`第 ${shipped.version} 版`) as string },
      },
    });
  });
});
