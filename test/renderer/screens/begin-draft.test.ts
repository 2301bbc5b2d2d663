import { describe, expect, it } from 'vitest';
import {
  checkBegin,
  emptyBegin,
  needsLicence,
  readLicences,
  typesFor,
  visitOf,
} from '../../../renderer/screens/begin/begin-draft.ts';
import { checklistOf, itemNamed } from '../../shared/domain/specimen.ts';

const cement = checklistOf([itemNamed('1.1')]);
const other = {
  ...cement,
  categories: cement.categories.map((category) => ({
    ...category,
    code: '06',
    units: category.units.map((unit) => ({ ...unit, id: `c-${unit.id}` })),
  })),
  ruleSets: { licenceReview: 'another', recheck: 'specimen' },
};
const checklists = [cement, other];
const whole = {
  ...emptyBegin,
  units: ['u2', 'u1'],
  name: ' 某厂 ',
  creditCode: '9142 1024 ma49x7k25f',
  address: '某路 1 号',
  legalRepresentative: '王某',
  contactName: '赵某',
  contactPost: '厂长',
};
const holder = { id: 'lead', name: '李明' };
const problemsOf = (change: Partial<typeof emptyBegin>) =>
  checkBegin({ ...whole, ...change }, checklists).map(({ at }) => at);

describe('the form of a visit that begins here', () => {
  it('offers the types that all chosen categories conclude alike', () => {
    expect(typesFor(checklists, ['u1'])).toContain('licenceReview');
    expect(typesFor(checklists, ['u1', 'c-u1'])).toEqual(['recheck']);
  });

  it('asks no licence number of the maker of goods off the catalogue, whatever was typed before', () => {
    const wheels = {
      ...cement,
      categories: cement.categories.map((category) => ({
        ...category,
        code: '00',
        units: category.units.map((unit) => ({ ...unit, id: `d-${unit.id}` })),
      })),
    };
    const draft = { ...whole, units: ['d-u1'], licences: 'XK8' };
    expect(checkBegin(draft, [wheels])).toEqual([]);
    expect(visitOf(draft, [wheels], holder).licences).toEqual([]);
    expect(needsLicence([wheels, cement], ['d-u1'])).toBe(false);
    expect(needsLicence([wheels, cement], ['d-u1', 'u1'])).toBe(true);
  });

  it('becomes a visit: trimmed, codes in their normal form, the holder as leader, one address for both', () => {
    expect(problemsOf({})).toEqual([]);
    const visit = visitOf({ ...whole, licences: 'xk08-001-00186，(鄂)XK06-001-00077' }, checklists, holder);
    expect(visit.products).toEqual([{ categoryCode: '02', units: ['u1', 'u2'] }]);
    expect(visit.enterprise).toMatchObject({
      name: '某厂',
      creditCode: '91421024MA49X7K25F',
      productionAddress: '某路 1 号',
    });
    expect(visit.enterprise.creditCodeReason).toBeUndefined();
    expect(visit.licences.map(({ number }) => number)).toEqual(['XK08-001-00186', '(鄂)XK06-001-00077']);
    expect(visit.team).toEqual([{ id: 'lead', name: '李明', role: 'leader', number: '' }]);
  });

  it.each([
    [{ units: [] }, ['units']],
    [{ units: ['u1', 'c-u1'] }, ['type']],
    [{ name: '  ' }, ['name']],
    [{ creditCode: '' }, ['creditCode']],
    [{ creditCode: '91421024MA49X7K25G' }, ['creditCode']],
    [{ creditCode: '91421024MA49X7K25G', creditCodeReason: '执照如此' }, []],
    [{ creditCode: '9142', creditCodeReason: '执照如此' }, ['creditCode']],
    [{ licences: 'XK8' }, ['licences']],
    [{ inspectorNumber: '7' }, ['inspectorName']],
  ])('%j is stopped at %j', (change, at) => expect(problemsOf(change)).toEqual(at));

  it('reads any number of licence numbers, and names the first that is none', () => {
    expect(readLicences('', '').licences).toEqual([]);
    expect(readLicences('XK08-001-00186, nonsense', '').problem).not.toBeNull();
  });
});
