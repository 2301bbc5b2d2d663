import fc from 'fast-check';
import { stringify } from 'yaml';
import type { ContentFiles } from '../../../shared/content/parse-content.ts';
import { specimenContent } from '../../shared/content/specimen-content.ts';

/** Sound content of any kind, as files: every kind of item and rule set, and texts that try to break out of their cell. */

const han = /\p{Script=Han}/u;
const oneLine = (text: string): boolean => text.trim() !== '' && !/[\r\n]/.test(text);

const nasty = fc.constantFrom(
  '=1+1',
  ' lead',
  'tail ',
  '# no comment',
  '- dash',
  'a: b',
  "it's",
  '"quoted"',
  'null',
  '~',
  'yes',
  '0x1F',
  '1e5',
  '01',
  '2024-09-25',
  '{ a: b }',
  '[x, y]',
  '&a *a !tag |',
  '@at %',
  'tab\there',
  '_x0041_',
  '\\n',
  'P·I、P·II，P·O；',
  '\u2028',
  '\u0085x',
  '\ud83d\ude00',
);

const latin = fc
  .oneof(nasty, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }))
  .filter((text) => oneLine(text) && !han.test(text));
const words = fc
  .record({ zh: fc.oneof(latin, fc.constantFrom('水泥', '三个、四个', '一步，两步')), en: latin })
  .filter(({ zh, en }) => zh !== en);

const basis = fc.constantFrom('source', 'recalled', 'unverified');
const optional = <T>(key: string, value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.option(value).map((given) => (given === null ? {} : { [key]: given }));
const merged = (...parts: fc.Arbitrary<object>[]): fc.Arbitrary<Record<string, unknown>> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as Record<string, unknown>);

const provenance = merged(fc.record({ basis }), optional('source', latin), optional('note', words));
const types = ['licenceReview', 'randomSupervision', 'unannounced', 'recheck'];
const someTypes = fc.subarray(types, { minLength: 1 });
const someUnits = fc.subarray(['bagged', 'bulk'], { minLength: 1 });
const decimal = fc.constantFrom('0', '0.10', '42.5', '-1.5', '1000');

const ids = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const named = (prefix: string, most: number, more: fc.Arbitrary<object>, least = 1) =>
  fc
    .integer({ min: least, max: most })
    .chain((count) =>
      fc.tuple(
        ...ids(prefix, count).map((id) => merged(fc.constant({ id }), fc.record({ name: words }), more)),
      ),
    );

const evidence = fc.integer({ min: 0, max: 3 }).chain((count) =>
  fc.tuple(
    ...ids('e', count).map((id) =>
      fc.record({
        id: fc.constant(id),
        kind: fc.constantFrom('photo', 'file', 'any'),
        atLeast: fc.integer({ min: 1, max: 20 }),
        words,
        when: fc.constantFrom('always', 'nonconforming'),
      }),
    ),
  ),
);

const uncertainty = merged(
  fc.record({
    expanded: fc.constantFrom('0.1', 'd'),
    rule: fc.constantFrom('warn', 'guardedAcceptance', 'guardedRejection', 'fourResults'),
    provenance,
  }),
  optional('factor', fc.constantFrom('0.83', '1')),
);

