import { type SheetDraft, writeWorkbook } from '../../publication/workbook.ts';
import type { AuthoredContent, AuthoredFolder } from '../../../shared/content/authored-content.ts';
import type { AuthoredItem } from '../../../shared/content/authored.ts';
import type { ItemTask } from '../../../shared/domain/checklist.ts';
import type { RuleSet } from '../../../shared/domain/rule-set.ts';
import { howTo } from '../../../shared/text/authoring.ts';
import { type Field, nameOf, type SheetKey, sheets } from './sheets.ts';

/** One row to be written: to what it belongs, and its record. */
type Row = { readonly owners: Readonly<Record<string, string>>; readonly record: object };
type Rows = Record<SheetKey, Row[]>;

const at = (record: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inside, key) =>
      typeof inside === 'object' && inside !== null ? (inside as Record<string, unknown>)[key] : undefined,
    record,
  );

const withSteps = <T extends { readonly checks?: unknown }>({ checks, ...rest }: T): object => ({
  ...rest,
  checksZh: checks,
  checksEn: checks,
});

const addTask = (rows: Rows, owners: Row['owners'], task: ItemTask): void => {
  const add = (sheet: SheetKey, records: readonly object[], more: Row['owners'] = {}): void => {
    rows[sheet].push(...records.map((record) => ({ owners: { ...owners, ...more }, record })));
  };
  switch (task.kind) {
    case 'judgement':
    case 'sampling':
      return;
    case 'document':
      return add('documents', task.documents);
    case 'equipment':
      return add('equipment', task.rows);
    case 'measurement':
      add('parameters', task.parameters);
      for (const { id, choices } of task.parameters) add('choices', choices ?? [], { parameter: id });
      add('quantities', task.quantities);
      for (const { id, rows: limits } of task.tables)
        add(
          'tables',
          Object.entries(limits).map(([row, value]) => ({ row, value })),
          { table: id },
        );
      return add(
        'criteria',
        task.criteria.map(({ limit, ...criterion }) =>
          typeof limit === 'string'
            ? { ...criterion, limit }
            : { ...criterion, limit: limit[0], limitHigh: limit[1] },
        ),
      );
  }
};

const addItem = (rows: Rows, folder: string, file: string, item: AuthoredItem): void => {
  rows.items.push({ owners: { folder, file }, record: withSteps(item) });
  const owners = { folder, item: item.id };
  rows.evidence.push(...item.evidence.map((record) => ({ owners, record })));
  addTask(rows, owners, item.task);
};

const addFolder = (
  rows: Rows,
  { folder, specification, files }: AuthoredFolder,
  titles: ReadonlyMap<string, string>,
): void => {
  const owners = { folder };
  if (specification) {
    rows.specifications.push({ owners, record: specification });
    rows.standards.push(...specification.standards.map((record) => ({ owners, record })));
    rows.sections.push(...specification.sections.map((record) => ({ owners, record })));
    rows.taken.push(
      ...specification.general.map((taken) => ({
        owners: { folder, reading: titles.get(taken.item) ?? '' },
        record: withSteps(taken),
      })),
    );
  }
  for (const { file, fragment } of files) {
    rows.sections.push(...fragment.sections.map((record) => ({ owners: { folder, file }, record })));
    for (const item of fragment.items) addItem(rows, folder, file, item);
  }
};

const addRuleSet = (rows: Rows, file: string, ruleSet: RuleSet): void => {
  const owners = { ruleSet: ruleSet.id };
  const { conclusion, grades } = ruleSet;
  rows.ruleSets.push({ owners: { file }, record: ruleSet });
  rows.grades.push(...grades.map((record) => ({ owners, record })));
  if (conclusion.kind === 'threshold')
    conclusion.anyOf.forEach((conditions, index) =>
      rows.conditions.push(
        ...conditions.map((record) => ({ owners: { ...owners, alternative: String(index + 1) }, record })),
      ),
    );
  if (conclusion.kind === 'closedList')
    for (const list of ['results', 'followUps'] as const)
      rows.results.push(...conclusion[list].map((record) => ({ owners: { ...owners, list }, record })));
};

/** The part of the content that one category's staff edit: its folder and the rule sets it names. */
const partOf = ({ folders, ruleSets }: AuthoredContent, category: string): AuthoredContent => {
  const own = folders.filter(({ specification }) =>
    [specification?.category, specification?.id].includes(category),
  );
  const named = own.flatMap(({ specification }) => Object.values(specification?.ruleSets ?? {}));
  return { folders: own, ruleSets: ruleSets.filter(({ ruleSet }) => named.includes(ruleSet.id)) };
};

const titlesOf = ({ folders }: AuthoredContent): Map<string, string> =>
  new Map(
    folders
      .filter(({ specification }) => specification === null)
      .flatMap(({ files }) => files.flatMap(({ fragment }) => fragment.items))
      .map(({ id, title }) => [id, `${title.zh} ${title.en}`]),
  );

const guide: SheetDraft = {
  name: nameOf('howTo'),
  columns: [
    { title: '怎样填写', width: 70 },
    { title: 'How to fill it in', width: 70 },
  ],
  rows: howTo.map(({ zh, en }) => [zh, en]),
};

/** What a row belongs to, and its id, stay in sight. */
const fixedColumnsOf = (key: SheetKey): number => {
  const fields: readonly Field[] = sheets[key];
  return fields.findIndex(({ path, key: name }) => path !== null && name !== 'id' && name !== 'item');
};

/** The sheets of some content: instructions first, then one row for each thing. */
const draftsOf = (content: AuthoredContent, titles: ReadonlyMap<string, string>): SheetDraft[] => {
  const keys = Object.keys(sheets) as SheetKey[];
  const rows = Object.fromEntries(keys.map((key) => [key, [] as Row[]])) as Rows;
  for (const folder of content.folders) addFolder(rows, folder, titles);
  for (const { file, ruleSet } of content.ruleSets) addRuleSet(rows, file, ruleSet);
  return [
    guide,
    ...keys.map((key): SheetDraft => ({
      name: nameOf(key),
      fixedColumns: fixedColumnsOf(key),
      columns: sheets[key].map(({ title, width, codec }) => ({
        title,
        width,
        ...(codec.labels && !codec.several ? { choices: codec.labels } : {}),
      })),
      rows: rows[key].map(({ owners, record }) =>
        sheets[key].map(({ key: name, path, codec }) =>
          codec.write(path === null ? owners[name] : at(record, path)),
        ),
      ),
    })),
  ];
};

/**
 * Writes specifications and rule sets as a workbook that `importSpecifications` reads back without loss.
 * `category` is a code or an id; without it everything is written, the general items as well.
 * @returns null where there is no such category.
 */
export const exportSpecifications = async (
  content: AuthoredContent,
  category: string | null,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  const part = category === null ? content : partOf(content, category);
  if (part.folders.length === 0) return null;
  return writeWorkbook(draftsOf(part, titlesOf(content)));
};
