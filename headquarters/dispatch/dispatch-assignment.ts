import { randomUUID } from 'node:crypto';
import { asksLicence, Assignment, type Product } from '../../shared/domain/assignment.ts';
import { Checklist, productUnitsOf } from '../../shared/domain/checklist.ts';
import { readCreditCode } from '../../shared/domain/credit-code.ts';
import { RuleSet } from '../../shared/domain/rule-set.ts';
import { combineForVisit, demandSharedRules } from '../../shared/content/combine-for-visit.ts';
import { digestOf } from '../../shared/seal/digest.ts';
import { HechaError } from '../../shared/errors.ts';
import type { DispatchRequest } from '../../shared/exchange/console-api.ts';
import { recheckedItems } from '../../shared/domain/recheck.ts';
import { earlierText } from '../../shared/text/earlier.ts';
import { sayBoth } from '../../shared/text/say.ts';
import type { Desk } from '../desk.ts';
import { findingsOfFirm } from '../history/past-visits.ts';
import { visitKinds } from '../../shared/domain/visit-kind.ts';
import { chinaDay } from '../../shared/domain/day.ts';
import { findPublished, publishContent } from '../publication/publish-content.ts';

const invalid = (field: string, detail: Readonly<Record<string, unknown>> = {}) =>
  new HechaError('ASSIGNMENT_INVALID', { field, ...detail });

const readChecklist = async ({ blobs }: Desk, digest: string): Promise<Checklist> =>
  Checklist.parse(JSON.parse(new TextDecoder().decode(await blobs.read(digest))));

const readRuleSet = async ({ blobs }: Desk, digest: string): Promise<RuleSet> =>
  RuleSet.parse(JSON.parse(new TextDecoder().decode(await blobs.read(digest))));

const productsOf = (request: DispatchRequest, checklists: readonly Checklist[]): Product[] =>
  checklists
    .flatMap(({ categories }, index) =>
      categories.map(({ code }) => ({ categoryCode: code, units: request.products[index]?.units ?? [] })),
    )
    .toSorted((a, b) => (a.categoryCode < b.categoryCode ? -1 : 1));

/** HC-<region of the firm>-<day>-<count of that day, from 01>; the region is in the credit code (GB 32100, 4.3). */
const nextReportNumber = async ({ database }: Desk, creditCode: string, day: string): Promise<string> => {
  const prefix = `HC-${creditCode.slice(2, 8)}-${day.replaceAll('-', '')}-`;
  const { count } = await database
    .selectFrom('assignments')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('report_number', 'like', `${prefix}%`)
    .executeTakeFirstOrThrow();
  return prefix + String(count + 1).padStart(2, '0');
};

const checkUnits = (request: DispatchRequest, checklists: readonly Checklist[]): void => {
  for (const [index, { units }] of request.products.entries()) {
    const known = new Set((checklists[index] ? productUnitsOf(checklists[index]) : []).map(({ id }) => id));
    const unknown = units.filter((unit) => !known.has(unit));
    if (unknown.length > 0) throw invalid('units', { unknown });
  }
};

const checkRequest = (request: DispatchRequest): void => {
  const read = readCreditCode(request.enterprise.creditCode);
  if (read.problem) throw invalid('enterprise.creditCode', { words: read.problem });
  if (new Set(request.team.map(({ id }) => id)).size < request.team.length) throw invalid('team');
  if (!request.team.some(({ role }) => role === 'leader')) throw invalid('team.leader');
  if (request.followsUp !== null && request.type !== 'recheck') throw invalid('followsUp');
  if (request.noticeOn !== null && visitKinds[request.type].notice !== 'beforehand')
    throw invalid('noticeOn');
};

/** A re-check must have something to look at again, in a checklist that asks for it. */
const checkFollowed = (assignment: Assignment, { items }: Checklist): void => {
  const { followsUp } = assignment;
  if (followsUp === null) return;
  const rechecked = recheckedItems(assignment);
  if (rechecked === null)
    throw invalid('followsUp', { words: sayBoth(earlierText.nothingOpen, { number: followsUp }) });
  if (!items.some(({ id }) => rechecked.has(id)))
    throw invalid('followsUp', { words: sayBoth(earlierText.notInChecklist, { number: followsUp }) });
};

/**
 * Sends a team to a firm: composes the assignment against the newest published checklist and dispatches it to the
 * laptops of its holder, who pulls it. With it goes what is known of earlier visits to the firm. Resolves when it is on
 * the disk.
 * @throws HechaError `ASSIGNMENT_INVALID` with the field, `CHECKLIST_UNKNOWN`, `RULE_SET_UNKNOWN`; `RULE_SETS_DIFFER`
 * where the categories cannot share one visit of this type.
 */
export const dispatchAssignment = async (desk: Desk, request: DispatchRequest): Promise<Assignment> => {
  checkRequest(request);
  const checklists = await Promise.all(
    request.products.map(async ({ checklist }) =>
      readChecklist(desk, (await findPublished(desk, 'checklist', checklist)).digest),
    ),
  );
  checkUnits(request, checklists);
  const products = productsOf(request, checklists);
  if (request.licences.length > 0 && !asksLicence({ products })) throw invalid('licences');
  const content = combineForVisit(checklists, request.type);
  const ruleSet = await findPublished(
    desk,
    'ruleSet',
    request.ruleSet ?? content.ruleSets[request.type] ?? 'none',
  );
  demandSharedRules(checklists, await readRuleSet(desk, ruleSet.digest), request.type);
  // A combination is content like any other: named by its digest, published once, fetched by the laptops.
  if (checklists.length > 1)
    await publishContent(desk, { checklists: [content], ruleSets: [], catalogue: null });
  const checklist = { id: content.id, version: content.version, digest: digestOf(content) };
  const earlier = await findingsOfFirm(desk, request.enterprise.creditCode, request.followsUp);
  return desk.ledger.exclusively(async (commit) => {
    const dispatchedAt = desk.now();
    const assignment = Assignment.parse({
      schema: 1,
      origin: 'headquarters',
      id: `a-${randomUUID()}`,
      reportNumber: await nextReportNumber(desk, request.enterprise.creditCode, chinaDay(dispatchedAt)),
      authority: desk.authority,
      type: request.type,
      enterprise: request.enterprise,
      licences: request.licences,
      products,
      checklist,
      ruleSet,
      noticeOn: request.noticeOn,
      dueOn: request.dueOn,
      team: request.team,
      background: request.background,
      earlier,
      followsUp: request.followsUp,
      dispatchedAt,
    } satisfies Assignment);
    checkFollowed(assignment, content);
    await commit({ kind: 'assignmentDispatched', assignment, holderId: request.holderId });
    return assignment;
  });
};

/** What was dispatched to a holder, newest last. */
export const assignmentsOf = async ({ database }: Desk, holderId: string): Promise<readonly Assignment[]> => {
  const rows = await database
    .selectFrom('assignments')
    .select('body')
    .where('holder_id', '=', holderId)
    .orderBy('dispatched_at')
    .orderBy('assignment_id')
    .execute();
  return rows.map(({ body }) => body);
};
