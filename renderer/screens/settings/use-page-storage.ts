import { useEffect, useState } from 'react';

export type PageStorage = { readonly persisted: boolean; readonly usage: number };

/** What the browser says about the first copy: whether it promised to keep it, and its size in bytes. */
export const usePageStorage = (): PageStorage | null => {
  const [storage, setStorage] = useState<PageStorage | null>(null);
  useEffect(() => {
    let live = true;
    const ask = async () => {
      const [persisted, { usage }] = await Promise.all([
        navigator.storage.persisted(),
        navigator.storage.estimate(),
      ]);
      if (live) setStorage({ persisted, usage: usage ?? 0 });
    };
    // A browser that will not say leaves the line at "not known".
    ask().catch(() => undefined);
    return () => {
      live = false;
    };
  }, []);
  return storage;
};
