import { createContext, useContext } from 'react';

export const PaletteContext = createContext<() => void>(() => undefined);

/** Opens the palette: everything that has a key, and the items of the open checklist. */
export const useOpenPalette = (): (() => void) => useContext(PaletteContext);
