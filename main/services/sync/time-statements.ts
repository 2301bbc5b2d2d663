import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { TimeStatement } from '../../../shared/domain/clock.ts';
import { isNewer } from '../../../shared/domain/time-story.ts';
import { HechaError } from '../../../shared/errors.ts';
import type { Device } from '../device/device.ts';
import { keepFile, readKeptJson } from '../kept-file.ts';
import type { Ports } from '../ports.ts';
import type { HeadquartersClient } from './headquarters-client.ts';
import { signedByHeadquarters } from './signed-by-headquarters.ts';

/** The newest of headquarters' statements of time, fetched with every pull: proof that what comes later came later. */
export type TimeStatements = {
  /** @throws HechaError `STATEMENT_REFUSED` with the reason; the statement from before is kept then. Those of the client. */
  readonly pull: () => Promise<void>;
  readonly newest: () => Promise<TimeStatement | null>;
};

export const createTimeStatements = ({
  dataFolder,
  client,
  device,
}: Pick<Ports, 'dataFolder'> & {
  client: HeadquartersClient;
  device: Pick<Device, 'enrolled' | 'enrolment'>;
}): TimeStatements => {
  const path = join(dataFolder, 'time-statement.json');
  // One that cannot be read is fetched again; one of an earlier enrolment proves nothing for this one.
  const newest = async () => {
    const kept = await readKeptJson(path, TimeStatement);
    return kept && kept.body.deviceId === device.enrolment()?.deviceId ? kept : null;
  };
  const refusalOf = ({ body, signature }: TimeStatement, challenge: string): string | null => {
    if (signedByHeadquarters({ body, signature }, device.enrolled()) !== 'yes') return 'signature';
    if (body.deviceId !== device.enrolled().deviceId) return 'otherLaptop';
    return body.challenge === challenge ? null : 'replayed';
  };
  return {
    newest,
    pull: async () => {
      const challenge = randomBytes(16).toString('base64url');
      const offered = await client.ask(
        {
          method: 'POST',
          path: '/v1/time-statements',
          body: new TextEncoder().encode(JSON.stringify({ challenge })),
        },
        TimeStatement,
      );
      const refusal = refusalOf(offered, challenge);
      if (refusal !== null) throw new HechaError('STATEMENT_REFUSED', { reason: refusal });
      // Headquarters' clock may have been set back: what it said of a later time is the better proof.
      if (isNewer(offered, await newest())) await keepFile(path, Buffer.from(JSON.stringify(offered)));
    },
  };
};
