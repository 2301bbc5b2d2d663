import type { Words } from '../../../shared/domain/words.ts';
import { say, sayBoth } from '../../../shared/text/say.ts';
import { verdictNames, xlsformText as text } from '../../../shared/text/xlsform.ts';
import type { CellFindings } from '../workbook/placed-file.ts';
import type { Plain } from '../yaml/emit-yaml.ts';
import { type Comparison, type Condition, readCondition, readConstraint } from './read-expressions.ts';
import type { Choice, Form, FormRow, PartialWords } from './read-form.ts';

type Fields = { [key: string]: Plain | undefined };
type DraftItem = Fields & { readonly id: string; readonly section: string };

/** A question whose choices are verdicts: what others may be asked under. */
type Decider = { readonly item: string; readonly verdicts: ReadonlyMap<string, string> };

/** A condition, and the row that it stands in. */
type Placed = { readonly row: FormRow; readonly condition: Condition };

type Group = { readonly row: FormRow; readonly section: string; readonly placed: Placed | null };

const keyOf = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');

const verdictOf = ({ name, words }: Choice): string | null => {
  for (const key of [name, words.zh ?? '', words.en ?? ''].map(keyOf))
    for (const [verdict, names] of Object.entries(verdictNames)) if (names.includes(key)) return verdict;
  return null;
};

/** The verdicts of a list that has nothing but verdicts, among them that something conforms; else null. */
const verdictsOf = (choices: readonly Choice[]): ReadonlyMap<string, string> | null => {
  const verdicts = new Map<string, string>();
  for (const choice of choices) {
    const verdict = verdictOf(choice);
    if (verdict === null) return null;
    verdicts.set(choice.name, verdict);
  }
  return [...verdicts.values()].includes('conforms') ? verdicts : null;
};

const idOf = (name: string): string => name.replace(/^_+/, '');

/** The least words of several, joined: missing in a language where one of them is. */
const joined = (all: readonly PartialWords[], zh: string, en: string): PartialWords => ({
  ...(all.every((words) => words.zh !== undefined) ? { zh: all.map((words) => words.zh).join(zh) } : {}),
  ...(all.every((words) => words.en !== undefined) ? { en: all.map((words) => words.en).join(en) } : {}),
});

const choiceWords = (choices: readonly Choice[]): PartialWords => {
  const { zh, en } = joined(
    choices.map(({ words }) => words),
    '、',
    ', ',
  );
  return {
    ...(zh === undefined ? {} : { zh: say(text.readsAs, 'zh', { choices: zh }) }),
    ...(en === undefined ? {} : { en: say(text.readsAs, 'en', { choices: en }) }),
  };
};

/** A unit in brackets at the end of a label: 净重（kg） */
const unitIn = ({ zh = '', en = '' }: PartialWords): string | undefined =>
  [zh, en]
    .map((label) => /[（(]\s*([^（()）]{1,12}?)\s*[)）]\s*$/.exec(label)?.[1])
    .find((unit) => unit !== undefined);

const decimalsOf = (comparisons: readonly Comparison[]): number =>
  Math.min(6, Math.max(...comparisons.map(({ limit }) => limit.split('.')[1]?.length ?? 0)));

/** Lower and upper limit together are one criterion; anything else is one for each comparison. */
const limitsOf = (comparisons: readonly Comparison[]): readonly { op: string; limit: Plain }[] => {
  const low = comparisons.find(({ op }) => op === '>=');
  const high = comparisons.find(({ op }) => op === '<=');
  return comparisons.length === 2 && low && high
    ? [{ op: 'range', limit: [low.limit, high.limit] }]
    : comparisons.map(({ op, limit }) => ({ op, limit }));
};

const kept =
  /^(start|end|today|deviceid|subscriberid|simserial|phonenumber|username|email|audit|start-geopoint)$/;
const inRecord = /^(text|date|time|datetime)$/;
const flags: Readonly<Record<string, boolean>> = {
  '': false,
  no: false,
  false: false,
  'false()': false,
  yes: true,
  true: true,
  'true()': true,
};

/** The title that the settings give the form. */
export const titleOf = ({ settings }: Form): PartialWords => settings?.words('form_title') ?? {};

/**
 * Turns the questions of a form into sections and items, row by row. What has no counterpart goes on record in
 * `findings`, what was changed or left out in `remarks`.
 */
