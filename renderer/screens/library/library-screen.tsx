import { BookOpen } from 'lucide-react';
import { type ReactNode, useMemo, useRef } from 'react';
import { libraryText as text } from '../../../shared/text/library.ts';
import { referenceText } from '../../../shared/text/reference.ts';
import { Button } from '../../parts/button.tsx';
import { classNames } from '../../parts/class-names.ts';
import { useSay } from '../../parts/language.tsx';
import { EmptyState } from '../../parts/notice.tsx';
import { AppliesView } from '../../reference/applies-view.tsx';
import { type Specification, StandardsView } from '../../reference/standards-view.tsx';
import { useDeskState } from '../desk-context.tsx';
import type { Command } from '../keys/command.ts';
import { useCommands } from '../keys/commands-context.tsx';
import { localDay } from '../pieces/day.ts';
import '../pieces/pieces.css';
import { useNow } from '../pieces/use-now.ts';
import { checklistRoute, go, hashOf, type LibraryRoute, libraryRoute, libraryViews } from '../routes.ts';
import { HomeFrame } from '../shell/home-frame.tsx';
import { ChecklistsView } from './checklists-view.tsx';
import './library.css';
import { useFindCommand } from './use-find-command.ts';
import { type ReadBook, useBooks, useRuleSets } from './use-books.ts';

const EmptyPage = ({ title, words }: { title: string; words: string }) => {
  const say = useSay();
  return (
    <div className="empty-page">
      <BookOpen aria-hidden="true" />
      <h2 className="large">{title}</h2>
      <p className="soft">{words}</p>
      <Button onClick={() => go({ name: 'inspections' })}>{say(text.toList)}</Button>
    </div>
  );
};

/** What needs the checklists of this laptop: waits until they were read, and says so where there are none. */
const WithBooks = ({ children }: { children: (books: readonly ReadBook[]) => ReactNode }) => {
  const say = useSay();
  const books = useBooks();
  if (books === undefined) return <EmptyState>{say(text.loading)}</EmptyState>;
  if (books.length === 0) return <EmptyPage title={say(text.empty)} words={say(text.emptyText)} />;
  return children(books);
};

const Applies = () => {
  const say = useSay();
  const kept = useDeskState((state) => state.catalogue);
  const today = localDay(useNow());
  const search = useRef<HTMLInputElement>(null);
  const number = useRef<HTMLInputElement>(null);
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'library.find',
        words: text.find,
        keys: ['/', 'Ctrl+F'],
        bar: 'left',
        run: () => search.current?.focus(),
      },
      {
        id: 'library.number',
        words: referenceText.numbers,
        keys: ['N'],
        bar: 'left',
        run: () => number.current?.focus(),
      },
    ],
    [],
  );
  useCommands(commands);
  if (kept === null)
    return <EmptyPage title={say(referenceText.noCatalogue)} words={say(referenceText.noCatalogueText)} />;
  return (
    <AppliesView
      catalogue={kept.catalogue}
      today={today}
      search={search}
      number={number}
      keys={{ search: '/', number: 'N' }}
    />
  );
};

/** Those in force, and of these the ones that are on this laptop. */
const specificationsOf = (books: readonly ReadBook[]): readonly Specification[] =>
  books.flatMap(({ ref, current, checklist }) =>
    current && checklist ? [{ digest: ref.digest, checklist }] : [],
  );

const Standards = ({ books }: { books: readonly ReadBook[] }) => {
  const ruleSets = useRuleSets();
  const specifications = useMemo(() => specificationsOf(books), [books]);
  const search = useRef<HTMLInputElement>(null);
  useFindCommand(search);
  return (
    <StandardsView
      specifications={specifications}
      ruleSets={ruleSets}
      search={search}
      keys="/"
      hrefOf={(digest, itemId) => hashOf(checklistRoute(digest, itemId))}
    />
  );
};

const View = ({ route }: { route: LibraryRoute }) => {
  switch (route.view) {
    case 'checklists': {
      const { digest, itemId } = route;
      return (
        <WithBooks>
          {(books) => (
            <ChecklistsView key={`${digest} ${itemId}`} books={books} digest={digest} itemId={itemId} />
          )}
        </WithBooks>
      );
    }
    case 'products':
      return <Applies />;
    case 'standards':
      return <WithBooks>{(books) => <Standards books={books} />}</WithBooks>;
  }
};

/** What can be looked up without a network and without an inspection: checklists, what applies to a product, standards. */
export const LibraryScreen = ({ route }: { route: LibraryRoute }) => {
  const say = useSay();
  return (
    <HomeFrame place="library">
      <div className="library-screen" data-screen="library">
        <nav className="tabs library-views" aria-label={say(text.views)}>
          {libraryViews.map((view) => (
            <a
              key={view}
              href={hashOf(libraryRoute(view))}
              className={classNames(view === route.view && 'current')}
              aria-current={view === route.view ? 'page' : undefined}
            >
              {say(text[`view_${view}`])}
            </a>
          ))}
        </nav>
        <View key={route.view} route={route} />
      </div>
    </HomeFrame>
  );
};
