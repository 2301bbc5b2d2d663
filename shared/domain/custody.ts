import { HechaError } from '../errors.ts';
import type { Assignment } from './assignment.ts';
import type { Id, Instant } from './identifiers.ts';
import type { InvitationBody } from './invitation.ts';
import type { JournalEntry, JournalEvent } from './journal.ts';

type EventOf<T extends JournalEvent['type']> = Extract<JournalEvent, { type: T }>;
type Place = { readonly seq: number; readonly at: Instant };

/** One laptop's time with an inspection: from its first entry to the one that hands it over. */
export type Custody = {
  readonly deviceId: Id;
  readonly holder: { readonly id: Id; readonly name: string };
  readonly from: Place;
  /** Null while it has it. */
  readonly until: Place | null;
};

/** What an inspection says of who has it. */
type Held = {
  readonly deviceId: Id;
  readonly custody: readonly Custody[];
  readonly handover: InvitationBody | null;
};

const placeOf = ({ seq, at }: Place): Place => ({ seq, at });

/** The laptop on which an inspection begins has it. */
export const firstCustody = ({ team }: Assignment, entry: JournalEntry): Custody => ({
  deviceId: entry.deviceId,
  holder: { id: entry.by, name: team.find(({ id }) => id === entry.by)?.name ?? entry.by },
  from: placeOf(entry),
  until: null,
});

/**
 * One laptop writes at any time: the one that has the inspection, and after a handover the one that it names, whose
 * first word is that it took it over.
 * @throws HechaError `JOURNAL_FOREIGN` for every other entry.
 */
export const demandCustody = (
  { deviceId, handover }: Held,
  entry: Pick<JournalEntry, 'inspectionId' | 'seq' | 'deviceId' | 'event'>,
): void => {
  const { event } = entry;
  const takes = event.type === 'inspection.takenOver';
  const may = handover
    ? takes && entry.deviceId === handover.deviceId && event.from.deviceId === deviceId
    : !takes && entry.deviceId === deviceId;
  if (may) return;
  const { inspectionId, seq } = entry;
  throw new HechaError('JOURNAL_FOREIGN', {
    inspectionId,
    seq,
    deviceId: entry.deviceId,
    holder: handover?.deviceId ?? deviceId,
  });
};

/** Nobody has it between a handover and whoever takes it over. */
export const handOver = (
  { deviceId, custody }: Held,
  { invitation }: EventOf<'inspection.handedOver'>,
  entry: JournalEntry,
): Held => ({
  deviceId,
  custody: custody.map((held, index) =>
    index === custody.length - 1 ? { ...held, until: placeOf(entry) } : held,
  ),
  handover: invitation.body,
});

/** The laptop that was named has it. @throws HechaError `JOURNAL_FOREIGN` where none was. */
export const takeOver = ({ custody, handover }: Held, entry: JournalEntry): Held => {
  const { deviceId, seq, inspectionId } = entry;
  if (!handover) throw new HechaError('JOURNAL_FOREIGN', { inspectionId, seq, deviceId });
  return {
    deviceId,
    custody: [...custody, { deviceId, holder: handover.holder, from: placeOf(entry), until: null }],
    handover: null,
  };
};

/** The laptop that wrote the entry `seq`. */
export const deviceAt = ({ custody, deviceId }: Held, seq: number): Id =>
  custody.findLast(({ from }) => from.seq <= seq)?.deviceId ?? deviceId;

/** Where another laptop goes on: the entries by which it took over. */
export const takeoversOf = ({ custody }: Pick<Held, 'custody'>): readonly number[] =>
  custody.slice(1).map(({ from }) => from.seq);
