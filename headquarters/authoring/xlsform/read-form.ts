import type { Words } from '../../../shared/domain/words.ts';
import { workbookText } from '../../../shared/text/workbook.ts';
import { xlsformText as text } from '../../../shared/text/xlsform.ts';
import { readTable, refuseCell, sheetOf, type TableRow, type Workbook } from '../../publication/workbook.ts';
import type { CellFindings } from '../workbook/placed-file.ts';

/** Words of which one language may still be missing. */
export type PartialWords = { readonly zh?: string; readonly en?: string };

/** One row of a sheet, by the titles of XLSForm. */
export type FormRow = {
  readonly number: number;
  readonly text: (column: string) => string;
  readonly cell: (column: string) => string;
  /** `label` or `hint` in the languages of the product. */
  readonly words: (column: string) => PartialWords;
};

/** A choice of a list. */
export type Choice = { readonly name: string; readonly words: PartialWords };

/** An XLSForm as its sheets say it. @see https://xlsform.org/en/ */
export type Form = {
  readonly survey: readonly FormRow[];
  readonly choices: ReadonlyMap<string, readonly Choice[]>;
  readonly settings: FormRow | null;
};

/** Sheets by which a workbook is known as an XLSForm. */
export const isXlsForm = (sheets: readonly string[]): boolean => sheets.includes('survey');

type Language = keyof Words;

/** `label::中文(zh)`, `label::English (en)`, `label:English`: the column and its language; null for a plain title. */
const translated = (title: string): { column: string; language: Language | null } | null => {
  const [, column = '', language = ''] = /^([a-z_]+)\s*::?\s*(.+)$/i.exec(title) ?? [];
  if (column === '') return null;
  const named = language.toLowerCase();
  if (/\(zh[\w-]*\)$|^zh\b|中文|汉语|漢語|chinese/.test(named)) return { column, language: 'zh' };
  return { column, language: /\(en[\w-]*\)$|^en\b|english|英文|英语/.test(named) ? 'en' : null };
};

const isChinese = (words: string): boolean => /\p{Script=Han}/u.test(words);

/** Columns of XLSForm that change nothing in a checklist, by the beginning of their titles. */
const passedOver =
  /^(appearance|default|read_?only|parameters|autoplay|image|video|audio|media|big-image|list_name|guidance_hint|constraint_message|required_message|repeat_count|trigger|choice_filter|calculation|style|version|instance_name|submission_url|public_key|auto_send|auto_delete|sms_|allow_choice_duplicates|save_to|bind|body|instance)/i;

/** Columns that are read, in any sheet. */
const known = new Set([
  ...['type', 'name', 'label', 'hint', 'required', 'relevant', 'constraint'],
  ...['clause', 'unit', 'standard', 'list_name', 'list name'],
  ...['form_title', 'form_id', 'version', 'default_language', 'category'],
]);

/**
 * A row of titles: which columns are there, and remarks on those that are not used. Merged cells, formulas, error
 * values and titles that are there twice are refused by `readTable`.
 */
const rowsOf = (
  workbook: Workbook,
  name: string,
  demanded: readonly string[],
  remarks: CellFindings,
): readonly FormRow[] => {
  const sheet = sheetOf(workbook, name);
  const titles = (sheet.rows[0]?.cells ?? []).map((title) => title.trim()).filter((title) => title !== '');
  const rows = readTable(
    sheet,
    titles.map((title) => ({ key: title, title })),
  );
  for (const column of demanded)
    if (!titles.some((title) => title === column || translated(title)?.column === column))
      refuseCell(name, column, workbookText.columnMissing);
  const [first] = rows;
  for (const title of titles) {
    const at = translated(title);
    const column = (at?.column ?? title).toLowerCase();
    const reason =
      at && at.language === null
        ? text.languageIgnored
        : known.has(column) || passedOver.test(column)
          ? null
          : text.columnIgnored;
    if (first && reason)
      remarks.find({ sheet: name, row: 1, cell: first.cell(title).replace(/\d+$/, '1') }, reason);
  }
  return rows.map((row) => formRow(row, titles));
};

const formRow = (row: TableRow<string>, titles: readonly string[]): FormRow => ({
  number: row.number,
  text: (column) => (titles.includes(column) ? row.text(column) : ''),
  cell: (column) =>
    row.cell(titles.find((title) => title === column || translated(title)?.column === column) ?? ''),
  words: (column) => {
    const of = (language: Language): string =>
      titles
        .filter((title) => {
          const at = translated(title);
          return at?.column === column && at.language === language;
        })
        .map((title) => row.text(title))
        .find((words) => words !== '') ?? '';
    const plain = titles.includes(column) ? row.text(column) : '';
    const zh = of('zh') || (isChinese(plain) ? plain : '');
    const en = of('en') || (isChinese(plain) ? '' : plain);
    return { ...(zh === '' ? {} : { zh }), ...(en === '' ? {} : { en }) };
  },
});

const choicesOf = (
  workbook: Workbook,
  findings: CellFindings,
  remarks: CellFindings,
): ReadonlyMap<string, readonly Choice[]> => {
  const lists = new Map<string, Choice[]>();
  if (!workbook.has('choices')) return lists;
  const listColumn = sheetOf(workbook, 'choices').rows[0]?.cells.some((title) => title.trim() === 'list name')
    ? 'list name'
    : 'list_name';
  for (const row of rowsOf(workbook, 'choices', [listColumn, 'name', 'label'], remarks)) {
    const list = row.text(listColumn);
    const name = row.text('name');
    const own = lists.get(list) ?? [];
    const at = { sheet: 'choices', row: row.number, cell: row.cell('name') };
    if (name === '') findings.find(at, text.noName);
    else if (own.some((choice) => choice.name === name)) findings.find(at, text.choiceTwice);
    lists.set(list, [...own, { name, words: row.words('label') }]);
  }
  return lists;
};

/**
 * Reads the sheets of an XLSForm.
 * @throws HechaError WORKBOOK_INVALID {place, sheet, cell, reason} for a missing sheet or column, merged cells, formulas
 */
export const readForm = (workbook: Workbook, findings: CellFindings, remarks: CellFindings): Form => {
  const survey = rowsOf(workbook, 'survey', ['type', 'name', 'label'], remarks);
  const choices = choicesOf(workbook, findings, remarks);
  const [settings = null] = workbook.has('settings') ? rowsOf(workbook, 'settings', [], remarks) : [];
  return { survey, choices, settings };
};
