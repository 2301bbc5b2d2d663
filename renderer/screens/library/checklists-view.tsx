import { useDeferredValue, useMemo, useRef, useState, type Ref } from 'react';
import { type Checklist, type Item, productUnitsOf } from '../../../shared/domain/checklist.ts';
import { libraryText as text } from '../../../shared/text/library.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { EmptyState } from '../../parts/notice.tsx';
import { usePinyin } from '../../parts/use-pinyin.ts';
import { isVeto } from '../../reference/is-veto.ts';
import { ItemPage } from '../../reference/item-page.tsx';
import { useCommands } from '../keys/commands-context.tsx';
import '../pieces/pieces.css';
import { useRows } from '../pieces/use-rows.ts';
import { AboutBook } from './about-book.tsx';
import { findItems } from './find-items.ts';
import { ItemRows } from './item-rows.tsx';
import './library.css';
import { useFindCommand } from './use-find-command.ts';
import { type ReadBook, useRuleSets } from './use-books.ts';

type Hits = ReadonlyMap<string, readonly Item[]>;

const BookRow = ({
  book,
  chosen,
  hits,
  onChoose,
}: {
  book: ReadBook;
  chosen: boolean;
  hits: number | null;
  onChoose: () => void;
}) => {
  const say = useSay();
  const { ref, checklist, usedBy } = book;
  return (
    <button type="button" className="book" aria-current={chosen} onClick={onChoose}>
      <span className="line">
        <span className="strong">
          {checklist ? checklist.categories.map(({ name }) => say(name)).join(say(text.comma)) : ref.id}
        </span>
        <span className="push" />
        {hits !== null && (
          <span className={hits === 0 ? 'small faint nowrap' : 'small strong nowrap'}>
            {say(text.hits, { count: hits })}
          </span>
        )}
      </span>
      <span className="small faint">
        {checklist
          ? [
              say(text.version, { version: ref.version }),
              say(text.clauses, { count: checklist.items.length }),
              ...(usedBy > 0 ? [say(text.usedBy, { count: usedBy })] : []),
            ].join(' · ')
          : say(text.notHere)}
      </span>
    </button>
  );
};

const Books = ({
  books,
  chosen,
  hits,
  query,
  search,
  onQuery,
  onChoose,
}: {
  books: readonly ReadBook[];
  chosen: string;
  hits: Hits | null;
  query: string;
  search: Ref<HTMLInputElement>;
  onQuery: (query: string) => void;
  onChoose: (digest: string) => void;
}) => {
  const say = useSay();
  const row = (book: ReadBook) => (
    <li key={book.ref.digest}>
      <BookRow
        book={book}
        chosen={book.ref.digest === chosen}
        hits={hits ? (hits.get(book.ref.digest)?.length ?? 0) : null}
        onChoose={() => onChoose(book.ref.digest)}
      />
    </li>
  );
  const older = books.filter(({ current }) => !current);
  return (
    <div className="reference-pane" data-region="books">
      <div className="book-head">
        <h1 className="title">{say(text.title)}</h1>
        <p className="medium faint">{say(text.lead)}</p>
      </div>
      <div className="library-search">
        <TextField
          ref={search}
          type="search"
          label={say(text.search)}
          keys="/"
          value={query}
          onChange={onQuery}
        />
      </div>
      <div className="library-scroll">
        <ul>{books.filter(({ current }) => current).map(row)}</ul>
        {older.length > 0 && <h2 className="library-older small faint">{say(text.older)}</h2>}
        <ul>{older.map(row)}</ul>
      </div>
    </div>
  );
};

const Reader = ({
  book,
  checklist,
  items,
  query,
  first,
  onClear,
}: {
  book: ReadBook;
  checklist: Checklist;
  items: readonly Item[];
  query: string;
  /** The clause that is open at first; null: the checklist as a whole. */
  first: string | null;
  onClear: () => void;
}) => {
  const say = useSay();
  const ruleSets = useRuleSets();
  const [about, setAbout] = useState(first === null);
  const ids = useMemo(() => items.map(({ id }) => id), [items]);
  const walked = useRows(ids, text.select, first);
  const rows = useMemo(
    () => ({
      ...walked,
      selected: about ? null : walked.selected,
      rowProps: (id: string) => {
        const props = walked.rowProps(id);
        return {
          ...props,
          'aria-selected': !about && props['aria-selected'],
          onClick: () => {
            setAbout(false);
            props.onClick();
          },
          onFocus: () => {
            setAbout(false);
            props.onFocus();
          },
        };
      },
    }),
    [walked, about],
  );
  const item = about ? null : (items.find(({ id }) => id === walked.selected) ?? null);
  useCommands(walked.commands);
  return (
    <>
      <div className="reference-pane">
        {items.length === 0 ? (
          <EmptyState action={<Button onClick={onClear}>{say(text.clearSearch)}</Button>}>
            {say(text.searchNoneHere, { text: query })}
          </EmptyState>
        ) : (
          <ItemRows
            checklist={checklist}
            items={items}
            isVeto={(row) => isVeto(checklist, ruleSets, row)}
            rows={rows}
          />
        )}
      </div>
      <div className="reference-pane">
        <div className="library-scroll" data-region="detail">
          {item ? (
            <ItemPage
              item={item}
              veto={isVeto(checklist, ruleSets, item)}
              units={productUnitsOf(checklist)}
            />
          ) : (
            <AboutBook book={book} checklist={checklist} ruleSets={ruleSets} />
          )}
        </div>
      </div>
    </>
  );
};

/** Every specification on this laptop, to read and search without a network and without an inspection. */
export const ChecklistsView = ({
  books,
  digest,
  itemId,
}: {
  books: readonly ReadBook[];
  /** The checklist and the clause that the address names; null where it names none. */
  digest: string | null;
  itemId: string | null;
}) => {
  const say = useSay();
  const [wanted, setWanted] = useState(digest);
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query.trim());
  const search = useRef<HTMLInputElement>(null);
  const pinyin = usePinyin();
  const hits = useMemo<Hits>(
    () =>
      new Map(
        books.map(({ ref, checklist }) => [ref.digest, checklist ? findItems(checklist, asked, pinyin) : []]),
      ),
    [books, asked, pinyin],
  );
  const book = books.find(({ ref }) => ref.digest === wanted) ?? books[0];
  useFindCommand(search);
  if (!book) return null;
  return (
    <div className="library">
      <Books
        books={books}
        chosen={book.ref.digest}
        hits={asked === '' ? null : hits}
        query={query}
        search={search}
        onQuery={setQuery}
        onChoose={setWanted}
      />
      {book.checklist ? (
        <Reader
          key={book.ref.digest}
          book={book}
          checklist={book.checklist}
          items={hits.get(book.ref.digest) ?? []}
          query={asked}
          first={book.ref.digest === digest ? itemId : null}
          onClear={() => setQuery('')}
        />
      ) : (
        <EmptyState>{say(text.notHere)}</EmptyState>
      )}
    </div>
  );
};
