import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readAuthored } from '../../shared/content/authored-content.ts';
import { diffContent, type Edition } from '../../shared/content/diff-content.ts';
import type { Finding } from '../../shared/content/finding.ts';
import { checkContent, type ContentFiles, parseContent } from '../../shared/content/parse-content.ts';
import { specificationReport } from '../../shared/content/specification-report.ts';
import type { Context } from '../../shared/domain/evaluation.ts';
import { itemsRestingOn } from '../../shared/domain/items-resting-on.ts';
import { replay } from '../../shared/domain/replay.ts';
import { type TouchedInspection, touchedVerdicts } from '../../shared/domain/touched-verdicts.ts';
import { HechaError } from '../../shared/errors.ts';
import type { EmbeddedRecord } from '../../shared/report/record.ts';
import { specsText as text } from '../../shared/text/authoring.ts';
import { sayError } from '../../shared/text/errors.ts';
import { say } from '../../shared/text/say.ts';
import { xlsformText as formText } from '../../shared/text/xlsform.ts';
import { sheetNamesOf } from '../publication/workbook.ts';
import { help, type Options, readOptions, refuseUsage, UsageError } from './options.ts';
import { readEdition, readFolder, readRecord } from './read-edition.ts';
import { sayDiff, sayTouched } from './say-diff.ts';
import { sayReport } from './say-report.ts';
import { sayResting } from './say-resting.ts';
import { exportSpecifications } from './workbook/export-specifications.ts';
import { importSpecifications, specificationLimits } from './workbook/import-specifications.ts';
import { writeContent, writeWhole } from './write-files.ts';
import { draftFromForm } from './xlsform/form-to-draft.ts';
import { isXlsForm } from './xlsform/read-form.ts';

type Print = (line: string) => void;
export type Terminal = { readonly out: Print; readonly problem: Print };

const findingLine = ({ file, line, cell, reason }: Finding, { language }: Options, folder: string): string =>
  cell === undefined
    ? `${folder}/${file}:${line}: ${reason[language]}`
    : `${file}!${cell}: ${reason[language]}`;

const check = async (options: Options, { out }: Terminal): Promise<number> => {
  const { findings } = checkContent(await readFolder(options.assets));
  for (const finding of findings) out(findingLine(finding, options, options.assets));
  out(
    findings.length === 0
      ? say(text.sound, options.language)
      : say(text.findings, options.language, { n: findings.length }),
  );
  return findings.length === 0 ? 0 : 1;
};

const report = async ({ assets, json, facts, language }: Options, { out }: Terminal): Promise<number> => {
  const files = await readFolder(assets);
  const general = new Set(
    readAuthored(files)
      .folders.filter(({ specification }) => specification === null)
      .flatMap((folder) => folder.files.flatMap(({ fragment }) => fragment.items.map(({ id }) => id))),
  );
  const summary = specificationReport(parseContent(files), general);
  if (json) out(JSON.stringify(summary, null, 2));
  else for (const line of sayReport(summary, language, facts)) out(line);
  return 0;
};

const exportTo = async (
  { assets, category, paths, language }: Options,
  { out }: Terminal,
): Promise<number> => {
  const [file = ''] = paths;
  const files = await readFolder(assets);
  parseContent(files);
  const workbook = await exportSpecifications(readAuthored(files), category);
  if (!workbook) return refuseUsage(text.noCategory, { category: category ?? '' });
  await writeWhole(file, workbook);
  out(say(text.exported, language, { file }));
  return 0;
};

const readBytes = (file: string): Promise<Buffer> =>
  readFile(file).catch(() => refuseUsage(text.notReadable, { file }));

/** An XLSForm becomes a draft beside the content: what is wrong with it does not touch what is in force. */
const importForm = async (
  bytes: Uint8Array,
  options: Options,
  files: ContentFiles,
  { out }: Terminal,
): Promise<number> => {
  const { out: into, category, language, paths } = options;
  const target = into ?? 'draft';
  const written = await readFolder(target).catch(() => ({}));
  const draft = await draftFromForm(bytes, {
    name: basename(paths[0] ?? '', '.xlsx'),
    category,
    taken: new Set(readAuthored(files).folders.map(({ folder }) => folder)),
  });
  const folder = `specifications/${draft.folder}/`;
  if (Object.keys(written).some((path) => path.startsWith(folder)))
    return refuseUsage(formText.alreadyThere, { folder: `${target}/${folder}` });
  await writeContent(target, {}, draft.files);
  const remains = checkContent({ ...files, ...draft.files }).findings.filter(({ file }) =>
    file.startsWith(folder),
  );
  out(say(formText.written, language, { folder: `${target}/${folder}`, items: draft.items }));
  if (draft.remarks.length > 0) out(say(formText.remarksHead, language, { n: draft.remarks.length }));
  for (const remark of draft.remarks) out(`  ${findingLine(remark, options, '')}`);
  out(
    remains.length === 0
      ? say(formText.complete, language)
      : say(formText.remainsHead, language, { n: remains.length }),
  );
  for (const finding of remains) out(`  ${findingLine(finding, options, target)}`);
  out(say(formText.notOffered, language));
  return remains.length === 0 ? 0 : 1;
};

