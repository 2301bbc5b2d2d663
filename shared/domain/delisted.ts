import { type Category, delistedCode, type ProductUnit } from './catalogue.ts';
import type { Catalogue, OtherProduct } from './catalogue-edition.ts';

/**
 * A product that was under licence and is so no more, without having gone elsewhere: cancelled, or gone from the list by a
 * decision that was not found. The unit is as certain as what is known of its leaving.
 */
const unitOf = ({ id, name, periods }: OtherProduct): ProductUnit[] => {
  const last = periods.at(-1);
  const left = last?.regime.name === 'cancelled' || last?.regime.name === 'unknown';
  const licensed = periods.some(({ regime }) => regime.name === 'licence');
  return last && left && licensed ? [{ id, name, provenance: last.provenance }] : [];
};

/**
 * The goods that left the catalogue, as one category with a unit for each product, in the order of the catalogue. Spot
 * checks and risk monitoring remain for them (国发〔2019〕19号); what merged or went over to compulsory certification is
 * not among them. Null for a catalogue that knows none.
 */
export const delistedCategory = ({ products }: Pick<Catalogue, 'products'>): Category | null => {
  const units = products.flatMap(unitOf);
  if (units.length === 0) return null;
  return {
    code: delistedCode,
    name: { zh: '退出许可目录的产品', en: 'Products off the licence catalogue' },
    licencePrefixes: [],
    units,
  };
};
