import { dayOf } from './day.ts';
import type { PastVisit } from './earlier-findings.ts';
import { evaluate } from './evaluate.ts';
import type { Context } from './evaluation.ts';
import { answerOf, type Inspection } from './inspection.ts';

const mostCharacters = 400;

const shortened = (text: string): string => {
  // Whole characters: half of a surrogate pair is no text.
  const characters = [...text];
  let kept = '';
  for (const character of characters) {
    if (kept.length + character.length >= mostCharacters) return `${kept}…`;
    kept += character;
  }
  return kept;
};

/** What later visits see of this one, from its record alone. */
export const pastVisitOf = (context: Context, inspection: Inspection): PastVisit => {
  const { assignment, opening, started, findings: details } = inspection;
  const { items } = evaluate(context, inspection);
  const conforming: PastVisit['conforming'] = [];
  const findings: PastVisit['findings'] = [];
  for (const { id, clause, title } of context.checklist.items) {
    const evaluated = items.get(id);
    if (!evaluated?.asked) continue;
    const { verdict, grades } = evaluated;
    if (verdict === 'conforms') conforming.push(id);
    if (verdict !== 'improvement' && verdict !== 'nonconforming') continue;
    const detail = details.get(id);
    findings.push({
      itemId: id,
      clause,
      title,
      verdict,
      grade: grades.find((grade) => grade.verdict === verdict)?.words ?? { zh: verdict, en: verdict },
      fact: shortened(detail?.fact || answerOf(inspection, id).note),
      dueOn: detail?.correctionDueOn ?? null,
      correctedOn: null,
    });
  }
  return {
    reportNumber: assignment.reportNumber,
    type: assignment.type,
    visitedOn: dayOf(opening?.heldAt ?? started.at),
    categories: assignment.products.map(({ categoryCode }) => categoryCode),
    findings,
    conforming,
  };
};
