import type { Item } from '../../../shared/domain/checklist.ts';
import type { Answer } from '../../../shared/domain/inspection.ts';

/** Rows of an equipment list that count for the product units in scope. */
export const equipmentRowsOf = (item: Item, units: readonly string[]) =>
  item.task.kind === 'equipment'
    ? item.task.rows.filter((row) => !row.units || row.units.some((unit) => units.includes(unit)))
    : [];

/** The fields that "all yes" fills: those of a document or equipment list that are still unanswered. */
export const unmarkedFields = (
  item: Item,
  values: Answer['values'],
  units: readonly string[],
): Record<string, string> => {
  const fields =
    item.task.kind === 'document'
      ? item.task.documents.map(({ id }) => `d/${id}/seen`)
      : equipmentRowsOf(item, units).map(({ id }) => `e/${id}/present`);
  return Object.fromEntries(
    fields.filter((field) => (values[field] ?? '') === '').map((field) => [field, 'yes']),
  );
};
