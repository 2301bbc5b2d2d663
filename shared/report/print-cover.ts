import { amendmentChanges } from '../domain/amendment-changes.ts';
import { asksLicence, assignedUnits } from '../domain/assignment.ts';
import { productUnitsOf } from '../domain/checklist.ts';
import { visitKinds } from '../domain/visit-kind.ts';
import { fromBase64Url } from '../exchange/base64.ts';
import { summaryOf } from '../summary/summary.ts';
import { summaryCode } from '../summary/summary-code.ts';
import { reportText } from '../text/report.ts';
import type { Fact, Printed, ReportModel } from './model.ts';
import { printConclusion } from './print-conclusion.ts';
import { asWords, asWritten, printDay, type Printer } from './printer.ts';
import type { ReportInput } from './report-input.ts';
import type { Words } from '../domain/words.ts';

/** A labelled box: half a row unless told otherwise. */
export const fact = (
  label: Printed,
  value: Printed,
  more: Partial<Pick<Fact, 'wide' | 'strong'>> = {},
): Fact => ({
  label,
  value,
  wide: more.wide ?? false,
  strong: more.strong ?? false,
});

/** Several words in one text, separated as each language does. */
export const joined = (words: readonly Words[]): Words => ({
  zh: words.map(({ zh }) => zh).join(reportText.listComma.zh),
  en: words.map(({ en }) => en).join(reportText.listComma.en),
});

const people = (input: ReportInput, roles: readonly string[]): Words =>
  joined(
    input.inspection.assignment.team
      .filter(({ role }) => roles.includes(role))
      .map(({ name, role }) =>
        role === 'leader'
          ? {
              zh: reportText.leaderMark.zh.replace('{name}', name),
              en: reportText.leaderMark.en.replace('{name}', name),
            }
          : asWords(name),
      ),
  );

/** Product units inspected: the recorded scope, or the assigned ones before it is recorded. */
export const unitsOf = ({ inspection, context }: ReportInput): Words =>
  joined(
    (inspection.scope?.units ?? assignedUnits(inspection.assignment)).map(
      (id) => productUnitsOf(context.checklist).find((unit) => unit.id === id)?.name ?? asWords(id),
    ),
  );

/** Who is inspected, as the assignment names the firm; `label` is what the paper calls it. */
export const firmFacts = ({ inspection }: ReportInput, { print }: Printer, label: Words): Fact[] => {
  const { assignment } = inspection;
  const { enterprise, licences } = assignment;
  const licensed = asksLicence(assignment);
  return [
    fact(print(label), asWritten(enterprise.name), { wide: true, strong: true }),
    fact(
      print(reportText.creditCode),
      enterprise.creditCodeReason === undefined
        ? asWritten(enterprise.creditCode)
        : print(reportText.creditCodeAsPrinted, {
            code: enterprise.creditCode,
            reason: enterprise.creditCodeReason,
          }),
    ),
    ...(licensed
      ? [
          fact(
            print(reportText.licenceNumber),
            licences.length === 0
              ? print(reportText.firstApplication)
              : asWritten(licences.map(({ number }) => number).join('、')),
          ),
        ]
      : []),
    fact(print(reportText.legalRepresentative), asWritten(enterprise.legalRepresentative)),
    ...(licensed
      ? [
          fact(
            print(reportText.licenceValidTo),
            asWritten([...new Set(licences.map(({ validTo }) => validTo ?? '—'))].join('、') || '—'),
          ),
        ]
      : []),
    fact(print(reportText.address), asWritten(enterprise.address), { wide: true }),
    fact(print(reportText.productionAddress), asWritten(enterprise.productionAddress), { wide: true }),
  ];
};

/** A correction says on its first line what it is. */
const amendmentFacts = ({ inspection }: ReportInput, { print }: Printer): Fact[] => {
  if (!inspection.amends) return [];
  const { reportNumber, reason } = inspection.amends.report;
  const values = { number: reportNumber, reason, count: amendmentChanges(inspection).length };
  return [fact(print(reportText.amendment), print(reportText.amendsCover, values), { wide: true })];
};

const coverFacts = (input: ReportInput, printer: Printer): Fact[] => {
  const { print } = printer;
  const { assignment, opening, started, checklistDigest, ruleSetDigest } = input.inspection;
  const { checklist, ruleSet } = input.context;
  const observers = people(input, ['observer']);
  return [
    ...amendmentFacts(input, printer),
    ...firmFacts(input, printer, reportText.enterprise),
    fact(print(reportText.category), print(joined(checklist.categories.map(({ name }) => name)))),
    fact(print(reportText.inspectedOn), asWritten(printDay(opening?.heldAt ?? started.at))),
    fact(print(reportText.units), print(unitsOf(input)), { wide: true }),
    fact(print(reportText.team), print(people(input, ['leader', 'inspector']))),
    fact(print(reportText.observer), observers.zh === '' ? print(reportText.none) : print(observers)),
    fact(print(reportText.authority), asWritten(assignment.authority), { wide: true }),
    fact(
      print(reportText.checklist),
      print(reportText.versionAndDigest, {
        title: checklist.title,
        version: checklist.version,
        digest: checklistDigest.slice(0, 8),
      }),
      { wide: true },
    ),
    fact(
      print(reportText.ruleSet),
      print(reportText.versionAndDigest, {
        title: ruleSet.title,
        version: ruleSet.version,
        digest: ruleSetDigest.slice(0, 8),
      }),
      { wide: true },
    ),
  ];
};

/** Only a final report of a laptop that headquarters knows has somebody to sign its code. */
const printCode = (input: ReportInput, { print }: Printer): ReportModel['cover']['code'] => {
  const { device, purpose } = input;
  const publicKey = fromBase64Url(device?.publicKey ?? '');
  const signature = fromBase64Url(input.summarySignature ?? '');
  if (purpose === 'draft') return { text: null, words: print(reportText.codeOfDraft) };
  if (!publicKey?.length || !signature?.length)
    return { text: null, words: print(reportText.codeOfStranger) };
  return {
    text: summaryCode({ summary: summaryOf(input), publicKey, signature }),
    words: print(reportText.signedCode),
  };
};

/** The first page: who, what, by which rules, and the conclusion with its arithmetic. */
export const printCover = (
  input: ReportInput,
  printer: Printer,
  findingsCount: number,
): ReportModel['cover'] => {
  const { print } = printer;
  return {
    title: print(reportText.title),
    subtitle: print(reportText.subtitle),
    code: printCode(input, printer),
    facts: coverFacts(input, printer),
    conclusion: printConclusion(input, printer),
    findingsHeading: print(reportText.findingsCount, { count: findingsCount }),
    findingsHead: [
      print(reportText.clause),
      print(reportText.verdict),
      print(reportText.fact),
      ...(visitKinds[input.inspection.assignment.type].corrections ? [print(reportText.dueOn)] : []),
    ],
    noFindings: print(reportText.noFindings),
    service: { heading: print(reportText.service), text: print(reportText.serviceText) },
  };
};
