import type { Context, Evaluation } from '../../../shared/domain/evaluation.ts';
import type { Day, Id } from '../../../shared/domain/identifiers.ts';
import { answerOf, type Inspection } from '../../../shared/domain/inspection.ts';
import type { FindingDetail } from '../../../shared/domain/journal.ts';
import { visitKinds } from '../../../shared/domain/visit-kind.ts';
import type { Words } from '../../../shared/domain/words.ts';
import { addDays } from '../pieces/day.ts';

/** Days proposed for a correction: something to agree on, without legal meaning. */
const proposedDays = 30;

export type Finding = {
  readonly itemId: Id;
  readonly clause: string;
  readonly title: Words;
  readonly status: 'veto' | 'nonconforming' | 'improvement';
  /** The rule set's word for the verdict. */
  readonly grade: Words;
  readonly evidence: number;
  readonly detail: FindingDetail;
  /** False while `detail` is only proposed: the item's note as the fact, and the usual period. */
  readonly recorded: boolean;
};

/** What stands in a finding before anybody wrote it; a day only where the type orders corrections. */
const proposeDetail = (inspection: Inspection, itemId: Id, today: Day): FindingDetail => ({
  fact: answerOf(inspection, itemId).note,
  correction: '',
  correctionDueOn: visitKinds[inspection.assignment.type].corrections ? addDays(today, proposedDays) : null,
  enterpriseView: 'notAsked',
  enterpriseText: '',
});

const gravity = { veto: 0, nonconforming: 1, improvement: 2 } as const;

/** One finding per nonconforming clause or clause to improve: vetoes first, then by gravity, then in checklist order. */
export const listFindings = (
  inspection: Inspection,
  { checklist }: Pick<Context, 'checklist'>,
  evaluation: Pick<Evaluation, 'items'>,
  today: Day,
): readonly Finding[] => {
  const findings: Finding[] = [];
  for (const item of checklist.items) {
    const judged = evaluation.items.get(item.id);
    if (!judged?.asked) continue;
    const { verdict } = judged;
    if (verdict !== 'nonconforming' && verdict !== 'improvement') continue;
    const recorded = inspection.findings.get(item.id);
    findings.push({
      itemId: item.id,
      clause: item.clause,
      title: item.title,
      status: judged.veto && verdict === 'nonconforming' ? 'veto' : verdict,
      grade: judged.grades.find((grade) => grade.verdict === verdict)?.words ?? item.title,
      evidence: answerOf(inspection, item.id).evidence.length,
      detail: recorded ?? proposeDetail(inspection, item.id, today),
      recorded: recorded !== undefined,
    });
  }
  return findings.sort((a, b) => gravity[a.status] - gravity[b.status]);
};

/** The latest day by which something must be corrected; null when no finding names one. */
export const latestDue = (findings: readonly Finding[]): Day | null =>
  findings.reduce<Day | null>(
    (latest, { detail: { correctionDueOn: due } }) =>
      due !== null && (latest === null || due > latest) ? due : latest,
    null,
  );
