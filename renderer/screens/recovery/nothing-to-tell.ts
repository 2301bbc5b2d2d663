import type { Recovery } from '../../desk/desk.ts';

/** True when both copies agreed and nothing was set aside. */
export const nothingToTell = ({ restoredToPage, restoredToMain, diverged, notices }: Recovery): boolean =>
  restoredToPage.entries + restoredToPage.inspections === 0 &&
  restoredToMain.entries + restoredToMain.inspections === 0 &&
  diverged.length === 0 &&
  notices.length === 0;
