import { Map as ImmutableMap } from 'immutable';
import type { Tally } from '../../shared/domain/evaluation.ts';
import type { Id } from '../../shared/domain/identifiers.ts';
import { answerOf, type Inspection, statusOf } from '../../shared/domain/inspection.ts';
import type { JournalEntry, JournalEvent } from '../../shared/domain/journal.ts';
import type { Stored } from '../storage/inspection-repository.ts';
import type { AnswerRow, InspectionRow, Summary } from '../storage/rows.ts';

export const summaryOf = ({ asked, judged }: Pick<Tally, 'asked' | 'judged'>): Summary => ({ asked, judged });

/** The stored form of an inspection without its answers. */
export const rowOf = (inspection: Inspection, summary: Summary): InspectionRow => {
  const { answers: _answers, findings, observations, ...rest } = inspection;
  return {
    inspectionId: inspection.id,
    status: statusOf(inspection),
    summary,
    header: { ...rest, findings: [...findings.entries()], observations: [...observations.entries()] },
  };
};

const itemsTouchedBy = (event: JournalEvent): readonly Id[] => {
  if (event.type === 'edition.adopted')
    return [...event.reopened.map(({ itemId }) => itemId), ...event.dropped];
  if (event.type === 'inspection.started') return Object.keys(event.amends?.record.answers ?? {});
  return 'itemId' in event ? [event.itemId] : [];
};

/** What entries did to the answers: rows as they are after the last entry, and answers that were taken back whole. */
export const touchedAnswers = (
  inspection: Inspection,
  entries: readonly JournalEntry[],
): { readonly answers: AnswerRow[]; readonly emptied: Id[] } => {
  const touched = new Set<Id>();
  for (const { event } of entries) for (const itemId of itemsTouchedBy(event)) touched.add(itemId);
  const rows = [...touched].map((itemId) => ({
    inspectionId: inspection.id,
    itemId,
    answer: answerOf(inspection, itemId),
  }));
  return {
    answers: rows.filter(({ itemId }) => inspection.answers.has(itemId)),
    emptied: [...touched].filter((itemId) => !inspection.answers.has(itemId)),
  };
};

/** An inspection whole, in its stored form. */
export const storedOf = (inspection: Inspection, summary: Summary): Stored => ({
  row: rowOf(inspection, summary),
  answers: [...inspection.answers.entries()],
});

/** The inspection that `storedOf` was given. */
export const inspectionOf = ({ row: { header }, answers }: Stored): Inspection => ({
  ...header,
  answers: ImmutableMap(answers),
  findings: ImmutableMap(header.findings),
  observations: ImmutableMap(header.observations),
});
