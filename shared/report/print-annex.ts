import { answerOf } from '../domain/inspection.ts';
import type { Item } from '../domain/checklist.ts';
import type { Published } from '../domain/edition.ts';
import type { Basis, Words } from '../domain/words.ts';
import { basisText, reportText } from '../text/report.ts';
import type { Plate, Printed, PrintedTable, ReportModel } from './model.ts';
import { asWords, asWritten, inGroups, printSize, printTime, type Printer } from './printer.ts';
import type { ReportInput } from './report-input.ts';

/** Checklists and rule sets that were judged by before an edition was adopted, each once. */
const earlierFiles = ({ adoptions, inspection }: ReportInput): { words: Words; published: Published }[] => {
  const all = adoptions.flatMap(({ from }) => [
    { words: reportText.earlierChecklist, published: from.checklist },
    { words: reportText.earlierRuleSet, published: from.ruleSet },
  ]);
  const inForce = [inspection.checklistDigest, inspection.ruleSetDigest];
  return all.filter(
    ({ published: { digest } }, at) =>
      !inForce.includes(digest) && all.findIndex(({ published }) => published.digest === digest) === at,
  );
};

const editionTable = ({ adoptions, inspection }: ReportInput, { print }: Printer): PrintedTable => {
  const nameOf = (by: string) => inspection.assignment.team.find(({ id }) => id === by)?.name ?? by;
  const change = (from: Published, to: Published) =>
    from.digest === to.digest
      ? print(reportText.editionSame, { id: to.id, version: to.version })
      : print(reportText.editionChange, {
          from: `${from.id} ${from.version}`,
          to: `${to.id} ${to.version}`,
        });
  return {
    head: [
      print(reportText.adoptedAt),
      print(reportText.checklistDigest),
      print(reportText.ruleSetDigest),
      print(reportText.editionItems),
      print(reportText.editionAnswers),
    ],
    widths: [36, 26, 22, 28, 0],
    rows: adoptions.map(({ at, by, from, to, items, kept, reopened, dropped }) => [
      asWritten(`${printTime(at)} ${nameOf(by)}`),
      change(from.checklist, to.checklist),
      change(from.ruleSet, to.ruleSet),
      print(reportText.editionItemCounts, items),
      print(reportText.editionAnswerCounts, {
        kept: kept.length,
        reopened: reopened.length,
        dropped: dropped.length,
      }),
    ]),
  };
};

const digestTable = (input: ReportInput, plates: readonly Plate[], { print }: Printer): PrintedTable => {
  const { inspection, context, contentDigest, journal } = input;
  const originals = new Map(
    context.checklist.items
      .flatMap(({ id }) => answerOf(inspection, id).evidence)
      .map(({ digest, original }) => [digest, original]),
  );
  const row = (what: Printed, file: string, digest: string) => [
    what,
    asWritten(file),
    asWritten(inGroups(digest)),
  ];
  return {
    head: [print(reportText.what), print(reportText.fileAndSize), print(reportText.digest)],
    widths: [24, 30, 0],
    rows: [
      row(print(reportText.contentDigest), '', contentDigest),
      row(print(reportText.journalHead), '', journal.head),
      row(print(reportText.checklistDigest), context.checklist.id, inspection.checklistDigest),
      row(print(reportText.ruleSetDigest), context.ruleSet.id, inspection.ruleSetDigest),
      ...earlierFiles(input).map(({ words, published }) => row(print(words), published.id, published.digest)),
      ...plates.flatMap((plate) => {
        const original = originals.get(plate.digest);
        const own = row(
          plate.label,
          [plate.drawn ? '' : plate.fileName, printSize(plate.bytes)].filter((text) => text !== '').join(' '),
          plate.digest,
        );
        if (!original) return [own];
        const label = { zh: plate.label.main, en: plate.label.sub ?? plate.label.main };
        return [
          own,
          row(print(reportText.originalDigest, { label }), printSize(original.bytes), original.digest),
        ];
      }),
    ],
  };
};

const bases: readonly Basis[] = ['source', 'recalled', 'unverified'];

const limitRows = (item: Item, { print }: Printer): Printed[][] =>
  item.task.kind === 'measurement'
    ? item.task.criteria.map((criterion) => [
        print(reportText.limitSubject, { clause: item.clause, name: criterion.name }),
        print(basisText[criterion.provenance.basis]),
        asWritten([criterion.standard, criterion.provenance.source ?? ''].filter(Boolean).join('；')),
      ])
    : [];

const certaintyTable = (input: ReportInput, printer: Printer): PrintedTable => {
  const { print } = printer;
  const { ruleSet, checklist } = input.context;
  const asked = checklist.items.filter(({ id }) => input.evaluation.items.get(id)?.asked);
  return {
    head: [print(reportText.subject), print(reportText.basis), print(reportText.sourceColumn)],
    widths: [70, 36, 0],
    rows: [
      [
        print({ zh: `结论规则 ${ruleSet.title.zh}`, en: `Rule set ${ruleSet.title.en}` }),
        print(basisText[ruleSet.provenance.basis]),
        asWritten([ruleSet.document, ruleSet.provenance.source ?? ''].filter(Boolean).join('；')),
      ],
      ...bases.flatMap((basis) => {
        const of = asked.filter(({ provenance }) => provenance.basis === basis);
        if (of.length === 0) return [];
        const clauses = of.map(({ clause }) => clause).join('、');
        const sources = [...new Set(of.flatMap(({ provenance: { source } }) => source ?? []))];
        return [
          [
            print(reportText.itemsOfBasis, { count: of.length, clauses: asWords(clauses) }),
            print(basisText[basis]),
            asWritten(sources.join('；') || '—'),
          ],
        ];
      }),
      ...asked.flatMap((item) => limitRows(item, printer)),
    ],
  };
};

const journalTable = ({ journal }: ReportInput, { print }: Printer): PrintedTable => ({
  head: [
    print(reportText.entries),
    print(reportText.firstEntry),
    print(reportText.lastEntry),
    print(reportText.corrections),
  ],
  widths: [36, 0, 0, 40],
  rows: [
    [
      asWritten(String(journal.count)),
      asWritten(printTime(journal.firstAt)),
      asWritten(printTime(journal.lastAt)),
      asWritten(String(journal.corrections)),
    ],
  ],
});

/** What a later checker needs: every digest in full, how certain the sources are, where the journal ends. */
export const printAnnex = (
  input: ReportInput,
  plates: readonly Plate[],
  printer: Printer,
): ReportModel['annex'] => ({
  heading: printer.print(reportText.annex),
  tables: [
    { heading: printer.print(reportText.digests), table: digestTable(input, plates, printer) },
    ...(input.adoptions.length > 0
      ? [{ heading: printer.print(reportText.editions), table: editionTable(input, printer) }]
      : []),
    { heading: printer.print(reportText.certainty), table: certaintyTable(input, printer) },
    { heading: printer.print(reportText.journalSummary), table: journalTable(input, printer) },
  ],
  notes: [printer.print(reportText.timeNote)],
});
