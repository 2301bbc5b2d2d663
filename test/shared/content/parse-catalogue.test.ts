import { describe, expect, it } from 'vitest';
import { parseContent } from '../../../shared/content/parse-content.ts';
import type { HechaError } from '../../../shared/errors.ts';
import { digestOf } from '../../../shared/seal/digest.ts';
import { specimenContent } from './specimen-content.ts';

const edition = 'catalogue/edition.yaml';
const products = 'catalogue/products.yaml';
const categories = 'catalogue/categories.yaml';

const files = {
  ...specimenContent,
  [edition]: `schema: 1
version: 3
issuedOn: '2026-11-26'
title: { zh: 目录, en: Catalogue }
versions:
  - id: '2019'
    from: '2019-09-08'
    document: 国发〔2019〕19号
    levels: 2
    provenance: { basis: source, source: here }
`,
  [products]: `schema: 1
products:
  - id: grinding-wheels
    name: { zh: 砂轮, en: Grinding wheels }
    periods:
      - regime: { name: unknown }
        provenance: { basis: unverified }
      - from: '2019-09-08'
        regime: { name: cancelled }
        document: 国发〔2019〕19号
        provenance: { basis: source, source: here }
`,
};

const refusalOf = (changed: Readonly<Record<string, string>>): unknown => {
  try {
    parseContent({ ...files, ...changed });
  } catch (caught) {
    return (caught as HechaError).detail;
  }
  throw new Error('the content was accepted');
};

describe('the files of the catalogue', () => {
  it('make an edition, with what is left out meaning not documented', () => {
    const { catalogue } = parseContent(files);
    expect(catalogue).toMatchObject({ version: 3, versions: [{ units: null }] });
    expect(catalogue?.categories[0]).toMatchObject({
      code: '02',
      unitCount: { value: null },
      periods: [{ from: null, regime: { name: 'unknown' }, document: null }],
    });
  });

  it('make none where no file says which edition it is', () => {
    expect(parseContent(specimenContent).catalogue).toBeNull();
  });

  it('make goods off the catalogue a category, which a specification may name', () => {
    const cement = specimenContent['specifications/cement/specification.yaml'] ?? '';
    const licensed = `${files[products]}`.replace(
      "      - from: '2019-09-08'",
      `      - from: '2017-09-01'
        regime: { name: licence, mode: null, authority: null }
        provenance: { basis: source, source: here }
      - from: '2019-09-08'`,
    );
    const delisted = {
      [products]: licensed,
      'specifications/wheels/specification.yaml': cement
        .replace('id: cement', 'id: wheels')
        .replace("'02'", "'00'")
        .replace(/ {2}- id: product[^]*?en: Product \}\n/, ''),
    };
    const { checklists } = parseContent({ ...files, ...delisted });
    expect(checklists.find(({ id }) => id === 'wheels')?.categories).toMatchObject([
      { code: '00', licencePrefixes: [], units: [{ id: 'grinding-wheels' }] },
    ]);
    expect(refusalOf({ ...delisted, [products]: files[products] })).toMatchObject({
      file: 'specifications/wheels/specification.yaml',
    });
  });

  it('leave the history out of the checklists: a new edition does not change their digests', () => {
    const [checklist] = parseContent(files).checklists;
    expect(digestOf(checklist)).toBe(digestOf(parseContent(specimenContent).checklists[0]));
  });

  it.each([
    [
      'two periods from one day',
      products,
      '- regime: { name: unknown }\n        provenance: { basis: unverified }',
      "- regime: { name: unknown }\n        provenance: { basis: unverified }\n      - from: '2019-09-08'\n        regime: { name: unknown }\n        provenance: { basis: unverified }",
      11,
    ],
    [
      'a first period with a beginning',
      products,
      '- regime: { name: unknown }',
      "- from: '2018-01-01'\n        regime: { name: unknown }",
      6,
    ],
    [
      'a merger into nothing',
      products,
      'regime: { name: cancelled }',
      "regime: { name: mergedInto, into: '44' }",
      9,
    ],
    ['a regime of an unknown name', products, 'name: cancelled', 'name: abolished', 9],
    ['a day that no calendar has', products, "'2019-09-08'", "'2019-02-30'", 8],
    [
      'a version twice',
      edition,
      '  - id:',
      "  - id: '2019'\n    from: '2019-01-01'\n    document: x\n    levels: 2\n    provenance: { basis: recalled }\n  - id:",
      11,
    ],
    ['a product with the id of a unit', products, 'id: grinding-wheels', 'id: bagged', 3],
    ['a unit name twice', categories, '散装', '袋装', 11],
  ])('are refused with file and line: %s', (_what, file, from, to, line) => {
    const text = files[file as keyof typeof files];
    expect(text).toContain(from);
    expect(refusalOf({ [file]: text.replace(from, to) })).toMatchObject({ file, line });
  });
});
