import { join } from 'node:path';
import { z } from 'zod';
import type { Services } from '../../../shared/contract/contract.ts';
import { Assignment } from '../../../shared/domain/assignment.ts';
import { readCreditCode } from '../../../shared/domain/credit-code.ts';
import { Instant } from '../../../shared/domain/identifiers.ts';
import { ensureHechaError, HechaError } from '../../../shared/errors.ts';
import { keepFile, readKeptJson } from '../kept-file.ts';
import type { Ports } from '../ports.ts';
import type { Vault } from '../vault/vault.ts';
import type { Content } from './content.ts';
import { fetchContent } from './fetch-content.ts';
import type { HeadquartersClient } from './headquarters-client.ts';

const StoredAssignments = z.strictObject({
  schema: z.literal(1),
  pulledAt: Instant,
  assignments: z.array(Assignment),
});
type StoredAssignments = z.infer<typeof StoredAssignments>;

/** The envelope alone: one malformed assignment must not keep the others from the laptop. */
const AssignmentEnvelope = z.strictObject({ assignments: z.array(z.unknown()) });

/** @throws HechaError `ASSIGNMENT_INVALID` naming the assignment and the first field that is wrong. */
const readAssignment = (value: unknown): Assignment => {
  const parsed = Assignment.safeParse(value);
  const id = z.object({ id: z.string() }).safeParse(value).data?.id ?? '?';
  if (!parsed.success) {
    throw new HechaError('ASSIGNMENT_INVALID', { id, field: parsed.error.issues[0]?.path.join('.') ?? '' });
  }
  if (readCreditCode(parsed.data.enterprise.creditCode).problem) {
    throw new HechaError('ASSIGNMENT_INVALID', { id, field: 'enterprise.creditCode' });
  }
  return parsed.data;
};

/** Those that can be worked with, and the first refusal among the others. */
const sortOut = (values: readonly unknown[]): { good: Assignment[]; refusal: HechaError | null } => {
  const good: Assignment[] = [];
  let refusal: HechaError | null = null;
  for (const value of values) {
    try {
      good.push(readAssignment(value));
    } catch (caught) {
      refusal ??= ensureHechaError(caught);
    }
  }
  return { good, refusal };
};

/** What headquarters dispatched to this laptop, kept so that it can be read and started without a network. */
export const createAssignments = ({
  dataFolder,
  now,
  client,
  vault,
  content,
}: Pick<Ports, 'dataFolder' | 'now'> & {
  client: HeadquartersClient;
  vault: Pick<Vault, 'hasBlob' | 'putBlob'>;
  content: Pick<Content, 'pull'>;
}): {
  pull: Services['sync.pull'];
  list: Services['sync.assignments'];
} => {
  const path = join(dataFolder, 'assignments.json');

  // A list that cannot be read is fetched again; started inspections carry their assignment in their own journal.
  const read = () => readKeptJson(path, StoredAssignments);

  return {
    pull: async () => {
      const answer = await client.ask({ method: 'GET', path: '/v1/assignments' }, AssignmentEnvelope);
      const { good: assignments, refusal } = sortOut(answer.assignments);
      const wanted = new Set(
        assignments.flatMap(({ checklist, ruleSet }) => [checklist.digest, ruleSet.digest]),
      );
      for (const digest of wanted) await fetchContent(client, vault, digest);
      const stored: StoredAssignments = { schema: 1, pulledAt: now(), assignments };
      // The work that was sent comes first: it must not wait for checklists that no assignment asks for.
      await keepFile(path, Buffer.from(JSON.stringify(stored)));
      await content.pull(assignments);
      if (refusal) throw refusal;
      return { received: assignments.length, pulledAt: stored.pulledAt };
    },
    list: async () => {
      const stored = await read();
      return { assignments: stored?.assignments ?? [], pulledAt: stored?.pulledAt ?? null };
    },
  };
};
