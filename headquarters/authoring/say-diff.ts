import type { ContentDiff } from '../../shared/content/diff-content.ts';
import type { ItemChange } from '../../shared/domain/diff-checklists.ts';
import { type FieldChange, orderKey } from '../../shared/domain/diff-values.ts';
import type { TouchedInspection, TouchedItem } from '../../shared/domain/touched-verdicts.ts';
import type { Language, Words } from '../../shared/domain/words.ts';
import { cellLabels, specsText as text } from '../../shared/text/authoring.ts';
import { say } from '../../shared/text/say.ts';

const isWords = (value: object): value is Words => 'zh' in value && 'en' in value;

/** A value on one line, in the reader's language where it is words. */
const valueText = (value: unknown, language: Language): string => {
  if (value === undefined) return say(text.nothing, language);
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && isWords(value)) return value[language];
  if (Array.isArray(value)) return value.map((part) => valueText(part, language)).join(' | ');
  return JSON.stringify(value);
};

/** Words that differ in the other language only are shown in both. */
const sidesOf = ({ before, after }: FieldChange, language: Language): readonly [string, string] => {
  const sides = [before, after].map((value) => valueText(value, language));
  const [old = '', now = ''] = sides;
  return old === now ? [JSON.stringify(before), JSON.stringify(after)] : [old, now];
};

/** Lists of ids in another order say so; the order itself is for machines. */
const isOrder = ({ path }: FieldChange): boolean =>
  path.at(-1) === orderKey || (path.length === 1 && path[0] === 'items');

const fieldLine = (change: FieldChange, language: Language): string => {
  if (isOrder(change))
    return `      ${change.path.filter((key) => key !== orderKey).join('.')}: ${say(text.reordered, language)}`;
  const [before, after] = sidesOf(change, language);
  return `      ${change.path.join('.')}: ${before} → ${after}`;
};

const itemLines = (change: ItemChange, language: Language): string[] => {
  const item = change.kind === 'removed' ? change.before : change.after;
  const name = `${item.id} (${item.clause} ${item.title[language]})`;
  if (change.kind === 'added') return [`  + ${name}: ${say(text.added, language)}`];
  if (change.kind === 'removed')
    return [`  - ${name}: ${say(text.removed, language)}; ${say(text.carry.none, language)}`];
  const aspects = change.aspects.map((aspect) => say(text.aspect[aspect], language)).join(', ');
  return [
    `  ~ ${name}: ${aspects}; ${say(text.carry[change.carry], language)}`,
    ...change.fields.map((field) => fieldLine(field, language)),
  ];
};

/** A published version never changes: what differs must have another. */
const versionLines = (fields: readonly FieldChange[], language: Language): string[] =>
  fields.some(({ path }) => path[0] === 'version') ? [] : [`  ! ${say(text.sameVersion, language)}`];

/** What differs, as lines for a terminal. */
export const sayDiff = ({ checklists, ruleSets }: ContentDiff, language: Language): string[] => {
  if (checklists.length + ruleSets.length === 0) return [say(text.same, language)];
  return [
    ...checklists.flatMap((change) => [
      `${say(text.checklist, language, { id: change.id })}: ${say(text[change.kind], language)}`,
      ...(change.kind === 'changed'
        ? [
            ...versionLines(change.diff.other, language),
            ...change.diff.other.map((field) => fieldLine(field, language)),
            ...change.diff.items.flatMap((item) => itemLines(item, language)),
          ]
        : []),
    ]),
    ...ruleSets.flatMap((change) => [
      `${say(text.ruleSet, language, { id: change.id })}: ${say(text[change.kind], language)}`,
      ...(change.kind === 'changed'
        ? [...versionLines(change.diff, language), ...change.diff.map((field) => fieldLine(field, language))]
        : []),
    ]),
  ];
};

const sideText = ({ asked, verdict }: TouchedItem['before'], language: Language): string => {
  if (!asked) return say(text.notAsked, language);
  return say(verdict === null ? text.open : cellLabels.verdict[verdict], language);
};

const touchedLines = ({ id, before, after, lost }: TouchedItem, language: Language): string[] => [
  `  ${id}: ${sideText(before, language)} → ${sideText(after, language)}`,
  ...(lost?.verdict ? [`      ${say(text.lostVerdict, language)}`] : []),
  ...(
    [
      [text.lostFields, lost?.fields],
      [text.lostLimits, lost?.limits],
      [text.lostWaivers, lost?.waivers],
    ] as const
  ).flatMap(([words, names]) =>
    names && names.length > 0 ? [`      ${say(words, language, { names: names.join(', ') })}`] : [],
  ),
];

/** What would become of a recorded inspection, as lines for a terminal. */
export const sayTouched = ({ items, before, after }: TouchedInspection, language: Language): string[] => [
  items.length === 0 ? say(text.untouched, language) : say(text.touched, language, { n: items.length }),
  ...items.flatMap((item) => touchedLines(item, language)),
  say(text.conclusion, language, {
    before: say(text.conclusionState[before.state], language),
    after: say(text.conclusionState[after.state], language),
  }),
];
