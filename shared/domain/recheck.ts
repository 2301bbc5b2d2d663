import type { Assignment } from './assignment.ts';
import type { Item } from './checklist.ts';
import type { EarlierFinding } from './earlier-findings.ts';
import type { Id } from './identifiers.ts';

type Told = Pick<Assignment, 'earlier'>;
type Sent = Pick<Assignment, 'earlier' | 'followsUp'>;

/** What earlier visits found at an item, newest first. */
export const earlierAt = ({ earlier }: Told, itemId: Id): EarlierFinding[] =>
  earlier?.findings.filter((finding) => finding.itemId === itemId) ?? [];

/** The open findings that this visit is sent to look at again; none where it follows nothing up. */
export const followedFindings = ({ earlier, followsUp }: Sent): EarlierFinding[] =>
  followsUp === null
    ? []
    : (earlier?.findings.filter(
        ({ reportNumber, corrected }) => reportNumber === followsUp && corrected === null,
      ) ?? []);

/** Earlier findings of an item that make a new one a repeated one; what this visit follows up is not repeated but still open. */
export const repeatedAt = (sent: Sent, itemId: Id): EarlierFinding[] =>
  earlierAt(sent, itemId).filter(({ reportNumber }) => reportNumber !== sent.followsUp);

const rechecked = new WeakMap<Sent, ReadonlySet<Id> | null>();

/** Items with findings that this visit follows up; null where it follows nothing up, and everything is asked. */
export const recheckedItems = (sent: Sent): ReadonlySet<Id> | null => {
  const known = rechecked.get(sent);
  if (known !== undefined) return known;
  const ids = new Set(followedFindings(sent).map(({ itemId }) => itemId));
  const items = ids.size === 0 ? null : ids;
  rechecked.set(sent, items);
  return items;
};

/** Is this item asked at re-checks alone? Then it is asked at each, whatever is followed up. */
export const isForRechecks = ({ types }: Pick<Item, 'types'>): boolean =>
  types?.length === 1 && types[0] === 'recheck';
