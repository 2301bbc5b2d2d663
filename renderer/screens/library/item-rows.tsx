import { defaultRangeExtractor } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Checklist, Item, Section } from '../../../shared/domain/checklist.ts';
import { libraryText as text } from '../../../shared/text/library.ts';
import { useLanguage, useSay } from '../../parts/language.tsx';
import { ordinalOf } from '../pieces/ordinal-of.ts';
import type { Rows } from '../pieces/use-rows.ts';
import { useVirtualRows } from '../pieces/use-virtual-rows.ts';

type Entry = { readonly section: Section; readonly ordinal: number } | { readonly item: Item };

/** Sections and their items, in order; a section without hits has no head. */
const entriesOf = ({ sections }: Checklist, items: readonly Item[]): readonly Entry[] =>
  sections.flatMap((section, ordinal) => {
    const here = items.filter((item) => item.section === section.id);
    return here.length === 0 ? [] : [{ section, ordinal }, ...here.map((item) => ({ item }))];
  });

const rowHeight = () => 44;

const entryKey = (entry: Entry | undefined, index: number): string => {
  if (entry === undefined) return String(index);
  return 'section' in entry ? `section-${entry.section.id}` : `item-${entry.item.id}`;
};

/** The clauses of a checklist, virtualised; one is chosen. */
export const ItemRows = ({
  checklist,
  items,
  isVeto,
  rows,
}: {
  checklist: Checklist;
  items: readonly Item[];
  isVeto: (item: Item) => boolean;
  rows: Rows;
}) => {
  const say = useSay();
  const language = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const entries = useMemo(() => entriesOf(checklist, items), [checklist, items]);
  const {
    rows: drawn,
    height,
    scrollTo,
  } = useVirtualRows({
    frame: scroller,
    count: entries.length,
    sizeOf: rowHeight,
    keyOf: useCallback((index: number) => entryKey(entries[index], index), [entries]),
    rangeExtractor: defaultRangeExtractor,
  });
  const chosenAt = entries.findIndex((entry) => 'item' in entry && entry.item.id === rows.selected);
  useEffect(() => {
    if (chosenAt >= 0) scrollTo(chosenAt);
  }, [scrollTo, chosenAt]);
  return (
    <div
      className="library-scroll"
      ref={scroller}
      role="listbox"
      aria-label={say(text.list)}
      onKeyDown={rows.onKeyDown}
      data-region="list"
    >
      <div style={{ height: height }}>
        {drawn.map(({ index, start, key }) => {
          const entry = entries[index];
          if (!entry) return null;
          const style = { transform: `translateY(${start}px)` };
          return 'section' in entry ? (
            <div className="library-section" key={key} style={style}>
              {ordinalOf(entry.section, entry.ordinal, language)} {say(entry.section.title)}
            </div>
          ) : (
            <div
              className="library-row clickable"
              key={key}
              style={style}
              role="option"
              {...rows.rowProps(entry.item.id)}
            >
              <span className="faint">{entry.item.clause}</span>
              <span className="cut">{say(entry.item.title)}</span>
              {isVeto(entry.item) && <span className="veto-mark">{say(text.veto)}</span>}
            </div>
          );
        })}
      </div>
    </div>
  );
};
