import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContent } from '../../headquarters/publication/read-content.ts';
import { Catalogue } from '../../shared/domain/catalogue-edition.ts';
import { readPrintedNumber } from '../../shared/domain/printed-number.ts';
import { productsOf } from '../../shared/domain/products.ts';

let catalogue: Catalogue;
beforeAll(async () => {
  const content = await readContent(fileURLToPath(new URL('../../assets', import.meta.url)));
  catalogue = Catalogue.parse(content.catalogue);
});

describe('a number that stands on a certificate', () => {
  it('is not there where nothing was typed', () => {
    expect(readPrintedNumber(catalogue, ' 　')).toBeNull();
  });

  it('is a licence number with its province and what licences of its prefix are for', () => {
    const read = readPrintedNumber(catalogue, '（鄂）xk08-001-04763');
    expect(read).toMatchObject({
      kind: 'licence',
      code: '(鄂)XK08-001-04763',
      problem: null,
      warnings: [],
      prefix: 'XK08-001',
      province: { code: '42' },
    });
    expect(read?.kind === 'licence' && read.products[0]).toBe(productsOf(catalogue).get('02'));
  });

  it('has the category before what left it, and every product of a shared prefix', () => {
    const read = readPrintedNumber(catalogue, 'XK09-005-00007');
    expect(read?.kind === 'licence' && read.products.map(({ id }) => id)).toEqual([
      '03',
      'satellite-receivers',
    ]);
  });

  it.each([
    ['XK99-999-00001', 'licence', null, 0],
    ['XK08-OO1-04763', 'licence', /XK08-001-04763/, 0],
    ['08-001-04763', 'licence', /格式应如/, 0],
    ['XK08-001-00000', 'licence', /00000/, 1],
    ['QS15-10301-00001', 'licence', null, 0],
    ['91330100799655058B', 'creditCode', null, null],
    ['91330100799655058C', 'creditCode', /校验位/, null],
    ['913301007996', 'creditCode', /18 位/, null],
    ['hello', 'creditCode', /18 位/, null],
  ])('%s is a %s with its problem', (typed, kind, problem, products) => {
    const read = readPrintedNumber(catalogue, typed);
    expect(read?.kind).toBe(kind);
    if (problem === null) expect(read?.problem).toBeNull();
    else expect(read?.problem?.zh).toMatch(problem);
    expect(read?.kind === 'licence' ? read.products.length : null).toBe(products);
  });

  it('is a credit code with who registered it where', () => {
    expect(readPrintedNumber(catalogue, '９１330100799655058b')).toMatchObject({
      code: '91330100799655058B',
      registered: '91',
      province: { code: '33' },
      warnings: [],
    });
    expect(readPrintedNumber(catalogue, '9144030071526726XG')).toMatchObject({ province: { code: '44' } });
  });
});
