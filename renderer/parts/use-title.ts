import { useEffect } from 'react';

/** Names the window after what it shows: the most telling part first. Empty parts are left out. */
export const useTitle = (...parts: readonly string[]): void => {
  const title = parts.filter((part) => part !== '').join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
};
