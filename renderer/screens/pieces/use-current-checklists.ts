import { useEffect, useState } from 'react';
import { compareCategories } from '../../../shared/domain/catalogue.ts';
import type { Checklist } from '../../../shared/domain/checklist.ts';
import { useDesk, useDeskState } from '../desk-context.tsx';

/** The checklists in force on this laptop, one a category, by category code; null until they were read. */
export const useCurrentChecklists = (): readonly Checklist[] | null => {
  const desk = useDesk();
  const refs = useDeskState(({ content }) => content.checklists);
  const [read, setRead] = useState<readonly Checklist[] | null>(null);
  useEffect(() => {
    let live = true;
    const readAll = async () => {
      const found = await Promise.all(refs.map(({ digest }) => desk.readChecklist(digest)));
      const there = found.filter((checklist) => checklist !== null);
      const code = ({ categories }: Checklist) => categories[0]?.code ?? '';
      if (live) setRead(there.sort((a, b) => compareCategories(code(a), code(b))));
    };
    void readAll();
    return () => {
      live = false;
    };
  }, [desk, refs]);
  return read;
};
