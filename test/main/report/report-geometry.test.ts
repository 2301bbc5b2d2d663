import { beforeAll, describe, expect, it } from 'vitest';
import { loadFonts, type Fonts } from '../../../main/services/report/fonts.ts';
import { renderReport } from '../../../main/services/report/render-report.ts';
import { type AnsweredOptions, buildAnsweredInspection } from '../../fixtures/report/answered-inspection.ts';
import { longValues, word } from '../../fixtures/report/long-values.ts';
import { type DrawnPage, readGeometry } from '../../fixtures/report/page-geometry.ts';
import { crossing, outside } from '../../fixtures/report/page-margins.ts';

let fonts: Fonts;
beforeAll(async () => {
  fonts = await loadFonts();
});

const languages = ['zh', 'en', 'both'] as const;
const categories = ['cement', 'cable', 'fertiliser'] as const;

const draw = async (options: AnsweredOptions, language: (typeof languages)[number]): Promise<DrawnPage[]> => {
  const built = buildAnsweredInspection(options);
  const { bytes } = await renderReport({ record: built.record(language), photos: built.photos, fonts });
  return readGeometry(bytes);
};

describe('what stands on the pages of a report', () => {
  it.each(languages)(
    'keeps to them in a spot check with two samples and no column for a day: %s',
    async (language) => {
      const options: AnsweredOptions = {
        checklist: 'delisted',
        type: 'spotCheck',
        units: ['grinding-wheels', 'waterproof-membranes'],
        verdicts: { 'delisted-13': 'nonconforming' },
        values: { 'delisted-q2': { 's/count': '2', 's/1/product': word, 's/2/place': word } },
      };
      const pages = await draw(options, language);
      expect(outside(pages)).toEqual([]);
      expect(crossing(pages)).toEqual([]);
    },
  );

  for (const checklist of categories) {
    for (const language of languages) {
      it(`keeps to its 172 mm and its cells: ${checklist}, ${language}`, async () => {
        const pages = await draw({ checklist, extraPhotos: 3, signatures: 'enterpriseRefuses' }, language);
        expect(pages.flat().filter(({ kind }) => kind === 'text').length).toBeGreaterThan(500);
        expect(outside(pages)).toEqual([]);
        expect(crossing(pages)).toEqual([]);
      });

      it(`keeps to them with words and numbers longer than any column: ${checklist}, ${language}`, async () => {
        const { items } = buildAnsweredInspection({ checklist }).context.checklist;
        const pages = await draw(
          {
            checklist,
            enterprise: `荆州${word}`,
            values: longValues(items),
            notes: Object.fromEntries(items.map(({ id }) => [id, `见 ${word}`])),
            verdicts: Object.fromEntries(
              items.slice(0, 6).map(({ id }, index) => [id, index % 2 ? 'improvement' : 'nonconforming']),
            ),
          },
          language,
        );
        expect(outside(pages)).toEqual([]);
        expect(crossing(pages)).toEqual([]);
      });
    }
  }
});
