import type { OpenInspection } from '../../desk/desk.ts';
import { useDeskState } from '../desk-context.tsx';

/** The open inspection; the shell shows a stage only while one is open, null passes within one drawing at most. */
export const useOpen = (): OpenInspection | null => useDeskState((state) => state.open);
