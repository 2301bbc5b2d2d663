import type { Instant } from '../../shared/domain/identifiers.ts';
import type { SaveState } from './desk.ts';
import type { Home } from './home.ts';

type HomeView = Pick<Home<unknown>, 'pending' | 'failure'>;

/**
 * What may be said of two homes. `saved` only when nothing is waiting for either; `savedOnce` only when everything
 * is in one of them and the other refused.
 */
export const saveStateOf = (page: HomeView, main: HomeView, savedAt: Instant | null): SaveState => {
  const pending = Math.max(page.pending(), main.pending());
  if (pending === 0) return { name: 'saved', at: savedAt };
  const pageFailure = page.pending() > 0 ? page.failure() : null;
  const mainFailure = main.pending() > 0 ? main.failure() : null;
  if (pageFailure && mainFailure) return { name: 'failed', code: mainFailure.code, pending };
  if (pageFailure && main.pending() === 0) {
    return { name: 'savedOnce', lacking: 'page', code: pageFailure.code, pending };
  }
  if (mainFailure && page.pending() === 0) {
    return { name: 'savedOnce', lacking: 'main', code: mainFailure.code, pending };
  }
  return { name: 'saving', pending };
};

const severity = { saved: 0, saving: 1, savedOnce: 2, failed: 3 } as const;

/** The least good of several states: what the screen must show. */
export const worstOf = (states: readonly SaveState[], at: Instant | null): SaveState =>
  states.reduce<SaveState>((worst, state) => (severity[state.name] > severity[worst.name] ? state : worst), {
    name: 'saved',
    at,
  });