const importFrom = async (options: Options, terminal: Terminal): Promise<number> => {
  const { assets, out: into, paths, language, xlsform } = options;
  const [file = ''] = paths;
  const files = await readFolder(assets);
  const bytes = await readBytes(file);
  if (xlsform || isXlsForm(sheetNamesOf(bytes, specificationLimits)))
    return importForm(bytes, options, files, terminal);
  const result = await importSpecifications(bytes, files);
  const target = into ?? assets;
  const before = target === assets ? files : await readFolder(target).catch(() => ({}));
  terminal.out(say(text.imported, language, await writeContent(target, before, result)));
  return 0;
};

/** The checklist and the rule set of a record in an edition: the one named by the edition for this type of visit. */
const contextIn = (
  { checklists, ruleSets }: Edition,
  { checklist, ruleSet, journal }: EmbeddedRecord,
): Context | null => {
  const own = checklists.find(({ id }) => id === checklist.id);
  const [first] = journal;
  const type = first?.event.type === 'inspection.started' ? first.event.assignment.type : null;
  const usual = type !== null && checklist.ruleSets[type] === ruleSet.id;
  const wanted = usual && own && type !== null ? own.ruleSets[type] : ruleSet.id;
  const rule = ruleSets.find(({ id }) => id === wanted);
  return own && rule ? { checklist: own, ruleSet: rule } : null;
};

const touchedBy = async (file: string, before: Edition, after: Edition): Promise<TouchedInspection> => {
  const record = await readRecord(file);
  const [then, now] = [contextIn(before, record), contextIn(after, record)];
  if (!then || !now)
    return refuseUsage(text.noChecklist, { id: record.checklist.id, ruleSet: record.ruleSet.id });
  return touchedVerdicts(then, now, replay(record.journal));
};

const diff = async (
  { assets, paths, json, record, language }: Options,
  { out }: Terminal,
): Promise<number> => {
  const [a = '', b = ''] = paths;
  const [before, after] = [await readEdition(a, assets), await readEdition(b, assets)];
  const difference = diffContent(before, after);
  const touched = record === null ? null : await touchedBy(record, before, after);
  if (json) out(JSON.stringify({ ...difference, ...(touched ? { touched } : {}) }, null, 2));
  else {
    for (const line of sayDiff(difference, language)) out(line);
    if (touched) for (const line of ['', ...sayTouched(touched, language)]) out(line);
  }
  return difference.checklists.length + difference.ruleSets.length === 0 ? 0 : 1;
};

const standard = async ({ assets, paths, language }: Options, { out }: Terminal): Promise<number> => {
  const [number = ''] = paths;
  const found = itemsRestingOn(parseContent(await readFolder(assets)).checklists, number);
  for (const one of found) out(sayResting(one, language));
  return found.length === 0 ? 1 : 0;
};

const commands: Readonly<Record<string, (options: Options, terminal: Terminal) => Promise<number>>> = {
  check,
  report,
  export: exportTo,
  import: importFrom,
  diff,
  standard,
};

const findingsOf = (error: HechaError): readonly Finding[] =>
  Array.isArray(error.detail['findings']) ? (error.detail['findings'] as Finding[]) : [];

/**
 * The tool for those who write specifications. Prints to `terminal`; returns the exit code.
 * `environment` is the language of the terminal (LANG).
 */
export const runSpecs = async (
  args: readonly string[],
  environment: string,
  terminal: Terminal,
): Promise<number> => {
  let language: Options['language'] = environment.startsWith('en') ? 'en' : 'zh';
  try {
    const options = readOptions(args, environment);
    ({ language } = options);
    if (options.help) {
      terminal.out(help);
      return 0;
    }
    return (await commands[options.command]?.(options, terminal)) ?? 2;
  } catch (caught) {
    if (caught instanceof UsageError) {
      terminal.problem(caught.words[language]);
      return 2;
    }
    if (!(caught instanceof HechaError)) throw caught;
    for (const { file, cell, line, reason } of findingsOf(caught))
      terminal.problem(`${file}${cell === undefined ? `:${line}` : `!${cell}`}: ${reason[language]}`);
    terminal.problem(sayError(caught, language));
    return 1;
  }
};
