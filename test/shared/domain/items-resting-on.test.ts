import { describe, expect, it } from 'vitest';
import { itemsRestingOn, standardNamed } from '../../../shared/domain/items-resting-on.ts';
import { both, checklistOf, criterionNamed, itemNamed, measured } from './specimen.ts';

describe('a text names a standard', () => {
  it.each([
    ['GB/T 1499.2-2018 表 6', 'GB/T 1499.2', 'GB/T 1499.2-2018'],
    ['GB/T 1499.2-2018', 'GB/T 1499.2-2018', 'GB/T 1499.2-2018'],
    ['见gb/t1499.2—2018第7章', 'GB/T 1499.2', 'GB/T 1499.2-2018'],
    ['ＧＢ／Ｔ １４９９．２', 'GB/T 1499.2', 'GB/T 1499.2'],
    ['GB/T 17671-2021; GB 175-2023', 'GB 175', 'GB 175-2023'],
    ['按GB 175执行', 'gb175', 'GB 175'],
    ['GB 175 - 12 samples', 'GB 175', 'GB 175'],
    ['GB 175-20231', 'GB 175', 'GB 175'],
  ])('%s: %s as %s', (text, number, named) => {
    expect(standardNamed(text, number)).toBe(named);
  });

  it.each([
    ['GB/T 1499.2-2018', 'GB/T 1499.2-2024'],
    ['GB/T 1499.2-2018', 'GB/T 1499'],
    ['GB/T 1499.20-2018', 'GB/T 1499.2'],
    ['GB 1751-2010', 'GB 175'],
    ['GB/T 175-2010', 'GB 175'],
    ['MGB 175-2010', 'GB 175'],
    ['anything', ' '],
    ['GB/T 1499x2', 'GB/T 1499.2'],
  ])('%s is not %s', (text, number) => {
    expect(standardNamed(text, number)).toBeNull();
  });
});

it('what rests on a replaced standard is found in its list, its criteria, its rows and its sources', () => {
  const checklist = {
    ...checklistOf([
      itemNamed('free'),
      itemNamed('sourced', { provenance: { basis: 'source', source: 'GB 175-2023 clause 6' } }),
      itemNamed('asked', { requirement: both('符合 GB 175 的规定') }),
      itemNamed('measured', {
        task: measured({
          criteria: [
            criterionNamed('one', { standard: 'GB 175-2023' }),
            criterionNamed('other', { standard: 'GB/T 17671-2021' }),
          ],
        }),
      }),
      itemNamed('equipped', {
        task: {
          kind: 'equipment',
          rows: [
            {
              id: 'r',
              name: both('r'),
              demand: both('as GB 175'),
              calibrated: true,
              provenance: { basis: 'recalled' },
            },
          ],
        },
      }),
    ]),
    standards: [
      { number: 'GB 175-2023', title: both('cement'), provenance: { basis: 'recalled' as const } },
      { number: 'GB 13590-2022', title: both('other'), provenance: { basis: 'recalled' as const } },
    ],
  };
  const found = itemsRestingOn([checklist, { ...checklist, id: 'twin' }], 'GB 175');
  expect(
    found.map((one) => [one.checklist, one.at, ...('item' in one ? [one.item.id, one.part] : [])]),
  ).toEqual(
    ['specimen', 'twin'].flatMap((id) => [
      [id, 'standards'],
      [id, 'item', 'sourced', null],
      [id, 'item', 'asked', null],
      [id, 'criterion', 'measured', 'one'],
      [id, 'equipment', 'equipped', 'r'],
    ]),
  );
  expect(found.slice(0, 5).map(({ edition, provenance }) => `${edition} ${provenance.basis}`)).toEqual([
    'GB 175-2023 recalled',
    'GB 175-2023 source',
    'GB 175 source',
    'GB 175-2023 source',
    'GB 175 recalled',
  ]);
  expect(itemsRestingOn([checklist], 'GB 175-2007')).toEqual([]);
});
