/** How safe and how full the page's storage is, as the browser tells it. */
export type StorageHealth = {
  /** False: the browser may evict this copy when the disk is short; main's copy stays. */
  readonly persisted: boolean;
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** From 80 % on. */
  readonly nearlyFull: boolean;
};

/** Asks the browser to keep the page's storage, and how full it is. Null where the browser does not say. */
export const readStorageHealth = async (
  storage: Pick<StorageManager, 'persist' | 'persisted' | 'estimate'> | undefined,
): Promise<StorageHealth | null> => {
  if (!storage) return null;
  const persisted = (await storage.persisted()) || (await storage.persist());
  const { usage = 0, quota = 0 } = await storage.estimate();
  return { persisted, usedBytes: usage, quotaBytes: quota, nearlyFull: quota > 0 && usage >= quota * 0.8 };
};
