import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import readSheets from 'read-excel-file/universal';
import writeSheets from 'write-excel-file/node';
import type { Words } from '../../shared/domain/words.ts';
import { HechaError } from '../../shared/errors.ts';
import { workbookText as text } from '../../shared/text/workbook.ts';

/** What is wrong with a place in a workbook. */
type Fault = { readonly cell: string; readonly reason: Words };

/** One row as it stands in the sheet; numbers count from 1 as Excel shows them. */
type SheetRow = { readonly number: number; readonly cells: readonly string[] };

/** One sheet. A fault is told only when the sheet is used: a page of notes may hold merged cells and formulas. */
type Sheet = { readonly name: string; readonly rows: readonly SheetRow[]; readonly faults: readonly Fault[] };

export type Workbook = ReadonlyMap<string, Sheet>;

export type Column<K extends string> = { readonly key: K; readonly title: string };

/** One row of a table, by column key, and a way to refuse exactly the cell that is wrong. */
export type TableRow<K extends string> = {
  readonly number: number;
  /** Text without surrounding space; empty where nothing stands. Dates are YYYY-MM-DD. */
  readonly text: (key: K) => string;
  /** Text as it stands, space included. */
  readonly raw: (key: K) => string;
  /** Address of a cell as Excel writes it: B7. */
  readonly cell: (key: K) => string;
  /** @throws HechaError WORKBOOK_INVALID {sheet, cell, reason} */
  readonly refuse: (key: K, reason: Words) => never;
};

/** What a workbook may hold. A catalogue has hundreds of rows, a specification thousands. */
export type WorkbookLimits = { readonly rows: number; readonly columns: number; readonly bytes: number };
export const workbookLimits: WorkbookLimits = { rows: 5000, columns: 100, bytes: 64 * 1024 * 1024 };

/** `place` is written as Excel writes it: 单元!B7. */
const refusal = (sheet: string, cell: string, reason: Words): HechaError =>
  new HechaError('WORKBOOK_INVALID', {
    place: [sheet, cell].filter((part) => part !== '').join('!') || '.xlsx',
    sheet,
    cell,
    reason,
  });

/** Refuses a place in a workbook. @throws HechaError WORKBOOK_INVALID {place, sheet, cell, reason} */
export const refuseCell = (sheet: string, cell: string, reason: Words): never => {
  throw refusal(sheet, cell, reason);
};

/** Column letters of an index from 0: A, B, … Z, AA. */
const lettersOf = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : lettersOf(Math.floor(index / 26) - 1) + lettersOf(index % 26);

const indexOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const addressOf = (index: number, row: number): string => `${lettersOf(index)}${row}`;

/**
 * The XML parts of the archive. fflate never unpacks more than the size that the directory declares, so the sum of
 * the declared sizes bounds the memory before anything is unpacked.
 */
const unpack = (bytes: Uint8Array, mostBytes: number): Readonly<Record<string, Uint8Array>> => {
  let declared = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(xml|rels)$/.test(name)) return false;
        declared += originalSize;
        if (declared > mostBytes) throw refusal('', '', text.tooLarge);
        return true;
      },
    });
  } catch (caught) {
    throw caught instanceof HechaError ? caught : refusal('', '', text.notAWorkbook);
  }
};

const attributeOf = (tag: string, name: string): string =>
  new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined) ?? '';

const tagsOf = (xml: string, names: string): IterableIterator<RegExpExecArray> =>
  xml.matchAll(new RegExp(`<(?:\\w+:)?(${names})(?=[\\s/>])([^>]*)>`, 'g'));

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescapeXml = (value: string): string =>
  value.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[name as string] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });

/** Names and paths of the sheets in the order of the workbook. @see ECMA-376 part 1, 18.2.20 and part 2, 9.3 */
const sheetPathsOf = (
  parts: Readonly<Record<string, Uint8Array>>,
): readonly { readonly name: string; readonly path: string }[] => {
  const xml = (path: string): string => strFromU8(parts[path] ?? new Uint8Array());
  const targets = new Map(
    [...tagsOf(xml('xl/_rels/workbook.xml.rels'), 'Relationship')].map(([, , tag = '']) => [
      attributeOf(tag, 'Id'),
      attributeOf(tag, 'Target'),
    ]),
  );
  return [...tagsOf(xml('xl/workbook.xml'), 'sheet')].map(([, , tag = '']) => {
    const target = targets.get(attributeOf(tag, 'r:id')) ?? targets.get(attributeOf(tag, 'id')) ?? '';
    return {
      name: unescapeXml(attributeOf(tag, 'name')),
      path: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
    };
  });
};

/**
 * What the reader of values does not tell: formulas (their last result is not what a person wrote), merged cells
 * (one value for several rows), errors, and cells beyond the limits, for which it would fill in the gaps.
 */
