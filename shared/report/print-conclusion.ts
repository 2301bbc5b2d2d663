import type { ConditionResult } from '../domain/evaluation.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import type { Words } from '../domain/words.ts';
import { reportText } from '../text/report.ts';
import type { Mark, Printed, PrintedConclusion } from './model.ts';
import { nameOf } from './plates.ts';
import { asWords, printTime, type Printer } from './printer.ts';
import type { ReportInput } from './report-input.ts';
import { holdsOf } from './verdicts.ts';

const ordinals = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const circled = (index: number): string => ordinals[index] ?? `(${index + 1})`;

type Outcome = { readonly words: Words; readonly mark: Mark };

/** Words and mark of a result id under the rule set in force. */
const outcomeOf = ({ conclusion }: RuleSet, result: string): Outcome => {
  if (conclusion.kind === 'threshold') {
    if (result === 'pass') return { words: conclusion.pass, mark: 'tick' };
    if (result === 'fail') return { words: conclusion.fail, mark: 'veto' };
  }
  if (conclusion.kind === 'closedList') {
    const chosen = conclusion.results.find(({ id }) => id === result);
    if (chosen) {
      return {
        words: chosen.words,
        mark: chosen.outcome === 'pass' ? 'tick' : chosen.outcome === 'fail' ? 'veto' : 'dash',
      };
    }
  }
  return { words: asWords(result), mark: 'open' };
};

const incomplete: Outcome = { words: reportText.incomplete, mark: 'open' };

/** An incomplete checklist is printed as incomplete, whatever somebody confirmed. */
const printedOutcome = ({ inspection, computed, context }: ReportInput): Outcome => {
  if (computed.state === 'incomplete') return incomplete;
  if (inspection.conclusion) return outcomeOf(context.ruleSet, inspection.conclusion.result);
  if (computed.state === 'pass' || computed.state === 'fail') {
    return { words: reportText.notConfirmed, mark: 'open' };
  }
  return {
    words: computed.state === 'unavailable' ? reportText.ruleUnavailable : reportText.incomplete,
    mark: 'open',
  };
};

const conditionsOf = ({ computed }: ReportInput): readonly (readonly ConditionResult[])[] =>
  computed.state === 'choose' || computed.state === 'unavailable' ? [] : computed.conditions;

const named = (input: ReportInput, decided: readonly ConditionResult[]): Words => {
  const all = conditionsOf(input).flat();
  const clauses = ({ items }: ConditionResult) =>
    items
      .map((id) => input.context.checklist.items.find((item) => item.id === id)?.clause ?? id)
      .slice(0, 12)
      .join(reportText.listComma.zh);
  const one = (result: ConditionResult, language: 'zh' | 'en') => {
    const ordinal = circled(all.findIndex(({ condition }) => condition === result.condition));
    const which = result.condition.count !== 'conforms' && result.items.length > 0 ? clauses(result) : '';
    const words = result.condition.words[language];
    return which === '' ? `${ordinal} ${words}` : `${ordinal} ${words}（${which}）`;
  };
  return {
    zh: decided.map((result) => one(result, 'zh')).join('；'),
    en: decided
      .map((result) => one(result, 'en').replace('（', ' (').replace('）', ')').replaceAll('、', ', '))
      .join('; '),
  };
};

const computedLines = (input: ReportInput, { print }: Printer): Printed[] => {
  const { computed } = input;
  if (computed.state === 'incomplete') {
    const open = print(reportText.openLine, { open: computed.open, missing: computed.missing });
    return computed.alreadyFails.length === 0
      ? [open]
      : [open, print(reportText.alreadyFails, { conditions: named(input, computed.alreadyFails) })];
  }
  if (computed.state !== 'pass' && computed.state !== 'fail') return [];
  const decided = print(reportText.decidedBy, { conditions: named(input, computed.decidedBy) });
  return input.inspection.conclusion
    ? [decided]
    : [print(reportText.computedOnly, { result: computed.words }), decided];
};

const confirmedLines = (input: ReportInput, { print }: Printer): Printed[] => {
  const { conclusion } = input.inspection;
  if (!conclusion) return [];
  const { computed, context } = input;
  const rule = context.ruleSet.conclusion;
  const followUp =
    rule.kind === 'closedList'
      ? rule.followUps.find(({ id }) => id === conclusion.followUp)?.words
      : undefined;
  const ruled = computed.state === 'pass' || computed.state === 'fail' ? computed.words : null;
  return [
    ...(conclusion.overrideReason !== null && ruled
      ? [print(reportText.overridden, { result: ruled, reason: conclusion.overrideReason })]
      : []),
    ...(conclusion.followUp === null
      ? []
      : [print(reportText.followUp, { words: followUp ?? conclusion.followUp })]),
    ...(conclusion.remark === '' ? [] : [print(reportText.remark, { text: conclusion.remark })]),
    print(reportText.confirmedBy, {
      name: nameOf(input, conclusion.stamp.by),
      time: printTime(conclusion.stamp.at),
    }),
  ];
};

const noteOf = ({ context, evaluation }: ReportInput, { print }: Printer): Printed => {
  const rule = context.ruleSet.conclusion;
  if (rule.kind === 'unavailable') return print(reportText.unavailableNote);
  if (rule.kind === 'closedList') return print(reportText.closedListNote);
  const { conforms, notApplicable } = evaluation.total;
  return print(reportText.conclusionNote, { pass: rule.pass, conforms, notApplicable });
};

/** The conclusion with its arithmetic: every condition, what was counted, whether it holds, and what decided. */
export const printConclusion = (input: ReportInput, printer: Printer): PrintedConclusion => {
  const { words, mark } = printedOutcome(input);
  const rule = input.context.ruleSet.conclusion;
  let index = 0;
  return {
    label: printer.print(reportText.conclusion),
    result: { mark, words: printer.print(words) },
    lines: [...computedLines(input, printer), ...confirmedLines(input, printer)],
    alternatives: conditionsOf(input).map((group) =>
      group.map((result) => ({
        ordinal: circled(index++),
        words: printer.print(reportText.conditionOf, { words: result.condition.words, of: result.of }),
        counted: String(result.counted),
        holds:
          input.computed.state === 'incomplete'
            ? { mark: 'open' as const, words: printer.print(reportText.incomplete) }
            : holdsOf(result.holds, printer),
      })),
    ),
    choices:
      rule.kind === 'closedList'
        ? rule.results.map(({ id, words: result }) => ({
            words: printer.print(result),
            chosen: input.inspection.conclusion?.result === id && input.computed.state !== 'incomplete',
          }))
        : [],
    note: noteOf(input, printer),
  };
};
