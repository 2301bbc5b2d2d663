import type { KeptReading } from '../domain/clock.ts';
import { deviceAt, takeoversOf } from '../domain/custody.ts';
import type { Instant } from '../domain/identifiers.ts';
import type { Inspection } from '../domain/inspection.ts';
import { type TimeStory, timeStoryOf } from '../domain/time-story.ts';
import type { Check } from '../report/check-record.ts';
import { isSignedBy } from './is-signed-by.ts';

/** Between which instants a report came about, and what the laptop's clock did meanwhile. */
export type TimeFacts = {
  /** What headquarters stated before; `checked` where its key was given. Null where the laptop had no statement. */
  readonly notBefore: { readonly at: Instant; readonly nonce: string; readonly checked: boolean } | null;
  /** The earliest proof that the file was there: a believed timestamp, else headquarters' receipt. */
  readonly notAfter: { readonly at: Instant; readonly by: 'timestamp' | 'receipt' } | null;
  /** What the laptop's clock claims of the first entry and the last. */
  readonly claimed: { readonly from: Instant; readonly to: Instant };
  /** How often another laptop took it over: their clocks are told apart. */
  readonly handovers: number;
} & Pick<TimeStory, 'moves' | 'restarts' | 'behind'>;

const statementsIn = (readings: readonly KeptReading[]) =>
  readings.flatMap(({ statement, seq }) => (statement ? [{ statement, seq }] : []));

/** The first statement that is not headquarters' to this laptop, or was made after what it is said to precede. */
const problemOf = async (
  inspection: Inspection,
  key: Uint8Array<ArrayBuffer>,
  notAfter: Instant | null,
): Promise<string | null> => {
  for (const { statement, seq } of statementsIn(inspection.readings)) {
    const { body } = statement;
    if (!(await isSignedBy(key, statement))) return `entry ${seq}: the statement is not signed by this key`;
    if (body.deviceId !== deviceAt(inspection, seq))
      return `entry ${seq}: the statement was made to another laptop`;
    if (notAfter !== null && Date.parse(body.issuedAt) > Date.parse(notAfter))
      return `entry ${seq}: the statement is later than the proof that the file was there`;
  }
  return null;
};

/** Reads the interval of a report from its journal and from what proves that the file was there later. */
export const checkTime = async (
  inspection: Inspection,
  key: Uint8Array<ArrayBuffer> | null,
  notAfter: TimeFacts['notAfter'],
): Promise<{ readonly checks: readonly Check[]; readonly time: TimeFacts }> => {
  const { notBefore, moves, restarts, behind } = timeStoryOf(inspection.readings, takeoversOf(inspection));
  const wrong = key && notBefore ? await problemOf(inspection, key, notAfter?.at ?? null) : null;
  const body = notBefore?.statement.body;
  return {
    checks:
      key && body
        ? [{ name: 'time', ok: wrong === null, detail: wrong ?? `not before ${body.issuedAt}` }]
        : [],
    time: {
      notBefore: body
        ? { at: body.issuedAt, nonce: body.nonce, checked: key !== null && wrong === null }
        : null,
      notAfter,
      claimed: { from: inspection.started.at, to: inspection.updatedAt },
      moves,
      handovers: takeoversOf(inspection).length,
      restarts,
      behind,
    },
  };
};
