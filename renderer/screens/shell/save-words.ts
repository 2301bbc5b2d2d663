import type { Words } from '../../../shared/domain/words.ts';
import { shellText } from '../../../shared/text/shell.ts';
import type { SaveState } from '../../desk/desk.ts';

/**
 * What may be said beside the save icon. "Saved" is said of nothing but `saved`: what is pending, however shortly,
 * is not saved, nor is what is typed and no entry yet (`unsaved`). "Saving" is worth saying only once it was waited
 * for (`waited`); until then nothing is said.
 */
export const saveWords = (
  save: SaveState,
  { waited, unsaved }: { waited: boolean; unsaved: boolean },
): Words | null => {
  switch (save.name) {
    case 'saved':
      if (unsaved) return null;
      return save.at === null ? shellText.savedPlain : shellText.saved;
    case 'saving':
      return waited ? shellText.saving : null;
    case 'savedOnce':
      return shellText.savedOnce;
    case 'failed':
      return shellText.failed;
  }
};
