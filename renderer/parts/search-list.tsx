import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useRef } from 'react';
import { TextField } from './field.tsx';

/** Something that was found; rows of one group that follow each other stand under its head. */
export type FoundRow = { readonly id: string; readonly group: string; readonly row: ReactNode };

/**
 * A search field over its results, one of them chosen. The focus stays in the field: arrows, Home and End choose, so
 * that typing goes on; a click chooses, too. `children` stand between field and results.
 */
export const SearchList = ({
  label,
  hint,
  keys,
  query,
  input,
  listLabel,
  found,
  chosen,
  empty,
  children,
  onQuery,
  onChoose,
}: {
  label: string;
  hint: string;
  keys?: string;
  query: string;
  input?: Ref<HTMLInputElement>;
  listLabel: string;
  found: readonly FoundRow[];
  chosen: string | null;
  /** Said where nothing was found. */
  empty: ReactNode;
  children?: ReactNode;
  onQuery: (query: string) => void;
  onChoose: (id: string) => void;
}) => {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = found.findIndex((one) => one.id === chosen);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key === 'Process' || event.ctrlKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = found[Math.max(0, Math.min(found.length - 1, at + step))];
    if (next) onChoose(next.id);
  };
  const groups: {
    readonly group: string;
    readonly rows: { readonly at: number; readonly one: FoundRow }[];
  }[] = [];
  for (const [index, one] of found.entries()) {
    const last = groups.at(-1);
    if (last?.group === one.group) last.rows.push({ at: index, one });
    else groups.push({ group: one.group, rows: [{ at: index, one }] });
  }
  return (
    <>
      <div className="search-list-head">
        <TextField
          {...(input === undefined ? {} : { ref: input })}
          {...(keys === undefined ? {} : { keys })}
          type="search"
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(at >= 0 ? { 'aria-activedescendant': `${id}-${at}` } : {})}
          label={label}
          hint={hint}
          value={query}
          onChange={onQuery}
          onKeyDown={onKeyDown}
        />
        {children}
      </div>
      <div className="search-list" id={`${id}-list`} ref={list} role="listbox" aria-label={listLabel}>
        {groups.map(({ group, rows }, index) => (
          <div key={`${group}-${index}`} role="group" aria-label={group}>
            <div className="search-list-group" aria-hidden="true">
              {group}
            </div>
            {rows.map(({ at: place, one }) => (
              <div
                key={one.id}
                id={`${id}-${place}`}
                role="option"
                aria-selected={one.id === chosen}
                className="search-list-row"
                data-row={one.id}
                onClick={() => onChoose(one.id)}
              >
                {one.row}
              </div>
            ))}
          </div>
        ))}
        {found.length === 0 && <div className="search-list-empty">{empty}</div>}
      </div>
    </>
  );
};
