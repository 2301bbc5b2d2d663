import type { Item } from '../../domain/checklist.ts';
import { type Answer, answerOf } from '../../domain/inspection.ts';
import { samplePath, sampleFields, samplesOf } from '../../domain/samples.ts';
import type { ReportInput } from '../report-input.ts';

type SamplingTask = Extract<Item['task'], { kind: 'sampling' }>;

/** One sample as it was written down: raw texts, empty where nothing was. */
export type Sample = {
  readonly item: Item;
  readonly task: SamplingTask;
  /** Place among the samples of its item, from 1. */
  readonly ordinal: number;
  readonly fields: Readonly<Record<string, string>>;
};

/** The samples that an item's answer holds, in order; one of which nothing was written down is none yet. */
const samplesIn = (item: Item, { values }: Pick<Answer, 'values'>): Sample[] => {
  const { task } = item;
  if (task.kind !== 'sampling') return [];
  return samplesOf(values).flatMap((ordinal) => {
    const fields = Object.fromEntries(
      sampleFields
        .map((field) => [field, values[samplePath(ordinal, field)] ?? ''] as const)
        .filter(([, text]) => text.trim() !== ''),
    );
    return Object.keys(fields).length === 0 ? [] : [{ item, task, ordinal, fields }];
  });
};

/** Every sample of a visit in checklist order. */
export const samplesOfVisit = ({
  context,
  evaluation,
  inspection,
}: Pick<ReportInput, 'context' | 'evaluation' | 'inspection'>): Sample[] =>
  context.checklist.items.flatMap((item) =>
    evaluation.items.get(item.id)?.asked ? samplesIn(item, answerOf(inspection, item.id)) : [],
  );
