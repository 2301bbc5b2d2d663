import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import type { Words } from '../../shared/domain/words.ts';
import { partsText } from '../../shared/text/parts.ts';
import { classNames } from './class-names.ts';
import { Field } from './field.tsx';
import { saysWords } from './find-words.ts';
import { useSay } from './language.tsx';
import { usePinyin } from './use-pinyin.ts';

export type Choosable = {
  readonly id: string;
  readonly words: Words;
  /** What it belongs to: shown before it, and found by its words too. */
  readonly group: Words;
  /** A remark behind it, e.g. how certain it is. */
  readonly remark?: Words;
};

/** Offered at most at once: the list is for finding, not for reading. */
const most = 60;

/**
 * Some of many, found by typing: words of either language, or pinyin initials. Enter or a click takes the marked one,
 * the arrows mark another, Backspace in the empty field gives the last one back.
 */
export const PickMany = ({
  label,
  hint,
  error,
  picks,
  chosen,
  first = false,
  onChange,
}: {
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
  picks: readonly Choosable[];
  chosen: readonly string[];
  /** Where typing begins in its dialog, which may open before there is anything to pick. */
  first?: boolean;
  onChange: (chosen: readonly string[]) => void;
}) => {
  const say = useSay();
  const list = useId();
  const pinyin = usePinyin();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const wanted = query.split(/\s+/).filter(Boolean);
  const found = picks
    .filter(
      ({ id, words, group }) =>
        !chosen.includes(id) &&
        wanted.every((word) => saysWords(words, word, pinyin) || saysWords(group, word, pinyin)),
    )
    .slice(0, most);
  const marked = open ? found[Math.min(at, found.length - 1)] : undefined;
  const take = (id: string) => {
    onChange([...chosen, id]);
    setQuery('');
    setAt(0);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key === 'Process' || event.ctrlKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (open && found.length > 0)
        setAt((Math.min(at, found.length - 1) + step + found.length) % found.length);
    } else if (event.key === 'Enter' && marked) {
      event.preventDefault();
      take(marked.id);
    } else if (event.key === 'Escape' && open) {
      // The dialog around it stays: the first Esc only closes the list.
      event.preventDefault();
      event.stopPropagation();
      setQuery('');
      setOpen(false);
    } else if (event.key === 'Backspace' && query === '') onChange(chosen.slice(0, -1));
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <div
          className="pick-many"
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
          }}
        >
          {chosen.length > 0 && (
            <ul className="pick-chosen">
              {picks
                .filter(({ id }) => chosen.includes(id))
                .map(({ id, words, group }) => (
                  <li key={id} className="chip">
                    <span className="faint">{say(group)}</span> {say(words)}
                    <button
                      type="button"
                      aria-label={say(partsText.remove, { what: say(words) })}
                      onClick={() => onChange(chosen.filter((one) => one !== id))}
                    >
                      <X aria-hidden="true" />
                    </button>
                  </li>
                ))}
            </ul>
          )}
          <input
            {...wiring}
            className="input"
            type="text"
            role="combobox"
            autoFocus={first}
            autoComplete="off"
            spellCheck={false}
            aria-expanded={open && found.length > 0}
            aria-controls={list}
            aria-activedescendant={marked ? `${list}-${marked.id}` : undefined}
            value={query}
            onClick={() => setOpen(true)}
            onChange={(event) => {
              setQuery(event.target.value);
              setAt(0);
              setOpen(true);
            }}
            onKeyDown={onKeyDown}
          />
          {open && (
            <ul id={list} className="pick-list" role="listbox" aria-label={label}>
              {found.map(({ id, words, group, remark }, index) => (
                <li
                  key={id}
                  id={`${list}-${id}`}
                  ref={(row) => {
                    if (marked?.id === id) row?.scrollIntoView({ block: 'nearest' });
                  }}
                  role="option"
                  aria-selected={marked?.id === id}
                  className={classNames(
                    'pick-row',
                    marked?.id === id && 'marked',
                    group.en !== found[index - 1]?.group.en && 'first',
                  )}
                  // The field keeps the focus, so that typing goes on.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => take(id)}
                >
                  <span className="faint cut">{say(group)}</span>
                  <span>{say(words)}</span>
                  {remark && <span className="small faint">{say(remark)}</span>}
                </li>
              ))}
              {found.length === 0 && query !== '' && (
                <li className="pick-row faint">{say(partsText.nothingFound, { text: query })}</li>
              )}
            </ul>
          )}
        </div>
      )}
    </Field>
  );
};
