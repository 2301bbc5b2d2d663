import { useId, useState, type KeyboardEvent } from 'react';
import { keysText } from '../../../shared/text/keys.ts';
import { classNames } from '../../parts/class-names.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Kbd } from '../../parts/kbd.tsx';
import { useLanguage, useSay } from '../../parts/language.tsx';
import { usePinyin } from '../../parts/use-pinyin.ts';
import { useDeskState } from '../desk-context.tsx';
import { capsOf } from '../keys/caps.ts';
import type { Command } from '../keys/command.ts';
import { findEntries, rememberEntry, type PaletteEntry } from './find-entries.ts';

/** Everything that has a key, and the items of the open checklist by clause number or words. */
export const PaletteDialog = ({
  commands,
  onItem,
  onClose,
}: {
  commands: readonly Command[];
  onItem: (itemId: string) => void;
  onClose: () => void;
}) => {
  const say = useSay();
  const language = useLanguage();
  const id = useId();
  const open = useDeskState((state) => state.open);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const pinyin = usePinyin();
  const entries = findEntries({ query, language, commands, open, pinyin });
  const chosen = entries[Math.min(at, entries.length - 1)];

  const run = (entry: PaletteEntry) => {
    rememberEntry(entry);
    onClose();
    // The dialog gives the focus back first; what runs then may move it on.
    setTimeout(() => {
      if (entry.kind === 'item') onItem(entry.itemId);
      else entry.command.run();
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key === 'Process') return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (entries.length > 0)
        setAt((Math.min(at, entries.length - 1) + step + entries.length) % entries.length);
    }
    if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      run(chosen);
    }
  };

  return (
    <Dialog title={say(keysText.palette)} onClose={onClose}>
      <div className="palette" onKeyDown={onKeyDown}>
        <input
          className="input"
          type="text"
          autoComplete="off"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen ? `${id}-${entries.indexOf(chosen)}` : undefined}
          aria-label={say(keysText.paletteLabel)}
          autoFocus
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
        />
        <ul id={`${id}-list`} role="listbox" aria-label={say(keysText.palette)} className="palette-list">
          {entries.map((entry, index) => (
            <li
              key={entry.key}
              id={`${id}-${index}`}
              role="option"
              aria-selected={entry === chosen}
              className={classNames('palette-entry', entry === chosen && 'chosen')}
              onClick={() => run(entry)}
            >
              {entry.kind === 'item' && <span className="faint palette-clause">{entry.clause}</span>}
              <span className="cut push">{entry.title}</span>
              {entry.kind === 'command' && entry.command.keys[0] !== undefined && (
                <Kbd keys={capsOf(entry.command.keys[0])} />
              )}
            </li>
          ))}
          {entries.length === 0 && <li className="faint palette-entry">{say(keysText.nothingFound)}</li>}
        </ul>
      </div>
    </Dialog>
  );
};
