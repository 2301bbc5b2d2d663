import type { Opened, Path } from '../../../shared/content/finding.ts';
import { cellText } from '../../../shared/text/authoring.ts';
import { sayBoth } from '../../../shared/text/say.ts';
import { type CellFindings, placedFile, type PlacedFile } from './placed-file.ts';
import type { Json, Row } from './read-rows.ts';
import type { SheetKey } from './sheets.ts';

type Rows = Readonly<Record<SheetKey, readonly Row[]>>;

const groupBy = (rows: readonly Row[], ...keys: readonly string[]): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keys.map((name) => row.owner(name)).join('\n');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
};

/** Records as a list under `path`, each with its places. */
const listed = (rows: readonly Row[], file: PlacedFile, path: Path): Json[] => {
  const [first] = rows;
  rows.forEach((row, index) => row.place(file, [...path, index]));
  if (first) file.place(path, first.cell('id'));
  return rows.map(({ record }) => record);
};

/** Two columns of lines become one list of texts in two languages. */
const withSteps = (row: Row, file: PlacedFile, path: Path, findings: CellFindings): Json => {
  const { checksZh, checksEn, ...rest } = row.record as { checksZh?: string[]; checksEn?: string[] } & Json;
  if (checksZh === undefined && checksEn === undefined) return rest;
  const [zh, en] = [checksZh ?? [], checksEn ?? []];
  if (zh.length !== en.length)
    findings.find(row.cell('checksEn'), sayBoth(cellText.unevenSteps, { zh: zh.length, en: en.length }));
  file.place([...path, 'checks'], row.cell('checksZh'));
  zh.forEach((_step, index) => {
    file.place([...path, 'checks', index], row.cell('checksZh'));
    file.place([...path, 'checks', index, 'en'], row.cell('checksEn'));
  });
  return { ...rest, checks: zh.map((step, index) => ({ zh: step, en: en[index] })) };
};

/** Rows that belong to an item, by folder and item. */
type Parts = Readonly<Record<ItemSheet, ReadonlyMap<string, readonly Row[]>>>;
const itemSheets = [
  'evidence',
  'equipment',
  'documents',
  'parameters',
  'choices',
  'quantities',
  'tables',
  'criteria',
] as const satisfies readonly SheetKey[];
type ItemSheet = (typeof itemSheets)[number];

const parametersOf = (rows: readonly Row[], choices: readonly Row[], file: PlacedFile, path: Path): Json[] =>
  listed(rows, file, path).map((record, index) => {
    const own = choices.filter((choice) => choice.owner('parameter') === record['id']);
    if (own.length === 0) return record;
    const at = [...path, index, 'choices'];
    own.forEach((choice, place) => choice.place(file, [...at, place]));
    return { ...record, choices: own.map((choice) => choice.record) };
  });

const tablesOf = (rows: readonly Row[], file: PlacedFile, path: Path, findings: CellFindings): Json[] =>
  [...groupBy(rows, 'table')].map(([id, own], index) => {
    const limits: Json = {};
    for (const row of own) {
      const { row: key, value } = row.record as { row?: string; value?: string };
      const at = [...path, index, 'rows', key ?? ''];
      if (key !== undefined && Object.hasOwn(limits, key)) findings.find(row.cell('row'), cellText.twice);
      limits[key ?? ''] = value;
      file.place(at, row.cell('value'));
    }
    const [first] = own;
    if (first) file.place([...path, index], first.cell('table'));
    return { id, rows: limits };
  });

const criteriaOf = (rows: readonly Row[], file: PlacedFile, path: Path): Json[] =>
  listed(rows, file, path).map(({ limitHigh, ...record }, index) => {
    if (limitHigh === undefined) return record;
    const row = rows[index];
    if (row) {
      file.place([...path, index, 'limit', 0], row.cell('limit'));
      file.place([...path, index, 'limit', 1], row.cell('limitHigh'));
    }
    return { ...record, limit: [record['limit'], limitHigh] };
  });

