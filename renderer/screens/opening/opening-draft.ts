import { assignedUnits } from '../../../shared/domain/assignment.ts';
import type { Id } from '../../../shared/domain/identifiers.ts';
import type { Inspection } from '../../../shared/domain/inspection.ts';
import type { Attendee, Opening, Scope } from '../../../shared/domain/journal.ts';
import type { VisitKind } from '../../../shared/domain/visit-kind.ts';
import type { Words } from '../../../shared/domain/words.ts';
import { openingText } from '../../../shared/text/opening.ts';
import { instantAt, localDay, localTime } from '../pieces/day.ts';

/** The form as typed. `key` keeps a row's identity while rows come and go. */
export type OpeningDraft = {
  readonly day: string;
  readonly time: string;
  readonly place: string;
  readonly attendees: readonly (Attendee & { readonly key: number })[];
  readonly noticeServed: boolean;
  readonly identificationShown: boolean;
  readonly remark: string;
  readonly units: readonly Id[];
  readonly areas: string;
  readonly excluded: string;
};

const roleWords = {
  leader: openingText.leader,
  inspector: openingText.inspector,
  observer: openingText.observer,
} as const;

const expectedAttendees = (
  { team, enterprise }: Inspection['assignment'],
  say: (words: Words) => string,
): readonly Attendee[] => [
  ...team.map(({ name, role }) => ({
    side: role === 'observer' ? ('observer' as const) : ('team' as const),
    name,
    post: say(roleWords[role]),
  })),
  { side: 'enterprise', name: enterprise.contact.name, post: enterprise.contact.post },
];

/** What was recorded, or what is expected: the team, the enterprise's contact, all units, now. */
export const draftOpening = (
  { assignment, opening, scope }: Pick<Inspection, 'assignment' | 'opening' | 'scope'>,
  now: Date,
  say: (words: Words) => string,
): OpeningDraft => {
  const held = opening ? new Date(opening.heldAt) : now;
  return {
    day: localDay(held),
    time: localTime(held),
    place: opening?.place ?? assignment.enterprise.productionAddress,
    attendees: (opening?.attendees ?? expectedAttendees(assignment, say)).map((attendee, key) => ({
      ...attendee,
      key,
    })),
    noticeServed: opening?.noticeServed ?? false,
    identificationShown: opening?.identificationShown ?? false,
    remark: opening?.remark ?? '',
    units: scope?.units ?? assignedUnits(assignment),
    areas: scope?.areas ?? '',
    excluded: scope?.excluded ?? '',
  };
};

export type OpeningProblem =
  | { readonly at: 'time' | 'attendees' | 'units'; readonly words: Words }
  | { readonly at: 'name'; readonly key: number; readonly words: Words };

/** What stops the record; the entries themselves are kept. */
export const checkOpening = (draft: OpeningDraft): readonly OpeningProblem[] => [
  ...(instantAt(draft.day, draft.time) === null
    ? [{ at: 'time' as const, words: openingText.needTime }]
    : []),
  ...(draft.attendees.length === 0 ? [{ at: 'attendees' as const, words: openingText.needAttendee }] : []),
  ...draft.attendees
    .filter(({ name }) => name.trim() === '')
    .map(({ key }) => ({ at: 'name' as const, key, words: openingText.needName })),
  ...(draft.units.length === 0 ? [{ at: 'units' as const, words: openingText.needUnit }] : []),
];

/** The two records of a draft without problems; null while it has some. An unannounced visit has no notice. */
export const recordOf = (
  draft: OpeningDraft,
  { notice }: VisitKind,
): { readonly opening: Opening; readonly scope: Scope } | null => {
  const heldAt = instantAt(draft.day, draft.time);
  if (heldAt === null || checkOpening(draft).length > 0) return null;
  return {
    opening: {
      heldAt,
      place: draft.place.trim(),
      attendees: draft.attendees.map(({ side, name, post }) => ({
        side,
        name: name.trim(),
        post: post.trim(),
      })),
      noticeServed: notice !== 'none' && draft.noticeServed,
      identificationShown: draft.identificationShown,
      remark: draft.remark.trim(),
    },
    scope: { units: [...draft.units], areas: draft.areas.trim(), excluded: draft.excluded.trim() },
  };
};
