import type { Finding } from '../../../shared/content/finding.ts';
import type { ContentFiles } from '../../../shared/content/parse-content.ts';
import { xlsformText as text } from '../../../shared/text/xlsform.ts';
import { readWorkbook, type WorkbookLimits } from '../../publication/workbook.ts';
import { findingsByCell, refuseCells } from '../workbook/placed-file.ts';
import type { ListRule } from '../yaml/patch-yaml.ts';
import { patchYaml } from '../yaml/patch-yaml.ts';
import { itemsOf, titleOf } from './questions-to-items.ts';
import { readForm } from './read-form.ts';

/** A specification as far as a form says it: everything in it is unverified, and what the form does not say is left out. */
export type Draft = {
  /** Name of its folder: the form's id. */
  readonly folder: string;
  readonly files: ContentFiles;
  readonly items: number;
  /** What was changed or left out on the way, by sheet and cell. */
  readonly remarks: readonly Finding[];
};

/** Many rows are a mistake, as in the workbook of specifications, and refused before they are read. */
const limits: WorkbookLimits = { rows: 10_000, columns: 100, bytes: 64 * 1024 * 1024 };

/** What the form does not say of itself. */
type Around = {
  /** Its name where the settings give none: that of the file. */
  readonly name: string;
  /** Two digits, where it was named; else the settings may have a column `category`. */
  readonly category: string | null;
  /** Folders of specifications that are there already. */
  readonly taken: ReadonlySet<string>;
};

const asList: ListRule = { meaning: (element) => element, indent: 2 };

/**
 * Reads an XLSForm as the draft of a specification: groups become sections, questions items. All or nothing.
 * @throws HechaError WORKBOOK_INVALID {place, sheet, cell, reason, findings} for everything that has no counterpart
 */
export const draftFromForm = async (bytes: Uint8Array, around: Around): Promise<Draft> => {
  const findings = findingsByCell();
  const remarks = findingsByCell();
  const form = readForm(await readWorkbook(bytes, limits), findings, remarks);
  const { settings } = form;
  const folder = (settings?.text('form_id') || around.name).toLowerCase().replace(/[\s_.]+/g, '-');
  const idCell = { sheet: settings ? 'settings' : 'survey', row: 2, cell: settings?.cell('form_id') ?? 'A1' };
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(folder) || around.taken.has(folder))
    findings.find(idCell, text.badFormId);
  const { items, sections } = itemsOf(form, folder, findings, remarks);
  if (items.length === 0 && findings.all().length === 0)
    findings.find({ sheet: 'survey', row: 1, cell: 'A1' }, text.noQuestions);
  refuseCells(findings.all());
  const category = around.category ?? settings?.text('category') ?? '';
  const specification = {
    schema: 1,
    id: folder,
    version: 1,
    title: titleOf(form),
    category: category === '' ? undefined : category,
    standards: [],
    ruleSets: {},
    sections,
    general: [],
  };
  return {
    folder,
    files: {
      [`specifications/${folder}/specification.yaml`]: patchYaml(null, specification, { sections: asList }),
      [`specifications/${folder}/items.yaml`]: patchYaml(null, { items }, { items: asList }),
    },
    items: items.length,
    remarks: remarks.all(),
  };
};
