import { z } from 'zod';
import { Category, InspectionType, isLicensed } from './catalogue.ts';
import { EarlierFindings } from './earlier-findings.ts';
import { Published } from './edition.ts';
import { Day, Id, Line, Prose } from './identifiers.ts';

/** An inspector or observer sent by the authority. */
export const TeamMember = z.strictObject({
  id: Id,
  name: Line,
  role: z.enum(['leader', 'inspector', 'observer']),
  number: z.string().max(40),
});
export type TeamMember = z.infer<typeof TeamMember>;

/** The licensee under inspection (被核查单位). */
export const Enterprise = z.strictObject({
  name: Line,
  /** Unified social credit code, GB 32100-2015; its check digit is verified on arrival. */
  creditCode: z.string().length(18),
  /** Why a code whose check does not hold stands as it is, e.g. so printed on the certificate. */
  creditCodeReason: Line.optional(),
  address: Line,
  productionAddress: Line,
  legalRepresentative: Line,
  contact: z.strictObject({ name: Line, post: Line, phone: z.string().max(30) }),
});
export type Enterprise = z.infer<typeof Enterprise>;

export const Licence = z.strictObject({
  number: z.string().min(5).max(40),
  issuedOn: Day.nullable(),
  validTo: Day.nullable(),
});
export type Licence = z.infer<typeof Licence>;

/** Product units of one category that the firm makes and the visit looks at. */
export const Product = z.strictObject({ categoryCode: Category.shape.code, units: z.array(Id).min(1) });
export type Product = z.infer<typeof Product>;

/**
 * A visit to one firm: who is inspected, why, against which checklist and rule set, by whom, until when. One visit may
 * look at units of several categories (一企一证); its checklist is then the combination of theirs.
 */
export const Assignment = z.strictObject({
  schema: z.literal(1),
  id: Id,
  /** Who began it: headquarters by dispatch, or an inspector on the spot, whose laptop then numbers it. */
  origin: z.enum(['headquarters', 'laptop']),
  /** Printed number of the report, e.g. HC-421024-20261123-01. */
  reportNumber: Id,
  authority: Line,
  type: InspectionType,
  enterprise: Enterprise,
  /** None for a first application and for goods off the catalogue; several where each product has its own. */
  licences: z.array(Licence).max(12),
  /** Each category once. */
  products: z.array(Product).min(1),
  checklist: Published,
  ruleSet: Published,
  noticeOn: Day.nullable(),
  dueOn: Day,
  team: z.array(TeamMember).min(1),
  /** What the team should know beyond the earlier findings, such as the lead behind an unannounced visit. */
  background: Prose,
  /**
   * What earlier visits found at the firm, as headquarters knew it when it dispatched. Null where headquarters was not
   * asked: a visit that began on a laptop.
   */
  earlier: EarlierFindings.nullable(),
  /** Report number of the inspection whose open findings a re-check looks at again; null for every other visit. */
  followsUp: Id.nullable(),
  dispatchedAt: z.iso.datetime({ offset: true }),
});
export type Assignment = z.infer<typeof Assignment>;

/** All product units of an assignment, category by category. */
export const assignedUnits = ({ products }: Pick<Assignment, 'products'>): Id[] =>
  products.flatMap(({ units }) => units);

/** Does any rule of licence apply to what the visit looks at? Where not, the firm is asked for no licence number. */
export const asksLicence = ({ products }: Pick<Assignment, 'products'>): boolean =>
  products.some(({ categoryCode }) => isLicensed(categoryCode));
