import { inspectionOfRecord } from '../domain/amendment.ts';
import { contentDigestOf } from '../domain/content.ts';
import type { Inspection } from '../domain/inspection.ts';
import { missingSignatures } from '../domain/parties.ts';
import { replay } from '../domain/replay.ts';
import { ensureHechaError } from '../errors.ts';
import { emptyHead, followChain } from '../seal/chain.ts';
import { digestOf } from '../seal/digest.ts';
import type { EmbeddedRecord } from './record.ts';

/** One statement about a record that anyone can check again. */
export type Check = { readonly name: string; readonly ok: boolean; readonly detail: string };

const compare = (name: string, found: string, stated: string): Check => ({
  name,
  ok: found === stated,
  detail: found === stated ? found : `computed ${found}, stated ${stated}`,
});

const checkChain = (record: EmbeddedRecord): Check => {
  try {
    const head = followChain(emptyHead(record.inspectionId), record.journal);
    return compare('journal', head.hash, record.journalHead);
  } catch (caught) {
    const { code, detail } = ensureHechaError(caught);
    return { name: 'journal', ok: false, detail: `${code} ${JSON.stringify(detail)}` };
  }
};

const replayed = ({ journal }: EmbeddedRecord): Inspection | string => {
  try {
    return replay(journal);
  } catch (caught) {
    const { code, detail } = ensureHechaError(caught);
    return `${code} ${JSON.stringify(detail)}`;
  }
};

const checkSignatures = (inspection: Inspection, { purpose }: EmbeddedRecord, digest: string): Check => {
  const missing = missingSignatures(inspection, digest);
  return {
    name: 'signatures',
    ok: purpose === 'draft' || missing.length === 0,
    detail:
      missing.length === 0
        ? 'every required party signed this content, or its refusal is recorded'
        : `${purpose === 'draft' ? 'draft; ' : ''}missing: ${missing.map(({ name }) => name).join(', ')}`,
  };
};

/** The report that is corrected, as it is carried, is the very one that is named. */
const checkAmended = ({ amends }: Inspection): Check[] =>
  amends?.record
    ? [compare('amends', contentDigestOf(inspectionOfRecord(amends.record)), amends.report.contentDigest)]
    : [];

/**
 * Everything that can be checked of a record by itself: chain, head, replay, content digest, the checklist and rule
 * set named in the first entry, signatures. Never throws; stops at the first thing that makes the rest meaningless.
 */
export const checkRecord = (record: EmbeddedRecord): Check[] => {
  const chain = checkChain(record);
  if (!chain.ok) return [chain];
  const inspection = replayed(record);
  if (typeof inspection === 'string') return [chain, { name: 'replay', ok: false, detail: inspection }];
  const contentDigest = contentDigestOf(inspection);
  return [
    chain,
    { name: 'replay', ok: true, detail: `${record.journal.length} entries` },
    {
      name: 'beforeSeal',
      ok: inspection.seal === null,
      detail: inspection.seal === null ? 'the journal ends before the seal' : 'the journal holds a seal',
    },
    compare('contentDigest', contentDigest, record.contentDigest),
    ...checkAmended(inspection),
    compare('checklist', digestOf(record.checklist), inspection.checklistDigest),
    compare('ruleSet', digestOf(record.ruleSet), inspection.ruleSetDigest),
    checkSignatures(inspection, record, contentDigest),
  ];
};
