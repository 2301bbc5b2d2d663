import { readTable, sheetOf, type TableRow, type Workbook } from '../../publication/workbook.ts';
import type { Path } from '../../../shared/content/finding.ts';
import { cellText } from '../../../shared/text/authoring.ts';
import { sayBoth } from '../../../shared/text/say.ts';
import type { Cell, CellFindings, PlacedFile } from './placed-file.ts';
import { type Field, nameOf, type SheetKey, sheets } from './sheets.ts';

export type Json = Record<string, unknown>;

/** One row of a sheet: its record, and the cells its values came from. */
export type Row = {
  readonly record: Json;
  /** What a column that belongs to no record holds; empty where it is blank. */
  readonly owner: (key: string) => string;
  readonly cell: (key: string) => Cell;
  /** Says of every value of the record where it stands, once it has its place in a file. */
  readonly place: (file: PlacedFile, path: Path) => void;
};

export const put = (record: Json, [key = '', ...rest]: readonly string[], value: unknown): void => {
  if (rest.length === 0) record[key] = value;
  else {
    const inner = (record[key] ?? {}) as Json;
    record[key] = inner;
    put(inner, rest, value);
  }
};

const valueOf = (
  { codec, key }: Field,
  row: TableRow<string>,
  refuse: (labels: readonly string[]) => void,
): unknown => {
  const cell = row.raw(key);
  if (cell.trim() === '') return codec.blank;
  const value = codec.read(cell);
  if (value === undefined) refuse(codec.labels ?? []);
  return value ?? cell;
};

const rowOf = (
  sheet: SheetKey,
  fields: readonly Field[],
  row: TableRow<string>,
  findings: CellFindings,
): Row => {
  const cell = (key: string): Cell => ({ sheet: nameOf(sheet), row: row.number, cell: row.cell(key) });
  const record: Json = {};
  const owners = new Map<string, string>();
  for (const field of fields) {
    const value = valueOf(field, row, (labels) =>
      findings.find(cell(field.key), sayBoth(cellText.notOneOf, { labels: labels.join('、') })),
    );
    if (field.path === null)
      owners.set(field.key, typeof value === 'string' || typeof value === 'number' ? String(value) : '');
    else if (value !== undefined) put(record, field.path, value);
  }
  return {
    record,
    owner: (key) => owners.get(key) ?? '',
    cell,
    place: (file, path) => {
      const [first] = fields;
      if (first) file.place(path, cell(first.key));
      for (const { path: inner, key } of fields) if (inner) file.place([...path, ...inner], cell(key));
    },
  };
};

/**
 * The rows of every sheet. What a cell cannot mean goes to `findings`.
 * @throws HechaError WORKBOOK_INVALID {sheet, cell, reason} for sheets and columns that are missing, merged cells,
 * formulas and error values.
 */
export const readRows = (
  workbook: Workbook,
  findings: CellFindings,
): Readonly<Record<SheetKey, readonly Row[]>> =>
  Object.fromEntries(
    (Object.keys(sheets) as SheetKey[]).map((sheet) => {
      const fields: readonly Field[] = sheets[sheet];
      const table = readTable(sheetOf(workbook, nameOf(sheet)), fields);
      return [sheet, table.map((row) => rowOf(sheet, fields, row, findings))];
    }),
  ) as unknown as Readonly<Record<SheetKey, readonly Row[]>>;
