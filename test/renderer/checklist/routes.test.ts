import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hashOf,
  libraryRoute,
  libraryViews,
  places,
  placeRoute,
  readRoute,
  stages,
  type Route,
} from '../../../renderer/screens/routes.ts';

const part = fc.string({ minLength: 1, maxLength: 20 });
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.record({
    name: fc.constant('inspection' as const),
    inspectionId: part,
    stage: fc.constantFrom(...stages),
    itemId: part,
    field: part,
  }),
  fc.constantFrom(...places).map(placeRoute),
  fc.constantFrom(...libraryViews).map(libraryRoute),
  fc.record({
    name: fc.constant('library' as const),
    view: fc.constant('checklists' as const),
    digest: part,
    itemId: fc.option(part),
  }),
  fc.record({
    name: fc.constant('inspection' as const),
    inspectionId: part,
    stage: fc.constantFrom(...stages),
    itemId: fc.option(part),
  }),
);

describe('routes', () => {
  it('reads back every address that it writes', () => {
    fc.assert(
      fc.property(route, (given) => {
        expect(readRoute(hashOf(given))).toEqual(given);
      }),
    );
  });

  it('leads from an address that is no place to the list of inspections', () => {
    for (const hash of ['', '#', '#/', '#/nowhere', '#/inspection', '#/%', '#token=abc'])
      expect(readRoute(hash)).toEqual({ name: 'inspections' });
  });

  it('opens the checklists of the library where its address names no view', () => {
    for (const hash of ['#/library', '#/library/', '#/library/nowhere', '#/library/checklists'])
      expect(readRoute(hash)).toEqual({ name: 'library', view: 'checklists', digest: null, itemId: null });
  });

  it('opens the checklist of an inspection whose stage is unknown', () => {
    expect(readRoute('#/inspection/i-1/dance')).toEqual({
      name: 'inspection',
      inspectionId: 'i-1',
      stage: 'checklist',
      itemId: null,
    });
  });
});
