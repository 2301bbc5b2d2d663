import { useState } from 'react';

export type Typed = {
  /** What the field shows: letter by letter while it is typed, the value itself afterwards. */
  readonly text: string;
  readonly change: (text: string) => void;
  /** Ends the typing: on blur and on Enter. */
  readonly settle: () => void;
  /** True when typing has ended on something that cannot be read. */
  readonly unreadable: boolean;
};

/**
 * A field whose text is read (`read`) while it is typed. `onChange` gets what was read, or the text as it is when it
 * cannot be read: nothing typed is lost, and whoever keeps the value decides what to do with it.
 */
export const useTyped = (
  value: string,
  read: (raw: string) => string | null,
  onChange: (value: string) => void,
): Typed => {
  const [typed, setTyped] = useState<string | null>(null);
  return {
    text: typed ?? value,
    change: (text) => {
      setTyped(text);
      onChange(read(text) ?? text.trim());
    },
    settle: () => setTyped(null),
    unreadable: typed === null && value !== '' && read(value) === null,
  };
};
