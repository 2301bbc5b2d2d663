import { readWorkbook, type WorkbookLimits } from '../../publication/workbook.ts';
import { AuthoredItem, Fragment, Specification, Taken } from '../../../shared/content/authored.ts';
import type { Finding } from '../../../shared/content/finding.ts';
import {
  checkContent,
  composeContent,
  type ContentFiles,
  type OpenedFiles,
} from '../../../shared/content/parse-content.ts';
import { openYaml } from '../../../shared/content/yaml-source.ts';
import { Grade, RuleSet } from '../../../shared/domain/rule-set.ts';
import { HechaError } from '../../../shared/errors.ts';
import { digestOf } from '../../../shared/seal/digest.ts';
import { type ListRule, patchYaml } from '../yaml/patch-yaml.ts';
import { findingsByCell, refuseCells } from './placed-file.ts';
import { readRows } from './read-rows.ts';
import { filesOfRows } from './rows-to-files.ts';

/** Ten categories with all their choices and rows of tables; more is a mistake, and refused before it is read. */
export const specificationLimits: WorkbookLimits = { rows: 10_000, columns: 100, bytes: 256 * 1024 * 1024 };

const inFolder = (path: string): string | null => /^specifications\/[^/]+\//.exec(path)?.[0] ?? null;

/** The files of the content folder that a workbook replaces: every file of a specification it holds, and its rule sets. */
const isReplaced = (path: string, from: ReadonlySet<string>): boolean =>
  from.has(path) || [...from].some((other) => inFolder(other) !== null && inFolder(other) === inFolder(path));

const meaningBy =
  (schema: { safeParse: (value: unknown) => { data?: unknown } }): ListRule['meaning'] =>
  (element) =>
    schema.safeParse(element).data ?? element;

const inList = (schema: Parameters<typeof meaningBy>[0]): ListRule => ({
  meaning: meaningBy(schema),
  indent: 2,
});

/** A task without what goes without saying: that a row of equipment is not calibrated. */
const writtenTask = (task: AuthoredItem['task']) =>
  task.kind === 'equipment'
    ? {
        ...task,
        rows: task.rows.map(({ calibrated, provenance, ...row }) => ({
          ...row,
          ...(calibrated ? { calibrated } : {}),
          provenance,
        })),
      }
    : task;

/** An item in the order in which they are written; what goes without saying is not. */
const writtenItem = ({
  task,
  veto,
  types,
  units,
  askedWhen,
  evidence,
  provenance,
  ...rest
}: AuthoredItem) => {
  const { id, clause, section, title, requirement, checks, ...others } = rest;
  return {
    ...{ id, clause, section, title, requirement, checks },
    ...(task.kind === 'judgement' ? {} : { task: writtenTask(task) }),
    ...(veto ? { veto } : {}),
    types,
    units,
    askedWhen,
    ...(evidence.length > 0 ? { evidence } : {}),
    ...others,
    provenance,
  };
};

const specificationText = (earlier: string | null, json: unknown): string =>
  patchYaml(earlier, Specification.parse(json), {
    standards: inList(Specification.shape.standards.element),
    sections: inList(Specification.shape.sections.element),
    general: inList(Taken),
  });

const fragmentText = (earlier: string | null, json: unknown): string => {
  const { sections, items } = Fragment.parse(json);
  return patchYaml(
    earlier,
    {
      ...(sections.length > 0 ? { sections: sections } : {}),
      ...(items.length > 0 ? { items: items.map(writtenItem) } : {}),
    },
    { sections: inList(Fragment.shape.sections.unwrap().element), items: inList(AuthoredItem) },
  );
};

const textOf = (path: string, earlier: string | null, json: unknown): string => {
  if (path.startsWith('rule-sets/'))
    return patchYaml(earlier, RuleSet.parse(json), { grades: inList(Grade) });
  return path.endsWith('/specification.yaml')
    ? specificationText(earlier, json)
    : fragmentText(earlier, json);
};

/**
 * Reads a workbook of `exportSpecifications` over the content files it was written from, or others: what the workbook
 * holds replaces them, catalogue and other specifications stay. Files keep the lines of everything that did not change.
 * @returns the content files as they are to be, all of them sound
 * @throws HechaError WORKBOOK_INVALID {place, sheet, cell, reason, findings} for what is wrong in the workbook, every
 * cell of it in `findings`; CONTENT_INVALID {file, line, reason} where the files beside it are not sound.
 */
export const importSpecifications = async (bytes: Uint8Array, files: ContentFiles): Promise<ContentFiles> => {
  const findings = findingsByCell();
  const rows = readRows(await readWorkbook(bytes, specificationLimits), findings);
  const written = filesOfRows(rows, findings);

  const beside: Finding[] = [];
  const replaced = new Set(written.keys());
  const kept = Object.entries(files).filter(([path]) => !isReplaced(path, replaced));
  const opened: OpenedFiles = new Map([
    ...kept.map(([path, source]) => [path, openYaml(path, source, beside)] as const),
    ...written,
  ]);
  const content = composeContent(opened);
  refuseCells(findings.all());
  const [wrong] = beside;
  if (wrong) throw new HechaError('CONTENT_INVALID', wrong);

  const texts = [...written].map(
    ([path, { json }]) => [path, textOf(path, files[path] ?? null, json)] as const,
  );
  const result: ContentFiles = Object.fromEntries([...kept, ...texts]);
  // What was written must mean what was read: a difference would be a mistake of the writer, not of the workbook.
  const { findings: mistakes, ...again } = checkContent(result);
  if (mistakes.length > 0 || digestOf(again) !== digestOf(content))
    throw new HechaError('INTERNAL', {}, { cause: mistakes });
  return result;
};
