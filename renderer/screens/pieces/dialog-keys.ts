import type { KeyboardEvent } from 'react';

/** Ref of the field that has the focus when its dialog opens: `showModal` looks for the attribute, React sets none. */
export const firstFocus = (element: HTMLElement | null): void => element?.setAttribute('autofocus', '');

/** Ctrl+Enter confirms the dialog it is pressed in; the page behind a dialog has no keys. */
export const confirmKey =
  (confirm: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    confirm();
  };
