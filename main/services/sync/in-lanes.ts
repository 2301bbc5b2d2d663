/**
 * Runs `work` over all items, at most `lanes` at once. The first failure stops the others from starting, and is thrown
 * only when those under way have ended: whoever tries again then asks what is still missing, and no file that was
 * just arriving on another lane is sent a second time.
 */
export const inLanes = async <T>(
  lanes: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const queue = [...items];
  const lane = async () => {
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
    } catch (failure) {
      queue.length = 0;
      throw failure;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
};
