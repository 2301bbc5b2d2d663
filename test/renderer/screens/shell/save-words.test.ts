import { afterEach, describe, expect, it } from 'vitest';
import type { SaveState } from '../../../../renderer/desk/desk.ts';
import { hasUnsaved, holdUnsaved, releaseUnsaved } from '../../../../renderer/screens/pieces/unsaved.ts';
import { saveWords } from '../../../../renderer/screens/shell/save-words.ts';
import { shellText } from '../../../../shared/text/shell.ts';

const at = '2026-11-23T14:32:00+08:00';
const states: readonly SaveState[] = [
  { name: 'saved', at },
  { name: 'saved', at: null },
  { name: 'saving', pending: 1 },
  { name: 'savedOnce', lacking: 'main', code: 'DISK_FULL', pending: 1 },
  { name: 'failed', code: 'DISK_FULL', pending: 2 },
];
const says = (save: SaveState, waited: boolean, unsaved: boolean) => saveWords(save, { waited, unsaved });

describe('the word "saved"', () => {
  it('is said when everything is in both copies', () => {
    expect(says({ name: 'saved', at }, false, false)).toBe(shellText.saved);
    expect(says({ name: 'saved', at: null }, false, false)).toBe(shellText.savedPlain);
  });

  it('is never said while anything is pending or typed only', () => {
    const saved: readonly unknown[] = [shellText.saved, shellText.savedPlain];
    for (const save of states)
      for (const waited of [false, true])
        for (const unsaved of [false, true])
          if (save.name !== 'saved' || unsaved) expect(saved).not.toContain(says(save, waited, unsaved));
  });

  it('gives way to nothing at first, and to "saving" once it was waited for', () => {
    expect(says({ name: 'saving', pending: 1 }, false, false)).toBeNull();
    expect(says({ name: 'saving', pending: 1 }, true, false)).toBe(shellText.saving);
  });

  it('does not hide a failure behind typed text', () => {
    expect(says({ name: 'failed', code: 'DISK_FULL', pending: 2 }, false, true)).toBe(shellText.failed);
  });
});

describe('what is typed and no entry yet', () => {
  const [first, second] = [{}, {}];
  afterEach(() => [first, second].forEach(releaseUnsaved));

  it('is held until the last field has let go', () => {
    holdUnsaved(first);
    holdUnsaved(second);
    holdUnsaved(first);
    releaseUnsaved(first);
    expect(hasUnsaved()).toBe(true);
    releaseUnsaved(second);
    expect(hasUnsaved()).toBe(false);
  });
});
