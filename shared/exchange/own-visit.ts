import type { z } from 'zod';
import { asksLicence, Assignment, assignedUnits } from '../domain/assignment.ts';
import { readCreditCode } from '../domain/credit-code.ts';
import { chinaDay } from '../domain/day.ts';
import type { Digest, Id, Instant } from '../domain/identifiers.ts';
import { readLicenceNumber } from '../domain/licence-number.ts';
import { HechaError } from '../errors.ts';

/** What an inspector says to begin a visit that headquarters did not dispatch; the rest is derived. */
export const OwnVisit = Assignment.pick({
  type: true,
  enterprise: true,
  licences: true,
  products: true,
  team: true,
  background: true,
});
export type OwnVisit = z.infer<typeof OwnVisit>;

type Ref = { readonly id: Id; readonly version: number; readonly digest: Digest };

/** The enrolled laptop on which a visit begins. */
export type OwnDevice = {
  readonly deviceId: Id;
  readonly authority: string;
  readonly holder: { readonly id: Id };
};

/** Last six letters or digits of the device id: what tells the numbers of one laptop from another's. */
const markOf = (deviceId: Id): string =>
  deviceId
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(-6)
    .toUpperCase();

const idOf = (deviceId: Id, sequence: number): Id => `${deviceId.slice(0, 60)}-v${sequence}`;

/** How many visits began on a laptop so far, from the assignments that it knows. */
export const lastSequence = (deviceId: Id, assignments: Iterable<Assignment>): number => {
  let last = 0;
  for (const { id, origin } of assignments) {
    const [, sequence] = /-v(\d{1,6})$/.exec(id) ?? [];
    if (origin === 'laptop' && sequence !== undefined && id === idOf(deviceId, Number(sequence)))
      last = Math.max(last, Number(sequence));
  }
  return last;
};

/**
 * The assignment of a visit that begins on the spot. Its id is the device's with a running number; its report number
 * follows headquarters' scheme with the device's mark, HC-421024-20261127-3F9A1C-02, so that neither needs a network.
 * @param sequence 1 for the first visit that began on this laptop.
 * @throws HechaError `ASSIGNMENT_INVALID` with the field.
 */
export const ownAssignment = (
  visit: OwnVisit,
  {
    device,
    sequence,
    at,
    checklist,
    ruleSet,
  }: {
    readonly device: OwnDevice;
    readonly sequence: number;
    readonly at: Instant;
    readonly checklist: Ref;
    readonly ruleSet: Ref;
  },
): Assignment => {
  const day = chinaDay(at);
  const region = /^\d{6}$/.exec(visit.enterprise.creditCode.slice(2, 8))?.[0] ?? '000000';
  const number = [
    region,
    day.replaceAll('-', ''),
    markOf(device.deviceId),
    String(sequence).padStart(2, '0'),
  ];
  const parsed = Assignment.safeParse({
    ...visit,
    schema: 1,
    id: idOf(device.deviceId, sequence),
    origin: 'laptop',
    reportNumber: `HC-${number.join('-')}`,
    authority: device.authority,
    products: visit.products.toSorted((a, b) => (a.categoryCode < b.categoryCode ? -1 : 1)),
    checklist,
    ruleSet,
    noticeOn: null,
    earlier: null,
    followsUp: null,
    dueOn: day,
    dispatchedAt: at,
  } satisfies Assignment);
  if (!parsed.success)
    throw new HechaError('ASSIGNMENT_INVALID', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
  checkOwnAssignment(parsed.data, device);
  return parsed.data;
};

const refuseUnless = (holds: boolean, field: string): void => {
  if (!holds) throw new HechaError('ASSIGNMENT_INVALID', { field });
};

/**
 * What must hold of a visit that began on a laptop: it is that laptop's, led by its holder, knows nothing of earlier
 * visits because headquarters was not asked, and firm, licences and products are well-formed. A credit code whose check does not hold stands with a written reason.
 * @throws HechaError `ASSIGNMENT_INVALID` with the first field that is wrong.
 */
export const checkOwnAssignment = (assignment: Assignment, device: OwnDevice): void => {
  const { id, origin, authority, enterprise, licences, products, team, earlier, followsUp } = assignment;
  refuseUnless(origin === 'laptop', 'origin');
  refuseUnless(earlier === null, 'earlier');
  refuseUnless(followsUp === null, 'followsUp');
  refuseUnless(lastSequence(device.deviceId, [assignment]) > 0, `id ${id}`);
  refuseUnless(authority === device.authority, 'authority');
  const { problem } = readCreditCode(enterprise.creditCode);
  refuseUnless(problem === null || enterprise.creditCodeReason !== undefined, 'enterprise.creditCode');
  for (const [index, { number }] of licences.entries())
    refuseUnless(readLicenceNumber(number).problem === null, `licences.${index}.number`);
  refuseUnless(licences.length === 0 || asksLicence(assignment), 'licences');
  const leaders = team.filter(({ role }) => role === 'leader').map((member) => member.id);
  refuseUnless(leaders.length === 1 && leaders[0] === device.holder.id, 'team.leader');
  refuseUnless(new Set(team.map((member) => member.id)).size === team.length, 'team');
  refuseUnless(
    new Set(products.map(({ categoryCode }) => categoryCode)).size === products.length,
    'products',
  );
  const units = assignedUnits(assignment);
  refuseUnless(new Set(units).size === units.length, 'units');
};
