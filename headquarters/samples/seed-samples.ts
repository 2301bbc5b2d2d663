import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { HechaError } from '../../shared/errors.ts';
import { DispatchRequest } from '../../shared/exchange/console-api.ts';
import type { Desk } from '../desk.ts';
import { InspectionType } from '../../shared/domain/catalogue.ts';
import type { Checklist } from '../../shared/domain/checklist.ts';
import { chinaDay, dayPlus } from '../../shared/domain/day.ts';
import { PastFinding } from '../../shared/domain/earlier-findings.ts';
import { Id } from '../../shared/domain/identifiers.ts';
import { dispatchAssignment } from '../dispatch/dispatch-assignment.ts';
import { checklistsInForce, takeFormerVisits } from '../history/import-former-visits.ts';
import { type FormerVisit, Holder } from '../intake/records.ts';

const Former = z.strictObject({
  daysAgo: z.int().min(1),
  type: InspectionType,
  findings: z
    .array(
      PastFinding.pick({ verdict: true, grade: true, fact: true }).extend({
        item: Id,
        dueAfter: z.int().min(1),
        correctedAfter: z.int().min(0).optional(),
      }),
    )
    .min(1),
});
const Sample = DispatchRequest.omit({
  holderId: true,
  noticeOn: true,
  dueOn: true,
  ruleSet: true,
  followsUp: true,
}).extend({
  noticeAfter: z.int().min(0).nullable(),
  dueAfter: z.int().min(0),
  former: z.array(Former).default([]),
  followsFormer: z.boolean().default(false),
});
type Sample = z.infer<typeof Sample>;
const Samples = z.strictObject({ holder: Holder, teams: z.unknown(), assignments: z.array(Sample).min(1) });

const dayAfter = (now: string, days: number): string =>
  chinaDay(new Date(Date.parse(now) + days * 86_400_000).toISOString());

const readSamples = async (path: string): Promise<z.infer<typeof Samples>> => {
  const parsed = Samples.safeParse(parse(await readFile(path, 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new HechaError('CONTENT_INVALID', {
    file: 'samples/assignments.yml',
    reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
  });
};

/** The visits from before Hecha to the firm of a sample, in the order of the file. */
const formerVisitsOf = (
  { enterprise: { creditCode }, products, former }: Sample,
  checklists: readonly Checklist[],
  today: string,
): FormerVisit[] => {
  const own = checklists.filter(({ id }) => products.some(({ checklist }) => checklist === id));
  const items = new Map(own.flatMap((checklist) => checklist.items.map((item) => [item.id, item])));
  return former.map(({ daysAgo, type, findings }) => {
    const visitedOn = dayPlus(today, -daysAgo);
    return {
      creditCode,
      visit: {
        reportNumber: `${creditCode.slice(2, 8)}-${visitedOn.replaceAll('-', '')}`,
        type,
        visitedOn,
        categories: own.flatMap(({ categories }) => categories.map(({ code }) => code)),
        findings: findings.map(({ item: id, dueAfter, correctedAfter, ...found }) => {
          const item = items.get(id);
          if (!item) throw new HechaError('CONTENT_INVALID', { file: 'samples/assignments.yml', reason: id });
          return {
            ...found,
            itemId: id,
            clause: item.clause,
            title: item.title,
            dueOn: dayPlus(visitedOn, dueAfter),
            correctedOn: correctedAfter === undefined ? null : dayPlus(visitedOn, correctedAfter),
          };
        }),
        conforming: [],
      },
    };
  });
};

/**
 * Dispatches the sample assignments when nothing was ever dispatched, each whose checklist is published. Returns the
 * inspector who holds them.
 * @throws HechaError `CONTENT_INVALID` for a broken sample file, `ASSIGNMENT_INVALID` for a sample that is none.
 */
export const seedSamples = async (desk: Desk, path: string): Promise<Holder> => {
  const { holder, assignments } = await readSamples(path);
  const dispatched = await desk.database.selectFrom('assignments').select('assignment_id').executeTakeFirst();
  if (dispatched) return holder;
  const published = await desk.database.selectFrom('publications').select('content_id').execute();
  const known = new Set(published.map(({ content_id }) => content_id));
  const offered = assignments.filter(({ products }) =>
    products.every(({ checklist }) => known.has(checklist)),
  );
  const checklists = await checklistsInForce(desk);
  const today = chinaDay(desk.now());
  const histories = new Map(offered.map((sample) => [sample, formerVisitsOf(sample, checklists, today)]));
  const former = [...histories.values()].flat();
  if (former.length > 0) await takeFormerVisits(desk, former);
  for (const sample of offered) {
    const { noticeAfter, dueAfter, former: _former, followsFormer, ...request } = sample;
    const last = histories.get(sample)?.at(-1)?.visit.reportNumber;
    await dispatchAssignment(desk, {
      ...request,
      holderId: holder.id,
      followsUp: followsFormer && last !== undefined ? last : null,
      ruleSet: null,
      noticeOn: noticeAfter === null ? null : dayAfter(desk.now(), noticeAfter),
      dueOn: dayAfter(desk.now(), dueAfter),
    });
  }
  return holder;
};