/** One value with limits by the choice, one range, one only under a condition. */
const measurement = fc
  .tuple(
    fc.uniqueArray(
      // The one name that no choice may have.
      latin.filter((value) => value !== '__proto__'),
      { minLength: 1, maxLength: 3 },
    ),
    fc.integer({ min: 1, max: 4 }),
  )
  .chain(([choices, count]) => {
    const criterion = (id: string, more: object) =>
      merged(
        fc.record({
          id: fc.constant(id),
          name: words,
          unit: fc.constantFrom('', 'mm', '%'),
          compare: fc.constantFrom('full', 'rounded'),
          rounding: fc.record({
            interval: fc.constantFrom('0.01', '5'),
            mode: fc.constantFrom('halfEven', 'halfUp'),
          }),
          standard: latin,
          provenance,
        }),
        fc.constant(more),
        optional('uncertainty', uncertainty),
      );
    return fc.record({
      kind: fc.constant('measurement'),
      instrument: fc.boolean(),
      parameters: fc.tuple(
        fc.record({
          id: fc.constant('k'),
          name: words,
          unit: fc.constantFrom(null, 'mm²'),
          choices: fc.tuple(...choices.map((value) => fc.record({ value: fc.constant(value), name: words }))),
        }),
        fc.record({ id: fc.constant('d'), name: words, unit: fc.constantFrom(null, 'mm') }),
      ),
      quantities: fc.tuple(
        fc.record({
          id: fc.constant('x'),
          name: words,
          unit: fc.constantFrom('', 'kg'),
          count: fc.constant(count),
          decimals: fc.integer({ min: 0, max: 6 }),
        }),
      ),
      tables: fc.tuple(
        fc.record({
          id: fc.constant('t'),
          rows: fc
            .tuple(...choices.map(() => decimal))
            .map((values) => Object.fromEntries(choices.map((choice, at) => [choice, values[at]]))),
        }),
      ),
      criteria: fc.tuple(
        criterion('c1', { value: 'min(x)', op: '>=', limit: 'lookup(t, k)' }),
        criterion('c2', { value: 'max(x) + d', op: 'range', limit: ['1', '2 * 3'] }),
        criterion('c3', { value: 'sum(x) * 2', op: '<', limit: 'd', when: 'd > 1' }),
      ),
    });
  });

const task = fc.oneof(
  fc.constant(undefined),
  named('d', 3, fc.constant({})).map((documents) => ({ kind: 'document', documents })),
  fc.record({
    kind: fc.constant('equipment'),
    rows: named(
      'r',
      3,
      merged(fc.record({ provenance }), optional('demand', words), optional('calibrated', fc.constant(true))),
    ),
  }),
  fc.record({ kind: fc.constant('sampling'), plan: words, unit: latin }),
  measurement,
);

const checks = fc.array(words, { minLength: 1, maxLength: 4 });

const item = (id: string, clause: string) =>
  merged(
    fc.record({ title: words, requirement: words, checks, evidence, provenance }),
    fc.constant({ id, clause, section: 'duties' }),
    task.map((given) => (given === undefined ? {} : { task: given })),
    optional('veto', fc.constant(true)),
    optional('types', someTypes),
    optional('units', someUnits),
    fc.option(words).map((noPhotos) => (noPhotos === null ? {} : { noPhotos })),
  ).map((one): Record<string, unknown> => {
    const demands = one['evidence'] as { kind: string }[];
    return {
      ...one,
      evidence: one['noPhotos'] ? demands.map((demand) => ({ ...demand, kind: 'any' })) : demands,
    };
  });

const items = (prefix: string, most: number) =>
  fc
    .integer({ min: 1, max: most })
    .chain((count) => fc.tuple(...ids(prefix, count).map((id) => item(id, id.toUpperCase()))));

/** An item that is always asked, and one that depends on it: so that every unit and type has something to ask. */
const anchors = fc.tuple(
  merged(
    fc.record({ title: words, requirement: words, checks, provenance }),
    fc.constant({ id: 'anchor', clause: 'A1', section: 'duties' }),
  ),
  merged(
    fc.record({ title: words, requirement: words, checks, provenance }),
    fc.constant({
      id: 'follow',
      clause: 'A2',
      section: 'duties',
      askedWhen: { item: 'anchor', verdicts: ['nonconforming', 'conforms'] },
    }),
  ),
);

const grades = fc.tuple(words, words, words).map(([good, bad, none]) => [
  { verdict: 'conforms', words: good, for: 'all' },
  { verdict: 'nonconforming', words: bad, for: 'all' },
  { verdict: 'notApplicable', words: none, for: 'other' },
]);

