import { useEffect, useMemo, useState } from 'react';
import { compareCategories } from '../../../shared/domain/catalogue.ts';
import type { Checklist } from '../../../shared/domain/checklist.ts';
import type { RuleSet } from '../../../shared/domain/rule-set.ts';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { type Book, listBooks } from './list-books.ts';

/** A book and, once it was read, its checklist; null where it is not on this laptop. */
export type ReadBook = Book & { readonly checklist: Checklist | null };

/** By the first category of each; what is not on this laptop stands before. */
const compareBooks = ({ checklist: a }: ReadBook, { checklist: b }: ReadBook): number =>
  Number(a !== null) - Number(b !== null) ||
  compareCategories(a?.categories[0]?.code ?? '', b?.categories[0]?.code ?? '');

/** Every checklist of this laptop, by category code; undefined until they were read. */
export const useBooks = (): readonly ReadBook[] | undefined => {
  const desk = useDesk();
  const lines = useDeskState((state) => state.lines);
  const content = useDeskState((state) => state.content);
  const books = useMemo(() => listBooks(content, lines), [content, lines]);
  const [read, setRead] = useState<readonly ReadBook[]>();
  useEffect(() => {
    let live = true;
    const readAll = async () => {
      const found = await Promise.all(
        books.map(async (book) => ({ ...book, checklist: await desk.readChecklist(book.ref.digest) })),
      );
      if (live) setRead(found.sort((a, b) => Number(b.current) - Number(a.current) || compareBooks(a, b)));
    };
    void readAll();
    return () => {
      live = false;
    };
  }, [desk, books]);
  return read;
};

/** The rule sets in force that this laptop has, by id. */
export const useRuleSets = (): ReadonlyMap<string, RuleSet> => {
  const desk = useDesk();
  const refs = useDeskState(({ content }) => content.ruleSets);
  const [read, setRead] = useState<ReadonlyMap<string, RuleSet>>(new Map());
  useEffect(() => {
    let live = true;
    const readAll = async () => {
      const found = await Promise.all(refs.map(({ digest }) => desk.readRuleSet(digest)));
      if (live) setRead(new Map(found.flatMap((one) => (one ? [[one.id, one] as const] : []))));
    };
    void readAll();
    return () => {
      live = false;
    };
  }, [desk, refs]);
  return read;
};
