import type { Catalogue } from './catalogue-edition.ts';
import type { Day } from './identifiers.ts';
import { productsOf } from './products.ts';
import { regimeOf } from './regime.ts';
import type { Basis, Words } from './words.ts';

/** How much of the official unit table a catalogue holds. */
export type CatalogueReport = {
  readonly version: number;
  readonly issuedOn: Day;
  readonly categories: readonly {
    readonly code: string;
    readonly name: Words;
    /** Units in this catalogue, in all and by how certain they are. `verified` is those seen in a source. */
    readonly known: number;
    readonly verified: number;
    readonly recalled: number;
    readonly unverified: number;
    /** Units in the official table; null where nobody says. */
    readonly expected: number | null;
    readonly expectedBasis: Basis;
    /** Null where the expected number is not known. */
    readonly missing: number | null;
  }[];
  /** For every state of the list whose units have been counted and have the two levels of today. */
  readonly versions: readonly {
    readonly id: string;
    readonly from: Day;
    readonly document: string;
    readonly expected: number;
    /** Units of this catalogue that are under licence on that day. */
    readonly known: number;
    readonly missing: number;
  }[];
};

/** Counts known, verified and missing units, category by category and version by version. */
export const catalogueReport = (catalogue: Catalogue): CatalogueReport => {
  const units = [...productsOf(catalogue).values()].filter(({ kind }) => kind === 'unit');
  return {
    version: catalogue.version,
    issuedOn: catalogue.issuedOn,
    categories: catalogue.categories.map(({ code, name, units: own, unitCount }) => {
      const count = (basis: Basis): number =>
        own.filter(({ provenance }) => provenance.basis === basis).length;
      return {
        code,
        name,
        known: own.length,
        verified: count('source'),
        recalled: count('recalled'),
        unverified: count('unverified'),
        expected: unitCount.value,
        expectedBasis: unitCount.provenance.basis,
        missing: unitCount.value === null ? null : Math.max(0, unitCount.value - own.length),
      };
    }),
    versions: catalogue.versions.flatMap(({ id, from, document, units: expected, levels }) => {
      if (expected === null || levels !== 2) return [];
      const known = units.filter(
        (unit) => regimeOf(catalogue, unit.id, from).regime.name === 'licence',
      ).length;
      return [{ id, from, document, expected, known, missing: Math.max(0, expected - known) }];
    }),
  };
};
