import type { Services } from '../../shared/contract/contract.ts';
import { statusOf, type Stamp } from '../../shared/domain/inspection.ts';
import { isReadingDue } from '../../shared/domain/time-story.ts';
import type { Session } from './session.ts';

/**
 * Writes the laptop's clocks into the journal where they say something new: a first reading, a restart, a clock that was
 * set, a newer statement of headquarters'. Main that does not answer is no reason to stop anybody's work.
 */
export const recordClock = async (
  client: Pick<Services, 'clock.read'>,
  session: Session,
  stamp: () => Stamp,
): Promise<void> => {
  if (session.readOnly || statusOf(session.inspection()) === 'sealed') return;
  const reading = await client['clock.read']({}).catch(() => null);
  if (!reading) return;
  const now = stamp();
  if (isReadingDue(session.inspection().readings, { ...reading, at: now.at }))
    session.act({ type: 'clock.read', reading }, now);
};
