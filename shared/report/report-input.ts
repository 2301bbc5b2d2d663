import type { Adoption } from '../domain/adopt-edition.ts';
import type { Computed, Context, Evaluation } from '../domain/evaluation.ts';
import { evaluate } from '../domain/evaluate.ts';
import { conclude } from '../domain/conclude.ts';
import { contentDigestOf } from '../domain/content.ts';
import type { Digest, Id } from '../domain/identifiers.ts';
import type { Inspection, Stamp } from '../domain/inspection.ts';
import { replay } from '../domain/replay.ts';
import type { EmbeddedRecord } from './record.ts';

/** What the wording of a report needs: the projection and everything the rules say about it. */
export type ReportInput = {
  readonly inspection: Inspection;
  readonly context: Context;
  readonly evaluation: Evaluation;
  readonly computed: Computed;
  readonly contentDigest: Digest;
  readonly journal: {
    readonly count: number;
    readonly head: Digest;
    readonly firstAt: string;
    readonly lastAt: string;
    readonly corrections: number;
  };
  /** Editions adopted on the way, in order. */
  readonly adoptions: readonly (Adoption & Stamp)[];
  /** Who attached each piece of evidence, by `itemId/digest`. */
  readonly takers: ReadonlyMap<string, Id>;
  readonly device: { readonly deviceId: Id; readonly publicKey: string } | null;
  readonly summarySignature: string | null;
  /** Parties who sign the file itself with their certificates. */
  readonly signers: readonly Id[];
  readonly purpose: 'draft' | 'final';
};

/** Whoever attached a picture took it; covering parts of it does not make it another's. */
const takersOf = (journal: EmbeddedRecord['journal']): ReportInput['takers'] => {
  const takers = new Map<string, Id>();
  for (const { event, by } of journal) {
    if (event.type === 'evidence.attached') takers.set(`${event.itemId}/${event.evidence.digest}`, by);
    if (event.type === 'evidence.redacted')
      takers.set(`${event.itemId}/${event.evidence.digest}`, takers.get(`${event.itemId}/${event.of}`) ?? by);
  }
  return takers;
};

/** Replays the journal and judges it anew: nothing that was computed elsewhere is believed. */
export const reportInputOf = (record: EmbeddedRecord): ReportInput => {
  const inspection = replay(record.journal);
  const context = { checklist: record.checklist, ruleSet: record.ruleSet };
  const evaluation = evaluate(context, inspection);
  const first = record.journal[0];
  const last = record.journal.at(-1);
  return {
    inspection,
    context,
    evaluation,
    computed: conclude(context, evaluation),
    contentDigest: contentDigestOf(inspection),
    journal: {
      count: record.journal.length,
      head: last?.hash ?? record.journalHead,
      firstAt: first?.at ?? inspection.started.at,
      lastAt: last?.at ?? inspection.updatedAt,
      corrections: record.journal.filter(({ undoes, redoes }) => undoes !== undefined || redoes !== undefined)
        .length,
    },
    adoptions: record.journal.flatMap(({ event, at, by }) =>
      event.type === 'edition.adopted' ? [{ ...event, at, by }] : [],
    ),
    takers: takersOf(record.journal),
    device: record.device,
    summarySignature: record.summarySignature,
    signers: record.signers,
    purpose: record.purpose,
  };
};
