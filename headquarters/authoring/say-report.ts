import type { SpecificationReport, SpecificationSummary } from '../../shared/content/specification-report.ts';
import type { Language } from '../../shared/domain/words.ts';
import { specsText as text } from '../../shared/text/authoring.ts';
import { basisText } from '../../shared/text/catalogue.ts';
import { say } from '../../shared/text/say.ts';
import { inspectionTypeText } from '../../shared/text/visits.ts';
import { printTable } from './print-table.ts';

const columns = [
  text.category,
  text.version,
  text.unitsKnown,
  text.unitsVerified,
  text.unitsMissing,
  text.items,
  text.general,
  text.veto,
  text.measured,
  text.criteria,
  text.sampling,
  text.sources,
  text.sourced,
  text.recalled,
  text.unverified,
] as const;

const numbersOf = (one: SpecificationSummary): readonly (number | null)[] => [
  one.version,
  one.units.known,
  one.units.verified,
  one.units.missing,
  one.items,
  one.general,
  one.vetoItems,
  one.measuredItems,
  one.criteria,
  one.samplingItems,
  one.sources,
  one.facts.source,
  one.facts.recalled,
  one.facts.unverified,
];

/** Numbers of all categories together; what is not known of one is not known of all. */
const sumOf = (all: readonly (readonly (number | null)[])[]): (number | null)[] =>
  (all[0] ?? []).map((_number, at) =>
    all.some((row) => row[at] === null) ? null : all.reduce((sum, row) => sum + (row[at] ?? 0), 0),
  );

/** The report as lines for a terminal. `facts` lists every fact that nobody saw in a source. */
export const sayReport = (report: SpecificationReport, language: Language, facts: boolean): string[] => {
  const { specifications, unwritten, totals } = report;
  const show = (numbers: readonly (number | null)[]): (string | number)[] =>
    numbers.map((number) => number ?? say(text.unknownCount, language));
  const all = specifications.map(numbersOf);
  const [, ...sums] = sumOf(all);
  return [
    ...printTable(
      columns.map((words) => say(words, language)),
      [
        ...specifications.map((one, at) => [
          `${one.category.code} ${one.category.name[language]}`,
          ...show(all[at] ?? []),
        ]),
        [say(text.total, language), '', ...show(sums)],
      ],
    ),
    '',
    ...printTable(
      [
        say(text.ruleSets, language),
        ...Object.values(inspectionTypeText).map((words) => say(words, language)),
      ],
      specifications.map(({ category, types }) => [
        `${category.code} ${category.name[language]}`,
        ...types.map(({ ruleSet }) =>
          ruleSet
            ? `${ruleSet.id} (${say(ruleSet.concludes ? basisText[ruleSet.basis] : text.concludesNothing, language)})`
            : say(text.notOffered, language),
        ),
      ]),
    ),
    '',
    ...totals.map((total) => say(text.againstOfficial, language, total)),
    ...(unwritten.length === 0
      ? []
      : [
          '',
          `${say(text.unwritten, language)}:`,
          ...printTable(
            [text.category, text.unitsKnown, text.unitsVerified, text.unitsMissing].map((words) =>
              say(words, language),
            ),
            unwritten.map(({ code, name, units }) => [
              `${code} ${name[language]}`,
              ...show([units.known, units.verified, units.missing]),
            ]),
          ),
        ]),
    ...(facts
      ? specifications.flatMap(({ id, uncertain }) => [
          '',
          `${say(text.uncertain, language)}: ${id}`,
          ...uncertain.map(
            ({ place, basis, source }) =>
              `  ${place}: ${say(basisText[basis], language)}${source === null ? '' : ` (${source})`}`,
          ),
        ])
      : []),
  ];
};