const faultsOf = (xml: string, limits: WorkbookLimits): readonly Fault[] => {
  const faults: Fault[] = [];
  let cell = '';
  for (const [, name, tag = ''] of tagsOf(xml, 'row|c|f|mergeCell')) {
    const place = attributeOf(tag, name === 'mergeCell' ? 'ref' : 'r');
    if (name === 'mergeCell') faults.push({ cell: place, reason: text.merged });
    else if (name === 'f') faults.push({ cell, reason: text.formula });
    else {
      cell = place;
      const [, letters = '', row = ''] = /^([A-Z]*)(\d*)$/.exec(place) ?? [];
      if (Number(row) > limits.rows) return [{ cell: place, reason: text.tooManyRows }];
      if (letters !== '' && indexOf(letters) >= limits.columns)
        return [{ cell: place, reason: text.tooManyColumns }];
      if (name === 'c' && attributeOf(tag, 't') === 'e') faults.push({ cell, reason: text.errorValue });
    }
  }
  return faults;
};

const isBeyond = ({ reason }: Fault): boolean =>
  reason === text.tooManyRows || reason === text.tooManyColumns;

/** A date as the day that Excel shows; a time of day stays behind it. */
const dateText = (date: Date): string => date.toISOString().replace(/(?:T00:00)?(?::00)?\.000Z$|Z$/, '');

/** Numbers in their shortest decimal form: what Excel stores of 1.1 is 1.1000000000000001. */
const cellText = (value: string | number | boolean | Date | null): string => {
  if (value === null) return '';
  return value instanceof Date ? dateText(value) : String(value);
};

/** Names of the sheets of an .xlsx file, in their order. @throws HechaError WORKBOOK_INVALID for what is no workbook. */
export const sheetNamesOf = (bytes: Uint8Array, limits: WorkbookLimits): readonly string[] =>
  sheetPathsOf(unpack(bytes, limits.bytes)).map(({ name }) => name);

/**
 * Reads an .xlsx file (ECMA-376, also the strict form). Rows and cells keep their places.
 * @throws HechaError WORKBOOK_INVALID {sheet, cell, reason} for what is no workbook, or is beyond the limits.
 */
export const readWorkbook = async (
  bytes: Uint8Array,
  limits: WorkbookLimits = workbookLimits,
): Promise<Workbook> => {
  const parts = unpack(bytes, limits.bytes);
  const faults = sheetPathsOf(parts).map(({ name, path }) => {
    const found = faultsOf(strFromU8(parts[path] ?? new Uint8Array()), limits);
    const beyond = found.find(isBeyond);
    if (beyond) throw refusal(name, beyond.cell, beyond.reason);
    return found;
  });
  const sheets = await readSheets(bytes.slice().buffer, { trim: false }).catch(() => {
    throw refusal('', '', text.notAWorkbook);
  });
  return new Map(
    sheets.map(({ sheet: name, data }, place) => [
      name,
      {
        name,
        rows: data.map((cells, index) => ({
          number: index + 1,
          cells: (cells as Parameters<typeof cellText>[0][]).map(cellText),
        })),
        faults: faults[place] ?? [],
      },
    ]),
  );
};

/** A sheet of a workbook. @throws HechaError WORKBOOK_INVALID when there is none of that name. */
export const sheetOf = (workbook: Workbook, name: string): Sheet => {
  const sheet = workbook.get(name);
  if (!sheet) throw refusal(name, '', text.sheetMissing);
  return sheet;
};

/**
 * Reads a sheet as a table: titles in row 1, in any order, each column once and no other; blank rows are passed over.
 * @throws HechaError WORKBOOK_INVALID {sheet, cell, reason} for merged cells, formulas, error values, and columns
 * that are missing, unknown or there twice.
 */
export const readTable = <K extends string>(
  sheet: Sheet,
  columns: readonly Column<K>[],
): readonly TableRow<K>[] => {
  const [fault] = sheet.faults;
  if (fault) throw refusal(sheet.name, fault.cell, fault.reason);
  const titles = (sheet.rows[0]?.cells ?? []).map((title) => title.trim());
  titles.forEach((title, index) => {
    const at = addressOf(index, 1);
    if (title === '' && sheet.rows.some(({ cells }) => (cells[index] ?? '').trim() !== ''))
      throw refusal(sheet.name, at, text.columnUntitled);
    if (title !== '' && !columns.some((column) => column.title === title))
      throw refusal(sheet.name, at, text.columnUnknown);
    if (title !== '' && titles.indexOf(title) < index) throw refusal(sheet.name, at, text.columnTwice);
  });
  const places = new Map(columns.map(({ key, title }) => [key, titles.indexOf(title)]));
  for (const { key, title } of columns)
    if (places.get(key) === -1) throw refusal(sheet.name, title, text.columnMissing);
  return sheet.rows
    .slice(1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ number, cells }) => ({
      number,
      text: (key) => (cells[places.get(key) ?? -1] ?? '').trim(),
      raw: (key) => cells[places.get(key) ?? -1] ?? '',
      cell: (key) => addressOf(places.get(key) ?? 0, number),
      refuse: (key, reason) => refuseCell(sheet.name, addressOf(places.get(key) ?? 0, number), reason),
    }));
};

