import type { Item } from './checklist.ts';
import { isSamplingField } from './samples.ts';

const equipmentFields = ['present', 'model', 'number'];

/** Does the item have this field? Paths are those of `item.filled`. */
export const hasField = ({ task }: Pick<Item, 'task'>, field: string): boolean => {
  const [form, id = '', part = '', ...rest] = field.split('/');
  if (rest.length > 0) return false;
  const twoParts = field.split('/').length === 2;
  switch (task.kind) {
    case 'judgement':
      return false;
    case 'document':
      return (
        form === 'd' && ['seen', 'reference'].includes(part) && task.documents.some((row) => row.id === id)
      );
    case 'equipment':
      return (
        form === 'e' &&
        task.rows.some(
          (row) =>
            row.id === id && (equipmentFields.includes(part) || (row.calibrated && part === 'validTo')),
        )
      );
    case 'sampling':
      return isSamplingField(field);
    case 'measurement':
      if (form === 'i') return twoParts && task.instrument && ['name', 'number', 'validTo'].includes(id);
      if (form === 'p') return twoParts && task.parameters.some((parameter) => parameter.id === id);
      if (form === 'c') return twoParts && task.quantities.some((quantity) => quantity.id === id);
      return (
        form === 'q' &&
        /^[1-9]\d*$/.test(part) &&
        task.quantities.some((quantity) => quantity.id === id && Number(part) <= quantity.count)
      );
  }
};
