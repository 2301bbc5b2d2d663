import { Checklist } from '../../shared/domain/checklist.ts';
import { chinaDay, dayPlus } from '../../shared/domain/day.ts';
import {
  type EarlierFinding,
  earlierFindings,
  type EarlierFindings,
  PastVisit,
  toldSince,
} from '../../shared/domain/earlier-findings.ts';
import type { Day, Id } from '../../shared/domain/identifiers.ts';
import { pastVisitOf } from '../../shared/domain/past-visit.ts';
import { replay } from '../../shared/domain/replay.ts';
import { RuleSet } from '../../shared/domain/rule-set.ts';
import type { OpenInspection } from '../../shared/exchange/console-api.ts';
import { readSubmission } from '../../shared/exchange/check-submission.ts';
import type { Desk } from '../desk.ts';

/** Visits of which the sealed records are here, judged anew from those records: no summary of them is believed. */
const receivedVisits = async (
  { database, blobs }: Desk,
  creditCode: string,
  since: Day,
): Promise<PastVisit[]> => {
  const rows = await database
    .selectFrom('submissions')
    .select('submission_digest')
    .where('credit_code', '=', creditCode)
    // A record arrives after its visit; its instant is written in UTC, where the day may still be the one before.
    .where('received_at', '>=', dayPlus(since, -1))
    // What was corrected since is told by its correction.
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('submissions as later')
            .select('later.submission_id')
            .whereRef('later.amends_id', '=', 'submissions.submission_id'),
        ),
      ),
    )
    .orderBy('arrival')
    .execute();
  const read = async (digest: string): Promise<unknown> =>
    JSON.parse(new TextDecoder().decode(await blobs.read(digest)));
  const visits: PastVisit[] = [];
  for (const { submission_digest } of rows) {
    const inspection = replay(readSubmission(await blobs.read(submission_digest)).journal);
    const checklist = Checklist.parse(await read(inspection.checklistDigest));
    const ruleSet = RuleSet.parse(await read(inspection.ruleSetDigest));
    visits.push(pastVisitOf({ checklist, ruleSet }, inspection));
  }
  return visits;
};

/** Visits from before Hecha, as they were imported. */
const formerVisits = async ({ database }: Desk, creditCode: string, since: Day): Promise<PastVisit[]> => {
  const rows = await database
    .selectFrom('former_visits')
    .select('body')
    .where('credit_code', '=', creditCode)
    .where('visited_on', '>=', since)
    .orderBy('visited_on')
    .orderBy('report_number')
    .execute();
  return rows.map(({ body }) => PastVisit.parse(body));
};

/** What headquarters knows today of earlier visits to a firm, and of no other firm. */
export const findingsOfFirm = async (
  desk: Desk,
  creditCode: string,
  followsUp: Id | null,
): Promise<EarlierFindings> => {
  const day = chinaDay(desk.now());
  const since = toldSince(day);
  const visits = [
    ...(await formerVisits(desk, creditCode, since)),
    ...(await receivedVisits(desk, creditCode, since)),
  ];
  return earlierFindings(visits, { day, followsUp });
};

/** The firm's inspections with findings that nobody found put right since, newest first. */
export const openInspectionsOf = async (desk: Desk, creditCode: string): Promise<OpenInspection[]> => {
  const { findings } = await findingsOfFirm(desk, creditCode, null);
  const open = new Map<Id, EarlierFinding[]>();
  for (const finding of findings)
    if (finding.corrected === null)
      open.set(finding.reportNumber, [...(open.get(finding.reportNumber) ?? []), finding]);
  return [...open.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { reportNumber, type, visitedOn } = first;
    return [{ reportNumber, type, visitedOn, findings: own }];
  });
};
