import { InspectionType } from '../../shared/domain/catalogue.ts';
import { type Checklist, type Item, typesOf } from '../../shared/domain/checklist.ts';
import { readCreditCode } from '../../shared/domain/credit-code.ts';
import { PastFinding, type PastVisit } from '../../shared/domain/earlier-findings.ts';
import { Day, Id } from '../../shared/domain/identifiers.ts';
import type { Words } from '../../shared/domain/words.ts';
import { catalogueCellText } from '../../shared/text/catalogue.ts';
import { formerFindingsText as text } from '../../shared/text/earlier.ts';
import { inspectionTypeText } from '../../shared/text/visits.ts';
import { sayBoth } from '../../shared/text/say.ts';
import type { FormerVisit } from '../intake/records.ts';
import { choice, line, needed, optional } from '../publication/read-cells.ts';
import {
  readTable,
  readWorkbook,
  refuseCell,
  sheetOf,
  type TableRow,
  writeWorkbook,
} from '../publication/workbook.ts';

const verdictWords = { improvement: text.minor, nonconforming: text.grave } as const satisfies Record<
  PastFinding['verdict'],
  Words
>;

const columns = [
  { key: 'creditCode', title: '统一社会信用代码 credit code', width: 24 },
  { key: 'reportNumber', title: '报告编号 report number', width: 28 },
  {
    key: 'type',
    title: '检查类型 type',
    width: 20,
    choices: InspectionType.options.map((type) => inspectionTypeText[type].zh),
  },
  { key: 'visitedOn', title: '核查日期 visited on', width: 18 },
  { key: 'category', title: '类别代码 category', width: 16 },
  { key: 'item', title: '条款或项目编号 clause or item', width: 26 },
  {
    key: 'verdict',
    title: '判定 verdict',
    width: 18,
    choices: Object.values(verdictWords).map(({ zh }) => zh),
  },
  { key: 'grade', title: '原报告用语 words of that report', width: 26 },
  { key: 'fact', title: '事实 fact', width: 60 },
  { key: 'dueOn', title: '整改期限 due on', width: 18 },
  { key: 'correctedOn', title: '整改确认日期 put right on', width: 22 },
] as const;
type Key = (typeof columns)[number]['key'];
type Row = TableRow<Key>;

/** An empty workbook with the columns that are read. */
export const formerFindingsTemplate = (): Promise<Uint8Array<ArrayBuffer>> =>
  writeWorkbook([{ name: text.sheet.zh, columns, rows: [] }]);

/** The item that a clause number, or an item's id, means at a visit of a type. */
const itemsMeant = ({ items }: Checklist, named: string, type: InspectionType): readonly Item[] => {
  const byId = items.find(({ id }) => id === named);
  if (byId) return [byId];
  const ofClause = items.filter(({ clause }) => clause === named);
  const asked = ofClause.filter((item) => typesOf(item).includes(type));
  return asked.length > 0 ? asked : ofClause;
};

const readItem = (
  row: Row,
  checklists: readonly Checklist[],
  category: string,
  type: InspectionType,
): Item => {
  const checklist = checklists.find(({ categories }) => categories.some(({ code }) => code === category));
  if (!checklist) return row.refuse('category', text.category);
  const [item, ...others] = itemsMeant(checklist, line(row, 'item'), type);
  if (!item) return row.refuse('item', text.item);
  if (others.length === 0) return item;
  return row.refuse('item', sayBoth(text.items, { ids: [item, ...others].map(({ id }) => id).join(', ') }));
};

type ReadRow = FormerVisit & { readonly row: Row };

const notBefore = (row: Row, key: 'dueOn' | 'correctedOn', visitedOn: Day): Day | null => {
  const day = optional(row, key, Day, catalogueCellText.day);
  return day !== null && day < visitedOn ? row.refuse(key, text.beforeVisit) : day;
};

const readRow = (row: Row, checklists: readonly Checklist[], today: Day): ReadRow => {
  const { code, problem } = readCreditCode(line(row, 'creditCode'));
  if (problem) row.refuse('creditCode', problem);
  const type = choice(row, 'type', inspectionTypeText) ?? row.refuse('type', catalogueCellText.required);
  const visitedOn = needed(row, 'visitedOn', Day, catalogueCellText.day);
  if (visitedOn > today) row.refuse('visitedOn', text.future);
  const category = line(row, 'category');
  const item = readItem(row, checklists, category, type);
  const verdict = choice(row, 'verdict', verdictWords) ?? row.refuse('verdict', catalogueCellText.required);
  const typed = row.text('grade');
  return {
    row,
    creditCode: code,
    visit: {
      reportNumber: needed(row, 'reportNumber', Id, catalogueCellText.id),
      type,
      visitedOn,
      categories: [category],
      findings: [
        {
          itemId: item.id,
          clause: item.clause,
          title: item.title,
          verdict,
          // The words of a report from before stand as they were written; nobody translated them.
          grade: typed === '' ? verdictWords[verdict] : { zh: typed, en: typed },
          fact: optional(row, 'fact', PastFinding.shape.fact, text.tooLong) ?? '',
          dueOn: notBefore(row, 'dueOn', visitedOn),
          correctedOn: notBefore(row, 'correctedOn', visitedOn),
        },
      ],
      conforming: [],
    },
  };
};

const sameVisit = ['creditCode', 'type', 'visitedOn'] as const;

/** Rows of one report are one visit; each must say the same of it, and name an item once. */
const joined = (visit: PastVisit, { row, visit: more }: ReadRow): PastVisit => {
  const [finding] = more.findings;
  if (finding && visit.findings.some(({ itemId }) => itemId === finding.itemId))
    row.refuse('item', text.twice);
  return {
    ...visit,
    categories: [...new Set([...visit.categories, ...more.categories])],
    findings: [...visit.findings, ...more.findings],
  };
};

/**
 * Findings of a former system from a workbook, put together by report.
 * @param checklists in force, one of each category: findings are told beside their items
 * @param known report numbers that are here already
 * @throws HechaError `WORKBOOK_INVALID` naming sheet and cell.
 */
export const readFormerFindings = async (
  workbook: Uint8Array,
  {
    checklists,
    today,
    known,
  }: { readonly checklists: readonly Checklist[]; readonly today: Day; readonly known: ReadonlySet<string> },
): Promise<FormerVisit[]> => {
  const rows = readTable(sheetOf(await readWorkbook(workbook), text.sheet.zh), columns);
  if (rows.length === 0) refuseCell(text.sheet.zh, 'A2', text.empty);
  const visits = new Map<string, ReadRow>();
  for (const row of rows) {
    const read = readRow(row, checklists, today);
    const { reportNumber } = read.visit;
    if (known.has(reportNumber)) row.refuse('reportNumber', text.known);
    const before = visits.get(reportNumber);
    const differing =
      before && sameVisit.find((key) => before.row.text(key).toUpperCase() !== row.text(key).toUpperCase());
    if (differing) row.refuse(differing, text.differs);
    visits.set(reportNumber, before ? { ...before, visit: joined(before.visit, read) } : read);
  }
  return [...visits.values()].map(({ creditCode, visit }) => ({ creditCode, visit }));
};
