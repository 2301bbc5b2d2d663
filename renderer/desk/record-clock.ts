import type { Services } from '../../shared/contract/contract.ts';
import type { ClockReading } from '../../shared/domain/clock.ts';
import { isWorkedOn, type Stamp } from '../../shared/domain/inspection.ts';
import { isReadingDue } from '../../shared/domain/time-story.ts';
import type { Session } from './session.ts';

/** What the laptop's clocks say; null when main does not answer, which is no reason to stop anybody's work. */
export const readClock = (client: Pick<Services, 'clock.read'>): Promise<ClockReading | null> =>
  client['clock.read']({}).catch(() => null);

/**
 * Writes a reading of the laptop's clocks into the journal where it says something new: a first reading, a restart, a
 * clock that was set, a newer statement of headquarters'.
 */
export const recordClock = (session: Session, reading: ClockReading | null, now: Stamp): void => {
  if (!reading || session.readOnly || !isWorkedOn(session.inspection())) return;
  if (isReadingDue(session.inspection().readings, { ...reading, at: now.at }))
    session.act({ type: 'clock.read', reading }, now);
};
