import { useSyncExternalStore } from 'react';

/** The way of one inspection, in order. */
export const stages = ['opening', 'checklist', 'conclusion', 'closing', 'signing', 'report'] as const;
export type Stage = (typeof stages)[number];

export const places = ['inspections', 'outbox', 'library', 'settings'] as const;
export type Place = (typeof places)[number];

/** What the library holds: checklists, what applies to a product, what rests on a standard. */
export const libraryViews = ['checklists', 'products', 'standards'] as const;
export type LibraryView = (typeof libraryViews)[number];

/** A view of the library; the checklists may name one of them and a clause of it. */
export type LibraryRoute =
  | {
      readonly name: 'library';
      readonly view: 'checklists';
      readonly digest: string | null;
      readonly itemId: string | null;
    }
  | { readonly name: 'library'; readonly view: Exclude<LibraryView, 'checklists'> };

/** Where the person is. It lives in the address after `#`, so that back, forward and reload keep it. */
export type Route =
  | { readonly name: Exclude<Place, 'library'> }
  | LibraryRoute
  | {
      readonly name: 'inspection';
      readonly inspectionId: string;
      readonly stage: Stage;
      /** Item of the checklist, or the form that the report's page shows. */
      readonly itemId: string | null;
      /** Field of the item to be entered first, as the missing list names it. */
      readonly field?: string;
    };

const isOneOf = <T extends string>(list: readonly T[], value: string | undefined): value is T =>
  (list as readonly (string | undefined)[]).includes(value);

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** A view of the library as it opens. */
export const libraryRoute = (view: LibraryView): LibraryRoute =>
  view === 'checklists' ? checklistRoute(null, null) : { name: 'library', view };

/** A checklist of the library, at one of its clauses. */
export const checklistRoute = (digest: string | null, itemId: string | null): LibraryRoute => ({
  name: 'library',
  view: 'checklists',
  digest,
  itemId,
});

/** A place of the top bar, as it opens. */
export const placeRoute = (place: Place): Route =>
  place === 'library' ? libraryRoute('checklists') : { name: place };

/** Reads `#/…`; whatever is not a place leads to the list of inspections. */
export const readRoute = (hash: string): Route => {
  const [first, second, third, fourth, fifth] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decode);
  if (first === 'inspection' && second)
    return {
      name: 'inspection',
      inspectionId: second,
      stage: isOneOf(stages, third) ? third : 'checklist',
      itemId: fourth ? fourth : null,
      ...(fourth && fifth ? { field: fifth } : {}),
    };
  if (first === 'library') {
    if (second === 'checklists' && third) return checklistRoute(third, fourth ? fourth : null);
    return libraryRoute(isOneOf(libraryViews, second) ? second : 'checklists');
  }
  return placeRoute(isOneOf(places, first) ? first : 'inspections');
};

/** The address of a place, starting with `#/`. */
export const hashOf = (route: Route): string => {
  if (route.name === 'inspections') return '#/';
  if (route.name === 'library') {
    if (route.view !== 'checklists') return `#/library/${route.view}`;
    const { view, digest, itemId } = route;
    const parts = digest === null ? [] : [view, digest, ...(itemId === null ? [] : [itemId])];
    return `#/${['library', ...parts].map(encodeURIComponent).join('/')}`;
  }
  if (route.name !== 'inspection') return `#/${route.name}`;
  const { inspectionId, stage, itemId, field } = route;
  const item = itemId === null ? [] : [itemId, ...(field === undefined ? [] : [field])];
  return `#/inspection/${[inspectionId, stage, ...item].map(encodeURIComponent).join('/')}`;
};

/** Address of a stage of an inspection, optionally at one item, optionally in one of its fields. */
export const stageRoute = (
  inspectionId: string,
  stage: Stage,
  itemId: string | null = null,
  field?: string,
): Route => ({
  name: 'inspection',
  inspectionId,
  stage,
  itemId,
  ...(field === undefined ? {} : { field }),
});

/** Goes there. `replace` leaves no trace in the history: walking through items is not a journey. */
export const go = (route: Route, how: 'push' | 'replace' = 'push'): void => {
  const hash = hashOf(route);
  if (how === 'push') {
    location.hash = hash;
    return;
  }
  history.replaceState(null, '', hash);
  dispatchEvent(new HashChangeEvent('hashchange'));
};

const subscribe = (listener: () => void) => {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
};
const readHash = () => location.hash;

/** The current place; the component is drawn again when it changes. */
export const useRoute = (): Route => readRoute(useSyncExternalStore(subscribe, readHash));