export const itemsOf = (
  form: Form,
  formId: string,
  findings: CellFindings,
  remarks: CellFindings,
): { readonly sections: readonly Plain[]; readonly items: readonly Plain[] } => {
  const items: DraftItem[] = [];
  const sections: Fields[] = [];
  const deciders = new Map<string, Decider>();
  const names = new Set<string>();
  const groups: Group[] = [];
  const outside = `${formId}-outside`;
  let steps: PartialWords[] = [];
  let stepsFrom: FormRow | null = null;

  const refuse = (row: FormRow, column: string, reason: Words) =>
    findings.find({ sheet: 'survey', row: row.number, cell: row.cell(column) }, reason);
  const remark = (row: FormRow, column: string, reason: Words) =>
    remarks.find({ sheet: 'survey', row: row.number, cell: row.cell(column) }, reason);

  const dropSteps = () => {
    if (stepsFrom) remark(stepsFrom, 'type', text.noteDropped);
    steps = [];
    stepsFrom = null;
  };

  const nameOf = (row: FormRow): string => {
    const name = row.text('name');
    if (name === '') refuse(row, 'name', text.noName);
    else if (!/^[A-Za-z0-9._-]*[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name) || name.length > 60)
      refuse(row, 'name', text.badName);
    else if (names.has(idOf(name))) refuse(row, 'name', text.nameTwice);
    names.add(idOf(name));
    return idOf(name);
  };

  const conditionAt = (row: FormRow): Placed | null => {
    const relevant = row.text('relevant');
    if (relevant === '') return null;
    const condition = readCondition(relevant);
    if (!condition) refuse(row, 'relevant', text.hardCondition);
    return condition && { row, condition };
  };

  const verdictsUnder = ({ row, condition }: Placed, decider: Decider): readonly string[] => [
    ...new Set(
      condition.values.flatMap((value) => {
        const verdict = decider.verdicts.get(value);
        if (verdict === undefined) refuse(row, 'relevant', sayBoth(text.conditionValue, { value }));
        return verdict ?? [];
      }),
    ),
  ];

  /** The condition of an item, its own or that of its groups, as verdicts of the question it rests on. */
  const askedWhen = (row: FormRow): Plain | undefined => {
    const [placed, another] = [...groups.map((group) => group.placed), conditionAt(row)].filter(
      (one) => one !== null,
    );
    if (!placed) return undefined;
    if (another) refuse(another.row, 'relevant', text.twoConditions);
    const name = placed.condition.question;
    const decider = deciders.get(idOf(name));
    if (decider) return { item: decider.item, verdicts: verdictsUnder(placed, decider) };
    refuse(placed.row, 'relevant', sayBoth(text.conditionOn, { name }));
    return undefined;
  };

  const sectionHere = (): string => {
    const section = groups.at(-1)?.section ?? outside;
    if (sections.some(({ id }) => id === section)) return section;
    const titles = groups.map(({ row }) => row.words('label'));
    const title = groups.length === 0 ? titleOf(form) : joined(titles, ' · ', ' · ');
    sections.push({ id: section, ordinal: String(sections.length + 1), title });
    return section;
  };

  const checksFor = (row: FormRow, more: readonly PartialWords[]): Plain | undefined => {
    const hint = row.words('hint');
    const all = [...steps, ...(Object.keys(hint).length > 0 ? [hint] : []), ...more];
    steps = [];
    stepsFrom = null;
    if (all.length === 0) return undefined;
    if (all.length <= 4) return all;
    remark(row, 'type', text.stepsMerged);
    return [...all.slice(0, 3), joined(all.slice(3), '；', '; ')];
  };

  const add = (row: FormRow, name: string, rest: Fields, more: readonly PartialWords[] = []): DraftItem => {
    const clause = row.text('clause');
    const words = row.words('label');
    const item: DraftItem = {
      id: `${formId}-${name}`,
      clause: clause === '' ? undefined : clause,
      section: sectionHere(),
      title: words,
      requirement: words,
      checks: checksFor(row, more),
      task: rest['task'],
      askedWhen: askedWhen(row),
      evidence: rest['evidence'],
      provenance: {
        basis: 'unverified',
        source: `XLSForm ${formId}, survey!A${row.number}`,
      },
    };
    items.push(item);
    return item;
  };

  const choicesAt = (row: FormRow, list: string): readonly Choice[] => {
    const choices = form.choices.get(list);
    if (list === '') refuse(row, 'type', text.noList);
    else if (!choices) refuse(row, 'type', sayBoth(text.unknownList, { list }));
    return choices ?? [];
  };

  const measured = (row: FormRow, name: string, integer: boolean) => {
    const constraint = row.text('constraint');
    if (constraint === '') {
      add(row, name, {});
      return remark(row, 'type', text.numberInRecord);
    }
    const comparisons = readConstraint(constraint);
    if (!comparisons) return refuse(row, 'constraint', text.hardConstraint);
    const words = row.words('label');
    const unit = row.text('unit') || unitIn(words);
    const decimals = integer ? 0 : Math.max(1, decimalsOf(comparisons));
    const standard = row.text('standard');
    const provenance = { basis: 'unverified' };
    return add(row, name, {
      task: {
        kind: 'measurement',
        parameters: [],
        quantities: [{ id: 'reading', name: words, unit, count: 1, decimals }],
        tables: [],
        criteria: limitsOf(comparisons).map(({ op, limit }, at) => ({
          id: at === 0 ? 'limit' : `limit-${at + 1}`,
          name: words,
          value: 'reading',
          unit,
          op,
          limit,
          compare: 'full',
          rounding: { interval: (10 ** -decimals).toFixed(decimals), mode: 'halfEven' },
          standard: standard === '' ? undefined : standard,
          provenance,
        })),
        // A decimal is read from an instrument, a whole number is counted.
        instrument: !integer,
      },
    });
  };

  /** Evidence belongs to the question above it in its group; without one it is asked by itself. */
  const evidence = (row: FormRow, name: string, kind: 'photo' | 'file', required: boolean) => {
    if (!required) return remark(row, 'type', text.evidenceDropped);
    const above = items.at(-1);
    const demand = (when: string) => ({ id: name, kind, atLeast: 1, words: row.words('label'), when });
    if (!above || above.section !== (groups.at(-1)?.section ?? outside))
      return add(row, name, { evidence: [demand('always')] });
    const placed = conditionAt(row);
    const decider = placed && deciders.get(idOf(placed.condition.question));
    const under = placed && decider ? verdictsUnder(placed, decider) : [];
    const failing = under.every((verdict) => verdict === 'nonconforming' || verdict === 'improvement');
    if (placed && !(decider?.item === above.id && failing))
      return refuse(row, 'relevant', text.evidenceCondition);
    const when = placed ? 'nonconforming' : 'always';
    above['evidence'] = [...((above['evidence'] as readonly Plain[] | undefined) ?? []), demand(when)];
  };

  const question = (row: FormRow, type: string, list: string) => {
    const name = nameOf(row);
    const required = flags[row.text('required').toLowerCase()];
    if (required === undefined) refuse(row, 'required', text.badFlag);
    if (row.text('constraint') !== '' && type !== 'integer' && type !== 'decimal')
      refuse(row, 'constraint', text.constraintOn);
    if (inRecord.test(type)) {
      add(row, name, {});
      remark(row, 'type', text.writtenInRecord);
    } else if (type === 'integer' || type === 'decimal') measured(row, name, type === 'integer');
    else if (type === 'acknowledge' || type === 'trigger') add(row, name, {});
    else if (type === 'image' || type === 'file')
      evidence(row, name, type === 'image' ? 'photo' : 'file', required === true);
    else if (type === 'select_multiple') {
      const documents = choicesAt(row, list).map((choice) => ({ id: idOf(choice.name), name: choice.words }));
      add(row, name, { task: { kind: 'document', documents } });
    } else {
      const choices = choicesAt(row, list);
      const verdicts = verdictsOf(choices);
      if (!verdicts && choices.length > 0) remark(row, 'type', text.choicesInRecord);
      const item = add(row, name, {}, verdicts || choices.length === 0 ? [] : [choiceWords(choices)]);
      if (verdicts) deciders.set(name, { item: item.id, verdicts });
    }
  };

  for (const row of form.survey) {
    const [word = '', second = '', ...others] = row.text('type').split(/\s+/);
    const opens = /^(begin|end)$/i.test(word);
    const type = (opens ? `${word}_${second}` : word).toLowerCase();
    if (type === 'begin_group') {
      dropSteps();
      groups.push({ row, section: nameOf(row), placed: conditionAt(row) });
    } else if (type === 'end_group') {
      dropSteps();
      if (!groups.pop()) refuse(row, 'type', text.groupNone);
    } else if (type === 'note') {
      if (row.text('relevant') !== '') remark(row, 'relevant', text.noteCondition);
      steps.push(row.words('label'));
      stepsFrom ??= row;
    } else if (kept.test(type)) remark(row, 'type', text.keptByJournal);
    else if (type === 'calculate' || type === 'hidden') remark(row, 'type', text.calculateDropped);
    else if (
      inRecord.test(type) ||
      /^(integer|decimal|acknowledge|trigger|image|file)$/.test(type) ||
      (/^select_(one|multiple)$/.test(type) && others.length === 0)
    )
      question(row, type, second);
    else refuse(row, 'type', sayBoth(text.unknownType, { type: row.text('type') }));
  }
  dropSteps();
  for (const { row } of groups) refuse(row, 'type', text.groupOpen);
  return { items, sections };
};
