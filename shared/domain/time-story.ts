import type { ClockReading, KeptReading, TimeStatement } from './clock.ts';
import type { Instant } from './identifiers.ts';

/** Something that the laptop's wall clock did between two readings, told at the later one. */
export type ClockMove = {
  readonly seq: number;
  /** How far it was set, in whole seconds: forward is positive. Over a restart only what went back is seen. */
  readonly seconds: number;
};

/** What a journal proves of its time, and what the laptop's own clock claims. */
export type TimeStory = {
  /** Everything after this entry was recorded after `issuedAt`; null where headquarters never spoke. */
  readonly notBefore: { readonly seq: number; readonly statement: TimeStatement } | null;
  readonly moves: readonly ClockMove[];
  /** Starts between the first reading and the last: of the machine or, where the system names none, of the program. */
  readonly restarts: number;
  /** By how many seconds the wall clock stood before headquarters' when a statement was recorded; 0 where it never did. */
  readonly behind: number;
};

/** Quartz goes wrong by less than this share, and clocks are set by a network by less than so many milliseconds. */
const drift = 0.0005;
const slack = 5000;

/** How far the wall clock was set between two readings, in milliseconds; 0 where it was not, as far as can be seen. */
const moveBetween = (
  earlier: Pick<KeptReading, 'boot' | 'uptime' | 'at'>,
  later: Pick<KeptReading, 'boot' | 'uptime' | 'at'>,
): number => {
  const wall = Date.parse(later.at) - Date.parse(earlier.at);
  const elapsed = later.boot === earlier.boot ? later.uptime - earlier.uptime : Math.max(0, wall);
  const move = wall - elapsed;
  return Math.abs(move) > slack + drift * Math.abs(elapsed) ? move : 0;
};

/** Was the one statement made after the other, or is there no other? */
export const isNewer = (statement: TimeStatement, than: TimeStatement | null): boolean =>
  than === null || Date.parse(statement.body.issuedAt) > Date.parse(than.body.issuedAt);

/** Is there anything in a new reading that the journal does not say yet? */
export const isReadingDue = (
  kept: readonly KeptReading[],
  reading: ClockReading & { readonly at: Instant },
): boolean => {
  const last = kept.at(-1);
  if (!last || last.boot !== reading.boot || moveBetween(last, reading) !== 0) return true;
  return reading.statement !== null && isNewer(reading.statement, last.statement);
};

/** Did another laptop take over between two readings? Two machines do not tell one time. */
const laptopChanged = (takenOver: readonly number[], earlier: KeptReading, later: KeptReading): boolean =>
  takenOver.some((seq) => earlier.seq < seq && seq <= later.seq);

/**
 * Reads the readings of a journal, in order. Whether statements are headquarters' is for whoever has its key to say.
 * @param takenOver where another laptop goes on: a change of laptops is neither a restart nor a clock that was set
 */
export const timeStoryOf = (
  readings: readonly KeptReading[],
  takenOver: readonly number[] = [],
): TimeStory => {
  let notBefore: TimeStory['notBefore'] = null;
  let restarts = 0;
  let behind = 0;
  const moves: ClockMove[] = [];
  for (const [index, reading] of readings.entries()) {
    const { seq, statement } = reading;
    const before = readings[index - 1];
    if (before && !laptopChanged(takenOver, before, reading)) {
      if (before.boot !== reading.boot) restarts += 1;
      const move = moveBetween(before, reading);
      if (move !== 0) moves.push({ seq, seconds: Math.round(move / 1000) });
    }
    if (!statement || !isNewer(statement, notBefore?.statement ?? null)) continue;
    notBefore = { seq, statement };
    behind = Math.max(behind, Date.parse(statement.body.issuedAt) - Date.parse(reading.at));
  }
  return {
    notBefore,
    moves,
    restarts,
    behind: behind > slack ? Math.round(behind / 1000) : 0,
  };
};
