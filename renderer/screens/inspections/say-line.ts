import { type Assignment, assignedUnits } from '../../../shared/domain/assignment.ts';
import { productUnitsOf } from '../../../shared/domain/checklist.ts';
import type { Context } from '../../../shared/domain/evaluation.ts';
import type { Words } from '../../../shared/domain/words.ts';
import { inspectionsText as text } from '../../../shared/text/inspections.ts';
import type { InspectionLine } from '../../desk/desk.ts';
import type { Say } from '../../parts/language.tsx';

/** Names of an assignment's product units; their ids while the checklist is not on this laptop. */
export const unitNames = (
  assignment: Pick<Assignment, 'products'>,
  context: Context | null | undefined,
  say: Say,
): readonly string[] =>
  assignedUnits(assignment).map((id) => {
    const unit = context && productUnitsOf(context.checklist).find((known) => known.id === id);
    return unit ? say(unit.name) : id;
  });

/** A category by its name; by its code while the checklist is not on this laptop. */
export const categoryName = (code: string, context: Context | null | undefined, say: Say): string => {
  const category = context?.checklist.categories.find((known) => known.code === code);
  return category ? say(category.name) : code;
};

/** `水泥、电线电缆 · 通用硅酸盐水泥 等 2 个单元`. */
export const sayProduct = (
  assignment: Pick<Assignment, 'products'>,
  context: Context | null | undefined,
  say: Say,
): string => {
  const names = unitNames(assignment, context, say);
  const first = names[0] ?? '';
  const units =
    names.length > 1 ? say(text.unitsMore, { first, count: names.length, more: names.length - 1 }) : first;
  const categories = assignment.products.map(({ categoryCode }) => categoryName(categoryCode, context, say));
  return `${categories.join(say(text.comma))} · ${units}`;
};

export type LineStatus = { readonly words: Words; readonly tone: 'ok' | 'gen' | 'bad' | 'plain' };

/** Where a line stands, in words. */
export const statusOfLine = ({ status, offlineReady }: InspectionLine): LineStatus => {
  switch (status) {
    case 'assigned':
      return offlineReady
        ? { words: text.statusReady, tone: 'ok' }
        : { words: text.statusNotReady, tone: 'gen' };
    case 'draft':
      return { words: text.statusDraft, tone: 'plain' };
    case 'concluded':
      return { words: text.statusConcluded, tone: 'plain' };
    case 'handedOver':
      return { words: text.statusHandedOver, tone: 'plain' };
    case 'sealed':
      return { words: text.statusSealed, tone: 'plain' };
    case 'received':
      return { words: text.statusReceived, tone: 'ok' };
    case 'refused':
      return { words: text.statusRefused, tone: 'bad' };
  }
};
