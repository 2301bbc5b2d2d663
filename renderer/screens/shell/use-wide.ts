import { useSyncExternalStore } from 'react';

const query = () => matchMedia('(min-width: 1280px)');

const subscribe = (listener: () => void) => {
  const wide = query();
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
};

/** Is there room for a drawer beside the page, instead of over it? */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => query().matches);