const conclusion = fc.oneof(
  fc.tuple(words, words, words).map(([pass, fail, none]) => ({
    kind: 'threshold',
    pass,
    fail,
    anyOf: [
      [{ id: 'none', words: none, count: 'nonconforming', among: 'all', op: '=', value: 0 }],
      [
        { id: 'none', words: none, count: 'nonconforming', among: 'veto', op: '=', value: 0 },
        { id: 'never', words: none, count: 'nonconforming', among: 'other', op: '<', value: 0 },
      ],
    ],
  })),
  fc.constant({ kind: 'unavailable' }),
);

const closed = fc.tuple(words, words, words).map(([a, b, c]) => ({
  kind: 'closedList',
  results: [
    { id: 'a', words: a, outcome: 'pass' },
    { id: 'b', words: b, outcome: 'fail' },
  ],
  followUps: [{ id: 'c', words: c, outcome: 'neutral' }],
}));

const ruleSet = (id: string, concluded: fc.Arbitrary<{ readonly kind: string }>) =>
  fc
    .record({
      schema: fc.constant(1),
      id: fc.constant(id),
      version: fc.integer({ min: 1, max: 99 }),
      title: words,
      document: latin,
      effectiveFrom: fc.constantFrom(null, '2020-01-01'),
      effectiveTo: fc.constantFrom(null, '2030-12-31'),
      provenance,
      grades,
      veto: fc.constantFrom({ by: 'items' }, { by: 'none' }, { by: 'clauses', clauses: ['A1'] }),
      vetoMayBeNotApplicable: fc.boolean(),
      conclusion: concluded,
    })
    // Where a person concludes, only a rule set that vetoes by items lets a veto fire.
    .map((value) => ({
      ...value,
      ...(value.conclusion.kind === 'closedList' ? { veto: { by: 'items' } } : {}),
    }))
    .map((value) => [`rule-sets/${id}.yaml`, value] as const);

const taken = (general: readonly Record<string, unknown>[]) =>
  fc.tuple(
    ...general.map(({ id }) =>
      merged(
        fc.constant({ item: id }),
        optional('title', words),
        optional('requirement', words),
        optional('checks', checks),
        optional('veto', fc.boolean()),
        optional('types', someTypes),
        optional('units', someUnits),
        optional('provenance', provenance),
        fc.constantFrom({}, { clause: `X${String(id)}` }),
      ),
    ),
  );

const specification = (general: readonly Record<string, unknown>[]) =>
  fc.record({
    schema: fc.constant(1),
    id: fc.constant('any'),
    version: fc.integer({ min: 1, max: 99 }),
    title: words,
    category: fc.constant('02'),
    standards: fc.array(fc.record({ number: latin, title: words, provenance }), { maxLength: 3 }),
    ruleSets: fc.constantFrom(
      ...['one', 'two'].map((id) => Object.fromEntries(types.map((type) => [type, id]))),
    ),
    sections: fc.tuple(words, optional('ordinal', latin)).map(([title, place]) => [
      { take: 'duties', ...place },
      { id: 'own', ordinal: '二', title },
    ]),
    general: taken(general),
  });

const fileOf = (value: unknown): string => stringify(value, { lineWidth: 0 });

/** Content files that have no finding. */
export const anyContent: fc.Arbitrary<ContentFiles> = fc
  .tuple(items('g', 3), words)
  .chain(([general, title]) =>
    fc
      .tuple(
        specification(general),
        items('i', 5),
        anchors,
        merged(item('last', 'Z')),
        ruleSet('one', conclusion),
        ruleSet('two', fc.oneof(conclusion, closed)),
      )
      .map(([main, own, fixed, last, ...rules]) => ({
        'catalogue/categories.yaml': specimenContent['catalogue/categories.yaml'] ?? '',
        'specifications/general/items.yaml': fileOf({
          sections: [{ id: 'duties', ordinal: '一', title }],
          items: general,
        }),
        'specifications/any/specification.yaml': fileOf(main),
        'specifications/any/items.yaml': fileOf({ items: own }),
        'specifications/any/more.yaml': fileOf({
          items: [...fixed, { ...last, section: 'own', units: undefined, types: undefined }],
        }),
        ...Object.fromEntries(rules.map(([path, value]) => [path, fileOf(value)])),
      })),
  );
