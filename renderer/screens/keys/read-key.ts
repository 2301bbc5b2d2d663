/** What is read from a keyboard event; a `KeyboardEvent` is one. */
export type KeyPress = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
};

/** Marks of a Chinese input method that sit on the same key as the Latin ones. */
const sameKey: Readonly<Record<string, string>> = {
  '、': '/',
  '？': '?',
  '【': '[',
  '】': ']',
  '「': '[',
  '」': ']',
};

const named = new Set([
  'Enter',
  'Escape',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'F1',
  'F6',
  'F9',
]);

const plainName = ({ key, code, shiftKey }: KeyPress): string | null => {
  if (/^[0-9]$/.test(key)) return key;
  if (/^[０-９]$/.test(key)) return String.fromCharCode(key.charCodeAt(0) - 0xfee0);
  if (/^Key[A-Z]$/.test(code)) return shiftKey ? null : code.slice(3);
  if (named.has(key)) return shiftKey ? `Shift+${key}` : key;
  const mark = sameKey[key] ?? key;
  return ['/', '?', '[', ']'].includes(mark) ? mark : null;
};

/**
 * The name of a key as commands use it: `J`, `1`, `/`, `Ctrl+Enter`, `Shift+F6`. Digits are read by what they type
 * (numeric pad and full width too), letters by where they sit, so that any layout and any input method works.
 * Null while an input method composes, and for keys that belong to the browser, the reader or the input method.
 */
export const readKey = (press: KeyPress): string | null => {
  if (press.isComposing || press.key === 'Process' || press.key === 'Dead' || press.altKey) return null;
  if (!press.ctrlKey && !press.metaKey) return plainName(press);
  if (press.shiftKey) return null;
  const name = plainName(press);
  return name === null ? null : `Ctrl+${name}`;
};
