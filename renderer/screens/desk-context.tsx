import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';
import type { Desk, DeskState } from '../desk/desk.ts';

const DeskContext = createContext<Desk | null>(null);

export const DeskProvider = ({ desk, children }: { desk: Desk; children: ReactNode }) => (
  <DeskContext value={desk}>{children}</DeskContext>
);

/** The desk: every use case of the page. */
export const useDesk = (): Desk => {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('a screen was drawn outside of DeskProvider');
  return desk;
};

/**
 * A part of the desk's state; the component is drawn again only when that part is another one. The selector must
 * return a primitive or something that the state itself holds, never a fresh object.
 */
export const useDeskState = <T,>(selector: (state: DeskState) => T): T => {
  const desk = useDesk();
  return useSyncExternalStore(desk.subscribe, () => selector(desk.getState()));
};