const taskOf = (
  task: Json,
  of: (sheet: ItemSheet) => readonly Row[],
  file: PlacedFile,
  path: Path,
  findings: CellFindings,
): Json => {
  const measured = ['parameters', 'quantities', 'tables', 'criteria'] as const;
  const inTask = (key: string): Path => [...path, key];
  return {
    ...task,
    ...(of('equipment').length > 0 ? { rows: listed(of('equipment'), file, inTask('rows')) } : {}),
    ...(of('documents').length > 0 ? { documents: listed(of('documents'), file, inTask('documents')) } : {}),
    ...(task['kind'] === 'measurement' || measured.some((sheet) => of(sheet).length > 0)
      ? {
          parameters: parametersOf(of('parameters'), of('choices'), file, inTask('parameters')),
          quantities: listed(of('quantities'), file, inTask('quantities')),
          tables: tablesOf(of('tables'), file, inTask('tables'), findings),
          criteria: criteriaOf(of('criteria'), file, inTask('criteria')),
        }
      : {}),
  };
};

const itemOf = (row: Row, parts: Parts, file: PlacedFile, path: Path, findings: CellFindings): Json => {
  row.place(file, path);
  const { task, ...record } = withSteps(row, file, path, findings);
  const key = `${row.owner('folder')}\n${String(record['id'])}`;
  const of = (sheet: ItemSheet): readonly Row[] => parts[sheet].get(key) ?? [];
  const evidence = of('evidence');
  return {
    ...record,
    task: taskOf((task ?? {}) as Json, of, file, [...path, 'task'], findings),
    ...(evidence.length > 0 ? { evidence: listed(evidence, file, [...path, 'evidence']) } : {}),
  };
};

const specificationOf = (row: Row, rows: Rows, file: PlacedFile, findings: CellFindings): Json => {
  const own = (sheet: SheetKey): readonly Row[] =>
    rows[sheet].filter((other) => other.owner('folder') === row.owner('folder'));
  row.place(file, []);
  return {
    schema: 1,
    ruleSets: {},
    ...row.record,
    standards: listed(own('standards'), file, ['standards']),
    sections: listed(
      own('sections').filter((section) => section.owner('file') === ''),
      file,
      ['sections'],
    ),
    general: own('taken').map((taken, index) => {
      taken.place(file, ['general', index]);
      return withSteps(taken, file, ['general', index], findings);
    }),
  };
};

const conclusionOf = (row: Row, rows: Rows, file: PlacedFile): Json => {
  const own = (sheet: SheetKey): readonly Row[] =>
    rows[sheet].filter((other) => other.owner('ruleSet') === row.record['id']);
  const conclusion = (row.record['conclusion'] ?? {}) as Json;
  const at = ['conclusion'];
  const alternatives = [...groupBy(own('conditions'), 'alternative')].toSorted(
    ([a], [b]) => Number(a) - Number(b),
  );
  const list = (name: string): Json[] =>
    listed(
      own('results').filter((result) => result.owner('list') === name),
      file,
      [...at, name],
    );
  return {
    ...conclusion,
    ...(alternatives.length > 0
      ? { anyOf: alternatives.map(([, some], index) => listed(some, file, [...at, 'anyOf', index])) }
      : {}),
    ...(own('results').length > 0 ? { results: list('results'), followUps: list('followUps') } : {}),
  };
};

const ruleSetOf = (row: Row, rows: Rows, file: PlacedFile): Json => {
  row.place(file, []);
  const conclusion = conclusionOf(row, rows, file);
  const grades = rows.grades.filter((grade) => grade.owner('ruleSet') === row.record['id']);
  return { schema: 1, ...row.record, grades: listed(grades, file, ['grades']), conclusion };
};

const isFolder = (name: string): boolean => /^[a-z0-9][a-z0-9-]*$/.test(name);
const isFile = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]*\.ya?ml$/.test(name);

