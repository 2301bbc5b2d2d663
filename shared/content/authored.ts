import { z } from 'zod';
import { Category } from '../domain/catalogue.ts';
import {
  Catalogue,
  CatalogueVersion,
  ListedCategory,
  ListedUnit,
  OtherName,
  OtherProduct,
  Period,
} from '../domain/catalogue-edition.ts';
import { Checklist, EquipmentRow, Item, ItemTask, Section } from '../domain/checklist.ts';
import { Id } from '../domain/identifiers.ts';
import { Words } from '../domain/words.ts';

const [judgement, document, equipment, measurement, sampling] = ItemTask.options;

const AuthoredTask = z.discriminatedUnion('kind', [
  judgement,
  document,
  equipment.extend({
    rows: z.array(EquipmentRow.extend({ calibrated: EquipmentRow.shape.calibrated.default(false) })).min(1),
  }),
  measurement,
  sampling,
]);

/**
 * How content is written by people: the shapes of the files under `assets/`. What is left out has one
 * meaning each: no task is a judgement, no evidence is none demanded, no veto is no veto, and equipment that is not said
 * to be calibrated is not.
 */
export const AuthoredItem = Item.extend({
  task: AuthoredTask.default({ kind: 'judgement' }),
  veto: Item.shape.veto.default(false),
  evidence: Item.shape.evidence.default([]),
  checks: z.array(Words).min(1).max(4),
});
export type AuthoredItem = z.infer<typeof AuthoredItem>;

/** Sections and items, in any number of files per folder. */
export const Fragment = z.strictObject({
  sections: z.array(Section).default([]),
  items: z.array(AuthoredItem).default([]),
});
export type Fragment = z.infer<typeof Fragment>;

/** A general item as one category takes it over; what is named replaces the general wording. */
export const Taken = z.strictObject({
  item: Id,
  clause: Item.shape.clause.optional(),
  section: Id.optional(),
  title: Words.optional(),
  requirement: Words.optional(),
  checks: z.array(Words).min(1).max(4).optional(),
  veto: z.boolean().optional(),
  types: Item.shape.types,
  units: Item.shape.units,
  provenance: Item.shape.provenance.optional(),
});
export type Taken = z.infer<typeof Taken>;

/** A section of the checklist in its order: one of the general ones (with another ordinal if need be) or an own one. */
const SectionPlace = z.union([
  z.strictObject({ take: Id, ordinal: Section.shape.ordinal.optional() }),
  Section,
]);

/** `specification.yaml`: what one category's checklist is made of. */
export const Specification = z.strictObject({
  schema: z.literal(1),
  id: Id,
  version: z.int().min(1),
  title: Words,
  category: Category.shape.code,
  standards: Checklist.shape.standards,
  ruleSets: Checklist.shape.ruleSets,
  sections: z.array(SectionPlace).min(1),
  general: z.array(Taken),
});
export type Specification = z.infer<typeof Specification>;

const AuthoredPeriod = Period.extend({
  from: Period.shape.from.default(null),
  document: Period.shape.document.default(null),
});
const otherNames = z.array(OtherName).default([]);
const unknown = { basis: 'unverified' as const };

const AuthoredUnit = ListedUnit.extend({
  otherNames,
  periods: z.array(AuthoredPeriod).min(1).nullable().default(null),
});

const AuthoredCategory = ListedCategory.extend({
  otherNames,
  units: z.array(AuthoredUnit).min(1),
  unitCount: ListedCategory.shape.unitCount.default({ value: null, provenance: unknown }),
  periods: z
    .array(AuthoredPeriod)
    .min(1)
    .default([{ from: null, regime: { name: 'unknown' }, document: null, provenance: unknown }]),
});

/** `catalogue/*.yaml` but the two below: categories, in any number of files. */
export const CategoryFile = z.strictObject({
  schema: z.literal(1),
  categories: z.array(AuthoredCategory).min(1),
});

/** `catalogue/products.yaml`: what is no category today. */
export const ProductFile = z.strictObject({
  schema: z.literal(1),
  products: z.array(
    OtherProduct.extend({
      near: OtherProduct.shape.near.default(null),
      licencePrefixes: OtherProduct.shape.licencePrefixes.default([]),
      otherNames,
      periods: z.array(AuthoredPeriod).min(1),
    }),
  ),
});

/** `catalogue/edition.yaml`: which edition this is, and the states of the national list. */
export const EditionFile = z.strictObject({
  schema: z.literal(1),
  version: Catalogue.shape.version,
  issuedOn: Catalogue.shape.issuedOn,
  title: Words,
  versions: z
    .array(
      CatalogueVersion.extend({
        categories: CatalogueVersion.shape.categories.default(null),
        national: CatalogueVersion.shape.national.default(null),
        provincial: CatalogueVersion.shape.provincial.default(null),
        varieties: CatalogueVersion.shape.varieties.default(null),
        units: CatalogueVersion.shape.units.default(null),
      }),
    )
    .min(1),
});
