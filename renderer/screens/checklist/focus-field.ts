import type { Missing } from '../../../shared/domain/evaluation.ts';

/** The name under which the open item marks a field (`data-field`) for what a missing entry names. */
export const fieldOf = ({ what, where }: Pick<Missing, 'what' | 'where'>): string => {
  switch (what) {
    case 'field':
    case 'number':
      return where ?? 'verdict';
    case 'limit':
      return `limit/${where ?? ''}`;
    case 'evidence':
      return `evidence/${where ?? ''}`;
    case 'verdict':
    case 'reason':
    case 'note':
      return what;
  }
};

const focusable =
  'input:not([disabled]), select:not([disabled]), textarea, button:not([disabled]), [tabindex]';

/** Puts the focus into a field of the open item, once it is drawn. */
export const focusField = (field: string): void => {
  setTimeout(() => {
    const marked = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
    const target = marked?.matches(focusable) ? marked : marked?.querySelector<HTMLElement>(focusable);
    target?.focus();
    target?.scrollIntoView({ block: 'center' });
  });
};
