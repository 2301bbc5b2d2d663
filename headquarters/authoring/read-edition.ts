import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { readContentFiles } from '../publication/read-content.ts';
import type { Edition } from '../../shared/content/diff-content.ts';
import { type ContentFiles, parseContent } from '../../shared/content/parse-content.ts';
import { Checklist } from '../../shared/domain/checklist.ts';
import { RuleSet } from '../../shared/domain/rule-set.ts';
import { readFiles } from '../../shared/pdf/read-files.ts';
import { UnreadablePdf } from '../../shared/pdf/unreadable-pdf.ts';
import { EmbeddedRecord, recordFileName } from '../../shared/report/record.ts';
import { specsText } from '../../shared/text/authoring.ts';
import { refuseUsage } from './options.ts';
import { importSpecifications } from './workbook/import-specifications.ts';

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

const Published = z.union([
  Checklist.transform((checklist) => ({ checklists: [checklist], ruleSets: [] as RuleSet[] })),
  RuleSet.transform((ruleSet) => ({ checklists: [] as Checklist[], ruleSets: [ruleSet] })),
  z.object({ checklists: z.array(Checklist), ruleSets: z.array(RuleSet) }),
]);

const readBytes = (path: string): Promise<Buffer> =>
  readFile(path).catch(() => refuseUsage(specsText.notReadable, { file: path }));

/** The files of a content folder. @throws UsageError where there is none. */
export const readFolder = (folder: string): Promise<ContentFiles> =>
  readContentFiles(folder).catch(() => refuseUsage(specsText.notReadable, { file: folder }));

/**
 * An edition of the content: a content folder, a workbook over the files of `assets`, or published JSON (a checklist,
 * a rule set, or lists of both).
 * @throws HechaError CONTENT_INVALID and WORKBOOK_INVALID; UsageError for a file that is none of these.
 */
export const readEdition = async (path: string, assets: string): Promise<Edition> => {
  const found = await stat(path).catch(() => refuseUsage(specsText.notReadable, { file: path }));
  if (found.isDirectory()) return parseContent(await readFolder(path));
  const bytes = await readBytes(path);
  if (path.endsWith('.xlsx'))
    return parseContent(await importSpecifications(bytes, await readFolder(assets)));
  const parsed = Published.safeParse(parseJson(bytes.toString('utf8')));
  return parsed.success ? parsed.data : refuseUsage(specsText.notAnEdition, { file: path });
};

const attachedRecord = async (pdf: Buffer): Promise<string> => {
  try {
    return new TextDecoder().decode((await readFiles(new Uint8Array(pdf))).attachments.get(recordFileName));
  } catch (caught) {
    if (caught instanceof UnreadablePdf) return '';
    throw caught;
  }
};

/**
 * The record of an inspection: the JSON of the record, or a report that carries it.
 * @throws UsageError for a file that is neither.
 */
export const readRecord = async (path: string): Promise<EmbeddedRecord> => {
  const bytes = await readBytes(path);
  const isPdf = bytes.subarray(0, 5).toString('latin1') === '%PDF-';
  const text = isPdf ? await attachedRecord(bytes) : bytes.toString('utf8');
  const parsed = EmbeddedRecord.safeParse(parseJson(text));
  return parsed.success ? parsed.data : refuseUsage(specsText.notARecord, { file: path });
};
