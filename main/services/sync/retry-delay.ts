const firstMs = 1_000;
const lastMs = 5 * 60_000;

/**
 * Pause before attempt `attempt` (1 = first retry), in ms: doubling from 1 s to 5 min with full jitter, so that a
 * hundred laptops that lost the same network do not come back at the same moment. `chance` is in [0, 1).
 */
export const retryDelay = (attempt: number, chance: number): number => {
  const most = Math.min(lastMs, firstMs * 2 ** Math.min(attempt - 1, 20));
  return Math.round(most * (0.2 + 0.8 * chance));
};
