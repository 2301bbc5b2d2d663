import { sql } from 'kysely';
import { chinaDay } from '../../shared/domain/day.ts';
import type { Words } from '../../shared/domain/words.ts';
import type { AssignmentPage, Overview } from '../../shared/exchange/console-api.ts';
import type { Desk } from '../desk.ts';

const day = 86_400_000;

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / day);

const openAssignments = ({ database }: Desk) =>
  database
    .selectFrom('assignments')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('submissions')
            .select('submission_id')
            .whereRef('submissions.assignment_id', '=', 'assignments.assignment_id'),
        ),
      ),
    );

/** The figures of the current month, and what was sent back. */
export const countWork = async (desk: Desk): Promise<Overview> => {
  const { database } = desk;
  const now = desk.now();
  const today = chinaDay(now);
  const month = `${today.slice(0, 7)}-01`;
  const from = new Date(`${month}T00:00:00+08:00`).toISOString();
  // A visit to several categories counts in the line of each, and once in the sum.
  const byCategory = await database
    .selectFrom('submissions')
    .innerJoin(
      sql<{ category: unknown }>`jsonb_array_elements(categories)`.as<'line'>(sql`line(category)`),
      (join) => join.onTrue(),
    )
    .select(({ fn }) => [
      sql<string>`line.category ->> 'code'`.as('code'),
      sql<Words>`(array_agg(line.category -> 'name'))[1]`.as('name'),
      fn.countAll<number>().as('received'),
      sql<number>`count(*) filter (where outcome = 'fail')`.as('failed'),
    ])
    .where('received_at', '>=', from)
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute();
  const arrived = await database
    .selectFrom('submissions')
    .select(({ fn }) => [
      fn.countAll<number>().as('received'),
      sql<number>`count(*) filter (where outcome = 'fail')`.as('failed'),
    ])
    .where('received_at', '>=', from)
    .executeTakeFirstOrThrow();
  const dispatched = await database
    .selectFrom('assignments')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('dispatched_at', '>=', from)
    .executeTakeFirstOrThrow();
  const waiting = await openAssignments(desk)
    .select(({ fn }) => [
      fn.countAll<number>().as('open'),
      sql<number>`count(*) filter (where due_on < ${today})`.as('late'),
      fn.min('due_on').as('earliest'),
    ])
    .executeTakeFirstOrThrow();
  const refusals = await database
    .selectFrom('refusals')
    .innerJoin('devices', 'devices.device_id', 'refusals.device_id')
    .select(['submission_id', 'devices.name', 'devices.holder_name', 'at', 'code'])
    .orderBy('at', 'desc')
    .limit(50)
    .execute();
  return {
    now,
    authority: desk.authority,
    month,
    received: arrived.received,
    failed: arrived.failed,
    dispatched: dispatched.count,
    open: waiting.open,
    late: waiting.late,
    longestLateDays: waiting.late > 0 ? daysBetween(waiting.earliest, today) : 0,
    byCategory,
    refusals: refusals.map((row) => ({
      submissionId: row.submission_id,
      deviceName: row.name,
      holderName: row.holder_name,
      at: row.at,
      code: row.code,
    })),
  };
};

const pageSize = 50;

/** Assignments by due day: those still open, or all. `after` is the cursor of the page before. */
export const listAssignments = async (
  desk: Desk,
  { state, after }: { readonly state: 'open' | 'all'; readonly after: string | null },
): Promise<AssignmentPage> => {
  const today = chinaDay(desk.now());
  const [dueOn, id] = after?.split('|') ?? [];
  let query = (state === 'open' ? openAssignments(desk) : desk.database.selectFrom('assignments'))
    .select(['assignments.assignment_id', 'holder_id', 'body', 'due_on'])
    .orderBy('due_on')
    .orderBy('assignments.assignment_id')
    .limit(pageSize + 1);
  if (dueOn !== undefined && id !== undefined)
    query = query.where((where) =>
      where.or([
        where('due_on', '>', dueOn),
        where.and([where('due_on', '=', dueOn), where('assignments.assignment_id', '>', id)]),
      ]),
    );
  const rows = await query.execute();
  const shown = rows.slice(0, pageSize);
  const ids = shown.map((row) => row.assignment_id);
  const received = ids.length
    ? await desk.database
        .selectFrom('submissions')
        .select(['submission_id', 'assignment_id'])
        .where('assignment_id', 'in', ids)
        .orderBy('arrival', 'desc')
        .execute()
    : [];
  const names = await categoryNames(desk);
  const last = shown.at(-1);
  return {
    lines: shown.map(({ assignment_id, holder_id, body }) => ({
      assignment: body,
      holderId: holder_id,
      categories: body.products.map(({ categoryCode: code }) => names.get(code) ?? { zh: code, en: code }),
      lateDays: daysBetween(body.dueOn, today),
      receivedIds: received
        .filter((row) => row.assignment_id === assignment_id)
        .map((row) => row.submission_id),
    })),
    next: rows.length > pageSize && last ? `${last.due_on}|${last.assignment_id}` : null,
  };
};

const categoryNames = async ({ database }: Desk): Promise<Map<string, Words>> => {
  const rows = await database
    .selectFrom('publications')
    .select('categories')
    .where('kind', '=', 'checklist')
    .execute();
  return new Map(rows.flatMap(({ categories }) => categories.map(({ code, name }) => [code, name] as const)));
};