const escapeUnit = (unit: string): string =>
  `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/**
 * Characters that XML 1.0 cannot hold or advises against (the writer drops both), lone surrogates, and text that looks
 * like their escape. @see ECMA-376 part 1, 22.9.2.19
 */
const escaped = (value: string): string =>
  value
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFD-\uFFFF]|[\uD800-\uDBFF][\uDFFE\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      (found) => [...Array(found.length).keys()].map((at) => escapeUnit(found.charAt(at))).join(''),
    );

/** The writer looks texts up in a plain object, where `valueOf` and `__proto__` stand already: those go in escaped. */
const writable = (value: string): string =>
  value in Object.prototype ? escapeUnit(value.charAt(0)) + value.slice(1) : escaped(value);

/** A sheet to be written: titled columns with their width in characters, and rows of text. */
export type SheetDraft = {
  readonly name: string;
  readonly columns: readonly {
    readonly title: string;
    readonly width: number;
    /** What may stand in the column; Excel offers it and refuses anything else. */
    readonly choices?: readonly string[];
  }[];
  readonly rows: readonly (readonly string[])[];
  /** Columns on the left that stay in sight. */
  readonly fixedColumns?: number;
};

/** The most characters that Excel keeps in a cell. */
const longestCell = 32_767;

const escapeXml = (value: string): string =>
  value.replace(
    /[&<>"]/g,
    (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark,
  );

/** The longest list that Excel takes in place. @see Excel specifications and limits, data validation */
const longestList = 255;

/**
 * The lists that Excel offers in a column, below its title, which the writer of sheets does not know. They stand
 * behind the rows and the merged cells. @see ECMA-376 part 1, 18.3.1.33 and 18.3.1.99
 */
const validationsOf = ({ columns }: SheetDraft): string => {
  const lists = columns.flatMap(({ choices }, index) => {
    const list = choices?.join(',') ?? '';
    if (list === '' || list.length > longestList) return [];
    const range = `${lettersOf(index)}2:${lettersOf(index)}${workbookLimits.rows}`;
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${range}"><formula1>"${escapeXml(list)}"</formula1></dataValidation>`,
    ];
  });
  return lists.length === 0
    ? ''
    : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
};

const withValidations = (bytes: Uint8Array, sheets: readonly SheetDraft[]): Uint8Array<ArrayBuffer> => {
  const parts = unzipSync(bytes);
  sheetPathsOf(parts).forEach(({ path }, index) => {
    const draft = sheets[index];
    const part = parts[path];
    const lists = draft ? validationsOf(draft) : '';
    if (part && lists !== '')
      parts[path] = strToU8(strFromU8(part).replace('</sheetData>', () => `</sheetData>${lists}`));
  });
  return new Uint8Array(zipSync(parts));
};

/**
 * Writes sheets whose cells are all text (format `@`), so that Excel changes neither 01 nor 2024-09-25; titles in a
 * fixed first row, lists to choose from where a column has them. What is written is read back letter for letter.
 * @throws HechaError WORKBOOK_INVALID for a text that is longer than Excel keeps.
 */
export const writeWorkbook = async (sheets: readonly SheetDraft[]): Promise<Uint8Array<ArrayBuffer>> => {
  const cellOf = (sheet: string, value: string, column: number, row: number) => {
    if (value.length > longestCell) throw refusal(sheet, addressOf(column, row), text.textTooLong);
    return value === ''
      ? null
      : {
          type: String,
          value: writable(value),
          format: '@',
          wrap: true,
          alignVertical: 'top' as const,
        };
  };
  const buffer = await writeSheets(
    sheets.map(({ name, columns, rows, fixedColumns = 0 }) => ({
      sheet: name,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      ...(fixedColumns > 0 ? { stickyColumnsCount: fixedColumns } : {}),
      data: [
        columns.map(({ title }) => ({
          type: String,
          value: title,
          fontWeight: 'bold' as const,
          backgroundColor: '#E8EDF3',
        })),
        ...rows.map((cells, index) => cells.map((value, column) => cellOf(name, value, column, index + 2))),
      ],
    })),
  ).toBuffer();
  return withValidations(new Uint8Array(buffer), sheets);
};
