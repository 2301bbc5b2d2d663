import { beforeAll, describe, expect, it } from 'vitest';
import { loadFonts, type Fonts } from '../../../main/services/report/fonts.ts';
import { renderForm } from '../../../main/services/report/render-form.ts';
import { formStates } from '../../../shared/report/forms/form-states.ts';
import type { EmbeddedRecord } from '../../../shared/report/record.ts';
import { reportInputOf } from '../../../shared/report/report-input.ts';
import { type AnsweredOptions, buildAnsweredInspection } from '../../fixtures/report/answered-inspection.ts';
import { longValues, word } from '../../fixtures/report/long-values.ts';
import { readGeometry } from '../../fixtures/report/page-geometry.ts';
import { crossing, outside } from '../../fixtures/report/page-margins.ts';

let fonts: Fonts;
beforeAll(async () => {
  fonts = await loadFonts();
});

const languages = ['zh', 'en', 'both'] as const;

/** Every form of the record that is ready, with whatever of it leaves the margins or runs through a rule. */
const draw = async (record: EmbeddedRecord) => {
  const drawn: Record<string, { astray: string[]; missing: readonly string[]; pages: number }> = {};
  for (const { kind, state } of formStates(reportInputOf(record))) {
    if (state.name !== 'ready') continue;
    const { bytes, missingGlyphs, pages } = await renderForm({ record, form: kind, sealed: false, fonts });
    const geometry = readGeometry(bytes);
    expect(geometry).toHaveLength(pages);
    drawn[kind] = { astray: [...outside(geometry), ...crossing(geometry)], missing: missingGlyphs, pages };
  }
  return drawn;
};

const astray = (drawn: Awaited<ReturnType<typeof draw>>): string[] =>
  Object.entries(drawn).flatMap(([kind, { astray: found }]) => found.map((where) => `${kind} ${where}`));

/** The first clauses that this visit asks, all of them found wanting. */
const problems = (options: AnsweredOptions, count = 4): NonNullable<AnsweredOptions['verdicts']> => {
  const { context, evaluation } = reportInputOf(buildAnsweredInspection(options).record('zh', 'draft'));
  const asked = context.checklist.items.filter(({ id }) => evaluation.items.get(id)?.asked);
  return Object.fromEntries(asked.slice(0, count).map(({ id }) => [id, 'nonconforming']));
};

/** Every field of free text holds one word longer than its column, every note a page of prose. */
const hostile = (options: AnsweredOptions): AnsweredOptions => {
  const { items } = buildAnsweredInspection(options).context.checklist;
  const note = `见 ${word} ${'很长的事实。'.repeat(120)}`;
  return {
    ...options,
    enterprise: `荆州${word}`,
    values: longValues(items),
    notes: Object.fromEntries(items.map(({ id }) => [id, note])),
    verdicts: problems(options),
  };
};

const review: AnsweredOptions = { checklist: 'cement', type: 'licenceReview' };
const unannounced: AnsweredOptions = { checklist: 'fertiliser', type: 'unannounced', units: ['compound'] };
const recheck: AnsweredOptions = { ...unannounced, type: 'recheck' };
const spotCheck: AnsweredOptions = { checklist: 'banknote', type: 'spotCheck' };

const keep = (options: AnsweredOptions): void => {
  const built = buildAnsweredInspection(options);
  for (const language of languages) {
    it(`in ${language}`, async () => {
      const drawn = await draw(built.record(language, 'draft'));
      expect(Object.keys(drawn).length).toBeGreaterThanOrEqual(4);
      expect(astray(drawn)).toEqual([]);
    });
  }
};

describe('the pages of the forms keep to their 172 mm and their boxes', () => {
  for (const options of [review, unannounced, recheck, spotCheck])
    describe(String(options.type), () => keep({ ...options, verdicts: problems(options) }));
  // Between them these two have every kind of form.
  for (const options of [review, unannounced])
    describe(`${options.type ?? ''}, with words longer than any column`, () => keep(hostile(options)));
});

describe('the forms', () => {
  it('are there for a visit of which only the assignment is recorded', async () => {
    const record = buildAnsweredInspection({ checklist: 'cement' }).record('both', 'draft');
    const journal = record.journal.slice(0, 1);
    const drawn = await draw({ ...record, journal, journalHead: journal[0]?.hash ?? '' });
    expect(Object.keys(drawn)).toEqual(['openingNotice']);
    expect(astray(drawn)).toEqual([]);
  });

  it('name characters that the font lacks and never drop them', async () => {
    const built = buildAnsweredInspection({ checklist: 'cement', enterprise: '荆州𠮷星水泥有限公司' });
    for (const { missing } of Object.values(await draw(built.record('zh', 'draft'))))
      expect(missing).toEqual(['𠮷']);
  });

  it('have the same bytes for the same record', async () => {
    const record = buildAnsweredInspection({ checklist: 'cement' }).record('both', 'draft');
    const print = () => renderForm({ record, form: 'itemRecord', sealed: false, fonts });
    const [one, two] = [await print(), await print()];
    expect(one.bytes.equals(two.bytes)).toBe(true);
  });

  it('of a sampling record stay one page a copy in one language', async () => {
    const built = buildAnsweredInspection(unannounced);
    for (const language of ['zh', 'en'] as const) {
      const { samplingRecord } = await draw(built.record(language, 'draft'));
      expect(samplingRecord?.pages).toBe(6);
    }
  });
});
