import type { JournalEvent } from './journal.ts';

/** Events that change one answer. */
export type ItemEvent = Extract<
  JournalEvent,
  { type: `item.${string}` | `limit.${string}` | `evidence.${string}` }
>;

/** What the adoption of an edition takes back of the recorded answers, as the acts that would take it back one by one. */
export const forgottenBy = ({
  reopened,
}: Extract<JournalEvent, { type: 'edition.adopted' }>): readonly ItemEvent[] =>
  reopened.flatMap(({ itemId, verdict, fields, limits, waivers }): ItemEvent[] => [
    ...(verdict ? [{ type: 'item.judged', itemId, verdict: null, reason: null } as const] : []),
    ...(fields.length > 0
      ? [
          {
            type: 'item.filled',
            itemId,
            values: Object.fromEntries(fields.map((field) => [field, ''])),
          } as const,
        ]
      : []),
    ...limits.map(
      (criterionId) => ({ type: 'limit.confirmed', itemId, criterionId, edition: null }) as const,
    ),
    ...waivers.map((demandId) => ({ type: 'evidence.waived', itemId, demandId, reason: null }) as const),
  ]);
