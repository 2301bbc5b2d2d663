import type { CriterionResult, ItemEvaluation } from '../domain/evaluation.ts';
import type { Verdict } from '../domain/rule-set.ts';
import type { Words } from '../domain/words.ts';
import { reportText } from '../text/report.ts';
import type { Judged, Mark } from './model.ts';
import type { Printer } from './printer.ts';

const marks: Record<Verdict, Mark> = {
  conforms: 'tick',
  improvement: 'triangle',
  nonconforming: 'cross',
  notApplicable: 'dash',
};

/** The rule set's own word for a verdict on this item; never a word of ours where the rule set has one. */
export const wordsOfVerdict = ({ grades }: Pick<ItemEvaluation, 'grades'>, verdict: Verdict): Words =>
  grades.find((grade) => grade.verdict === verdict)?.words ??
  (verdict === 'notApplicable' ? reportText.notApplicable : { zh: verdict, en: verdict });

/** True for a veto clause that does not conform: it decides alone and is printed white on black. */
const isVetoFailure = ({ veto, verdict }: Pick<ItemEvaluation, 'veto' | 'verdict'>): boolean =>
  veto && (verdict === 'nonconforming' || verdict === 'improvement');

export const judgedOf = (item: ItemEvaluation | undefined, { print }: Printer): Judged => {
  if (!item?.verdict) return { mark: 'open', words: print(reportText.notJudged) };
  return {
    mark: isVetoFailure(item) ? 'veto' : marks[item.verdict],
    words: print(wordsOfVerdict(item, item.verdict)),
  };
};

export const holdsOf = (holds: boolean, { print }: Printer): Judged => ({
  mark: holds ? 'tick' : 'cross',
  words: print(holds ? reportText.holds : reportText.holdsNot),
});

/** Whether a condition holds; a value inside the guard band holds or fails on condition. Null where there is no value. */
export const resultOf = (
  { holds, guard }: Pick<CriterionResult, 'holds' | 'guard'>,
  printer: Printer,
): Judged | null => {
  if (guard?.result === 'conditionalPass' || guard?.result === 'conditionalFail')
    return { mark: 'triangle', words: printer.print(reportText[guard.result]) };
  return holds === null ? null : holdsOf(holds, printer);
};