/** Rows that belong to nothing: to a folder, item, parameter or rule set that has no row of its own, or to no file. */
const findStrays = (rows: Rows, findings: CellFindings): void => {
  const folders = new Set(rows.specifications.map((row) => row.owner('folder')));
  const items = new Set(rows.items.map((row) => `${row.owner('folder')}\n${String(row.record['id'])}`));
  const parameters = new Set(
    rows.parameters.map((row) => `${row.owner('folder')}\n${row.owner('item')}\n${String(row.record['id'])}`),
  );
  const ruleSets = new Set(rows.ruleSets.map((row) => row.record['id']));
  const seen = new Set<string>();
  for (const row of rows.specifications) {
    const folder = row.owner('folder');
    if (!isFolder(folder) || folder === 'general') findings.find(row.cell('folder'), cellText.notAFolder);
    if (seen.has(folder)) findings.find(row.cell('folder'), cellText.twice);
    seen.add(folder);
  }
  for (const sheet of ['standards', 'sections', 'taken', 'items'] as const)
    for (const row of rows[sheet]) {
      const folder = row.owner('folder');
      const general = folder === 'general' && sheet !== 'standards' && sheet !== 'taken';
      if (!folders.has(folder) && !general) findings.find(row.cell('folder'), cellText.noSpecification);
    }
  for (const row of [...rows.items, ...rows.sections]) {
    const file = row.owner('file');
    const own = rows.sections.includes(row) && file === '' && row.owner('folder') !== 'general';
    if (!own && (!isFile(file) || /^specification\.ya?ml$/.test(file)))
      findings.find(row.cell('file'), cellText.notAFile);
  }
  for (const sheet of itemSheets)
    for (const row of rows[sheet])
      if (!items.has(`${row.owner('folder')}\n${row.owner('item')}`))
        findings.find(row.cell('item'), cellText.noItem);
      else if (
        sheet === 'choices' &&
        !parameters.has(`${row.owner('folder')}\n${row.owner('item')}\n${row.owner('parameter')}`)
      )
        findings.find(row.cell('parameter'), cellText.noParameter);
  for (const sheet of ['grades', 'conditions', 'results'] as const)
    for (const row of rows[sheet])
      if (!ruleSets.has(row.owner('ruleSet'))) findings.find(row.cell('ruleSet'), cellText.noRuleSet);
  const files = new Set<string>();
  for (const row of rows.ruleSets) {
    const file = row.owner('file');
    if (!isFile(file)) findings.find(row.cell('file'), cellText.notAFile);
    if (files.has(file)) findings.find(row.cell('file'), cellText.twice);
    files.add(file);
  }
};

/**
 * Puts the rows together as content files, by path below the content folder. Each knows the cell of every value.
 * Rows that belong nowhere go to `findings`.
 */
export const filesOfRows = (rows: Rows, findings: CellFindings): Map<string, Opened> => {
  findStrays(rows, findings);
  const parts = Object.fromEntries(
    itemSheets.map((sheet) => [sheet, groupBy(rows[sheet], 'folder', 'item')]),
  ) as unknown as Parts;
  const files = new Map<string, Opened>();
  const add = (path: string, build: (file: PlacedFile) => Json): void => {
    const file = placedFile(findings);
    files.set(path, file.open(path, build(file)));
  };
  for (const row of rows.specifications)
    add(`specifications/${row.owner('folder')}/specification.yaml`, (file) =>
      specificationOf(row, rows, file, findings),
    );
  const sections = groupBy(
    rows.sections.filter((row) => row.owner('file') !== ''),
    'folder',
    'file',
  );
  const items = groupBy(rows.items, 'folder', 'file');
  for (const key of new Set([...sections.keys(), ...items.keys()])) {
    const [folder = '', name = ''] = key.split('\n');
    const [own, others] = [items.get(key) ?? [], sections.get(key) ?? []];
    const [first] = [...own, ...others];
    add(`specifications/${folder}/${name}`, (file) => {
      if (first) file.place([], first.cell('file'));
      return {
        sections: listed(others, file, ['sections']),
        items: own.map((row, index) => itemOf(row, parts, file, ['items', index], findings)),
      };
    });
  }
  for (const row of rows.ruleSets)
    add(`rule-sets/${row.owner('file')}`, (file) => ruleSetOf(row, rows, file));
  return files;
};
