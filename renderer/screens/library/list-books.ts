import type { Assignment } from '../../../shared/domain/assignment.ts';
import type { ContentInForce } from '../../../shared/domain/edition.ts';
import type { InspectionLine } from '../../desk/desk.ts';

/** A checklist of this laptop. */
export type Book = {
  readonly ref: Assignment['checklist'];
  /** In force as of the last pull; the others belong to inspections that were begun with them. */
  readonly current: boolean;
  readonly usedBy: number;
};

/** The checklists in force and those that lines of this laptop name, once each; those in force first. */
export const listBooks = (content: ContentInForce, lines: readonly InspectionLine[]): readonly Book[] => {
  const books = new Map<string, Book>();
  for (const ref of content.checklists) books.set(ref.digest, { ref, current: true, usedBy: 0 });
  for (const { assignment } of lines) {
    const { checklist: ref } = assignment;
    const before = books.get(ref.digest) ?? { ref, current: false, usedBy: 0 };
    books.set(ref.digest, { ...before, usedBy: before.usedBy + 1 });
  }
  return [...books.values()].sort(
    (a, b) =>
      Number(b.current) - Number(a.current) ||
      a.ref.id.localeCompare(b.ref.id) ||
      b.ref.version - a.ref.version,
  );
};
