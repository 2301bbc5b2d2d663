import { useEffect, useState } from 'react';
import type { Assignment } from '../../../shared/domain/assignment.ts';
import type { Context } from '../../../shared/domain/evaluation.ts';
import type { InspectionLine } from '../../desk/desk.ts';
import { useDesk } from '../desk-context.tsx';

const keyOf = ({ checklist, ruleSet }: Assignment): string => `${checklist.digest} ${ruleSet.digest}`;

/**
 * Checklists and rule sets of the lines that are ready offline, read once each: a digest names one content for ever.
 * Answers undefined until it was read, and null when it is not on this laptop.
 */
export const useContent = (
  lines: readonly InspectionLine[],
): ((assignment: Assignment) => Context | null | undefined) => {
  const desk = useDesk();
  const [known, setKnown] = useState<ReadonlyMap<string, Context | null>>(new Map());
  useEffect(() => {
    let live = true;
    const wanted = new Map<string, Assignment>();
    for (const { assignment, offlineReady } of lines) {
      const key = keyOf(assignment);
      if (offlineReady && !known.get(key)) wanted.set(key, assignment);
    }
    if (wanted.size === 0) return;
    const readAll = async () => {
      const read = await Promise.all(
        [...wanted].map(async ([key, assignment]) => [key, await desk.readContext(assignment)] as const),
      );
      if (live && read.some(([key, context]) => known.get(key) !== context))
        setKnown((before) => new Map([...before, ...read]));
    };
    void readAll();
    return () => {
      live = false;
    };
  }, [desk, lines, known]);
  return (assignment) => known.get(keyOf(assignment));
};
