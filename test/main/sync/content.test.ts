import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningServices } from '../../../main/services/create-services.ts';
import { type Adoption, adoptionOf, type Issued } from '../../../shared/domain/adopt-edition.ts';
import { Checklist } from '../../../shared/domain/checklist.ts';
import type { Assignment } from '../../../shared/domain/assignment.ts';
import { type ContentInForce, nothingInForce } from '../../../shared/domain/edition.ts';
import type { Digest } from '../../../shared/domain/identifiers.ts';
import type { JournalEvent } from '../../../shared/domain/journal.ts';
import { RuleSet } from '../../../shared/domain/rule-set.ts';
import { ensureHechaError } from '../../../shared/errors.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';
import { digestOf } from '../../../shared/seal/digest.ts';
import { cementAssets, changedItem } from '../../headquarters/cement-assets.ts';
import { type Office, openOffice, order, tempFolder } from '../../headquarters/office.ts';
import { deliveryThat, openEnrolled, sealInspection } from './field-laptop.ts';

const item = changedItem;

let office: Office;
let scratch: string;
let laptop: RunningServices;

const publish = async (version: number) =>
  office.restart({
    assetsFolder: await cementAssets(scratch, version),
    port: Number(new URL(office.hq().address).port),
  });
const content = (): Promise<ContentInForce> => laptop.services['sync.content']({});
const pulled = async (): Promise<string> =>
  laptop.services['sync.pull']({}).then(
    () => 'pulled',
    (caught: unknown) => ensureHechaError(caught).code,
  );
const cementVersion = async () =>
  (await content()).checklists.find(({ id }) => id === 'cement')?.version ?? null;
const read = async (digest: Digest): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode((await laptop.services['vault.readBlob']({ digest })).bytes));
const issuedOf = async (checklist: Digest, ruleSet: Digest): Promise<Issued> => ({
  context: { checklist: Checklist.parse(await read(checklist)), ruleSet: RuleSet.parse(await read(ruleSet)) },
  digests: { checklistDigest: checklist, ruleSetDigest: ruleSet },
});

beforeAll(async () => {
  scratch = await tempFolder('editions');
  office = await openOffice({ assetsFolder: await cementAssets(scratch, 1) });
  laptop = await openEnrolled(join(scratch, 'laptop'), office);
});
afterAll(async () => {
  await laptop.close();
  await office.close();
  await rm(scratch, { recursive: true, force: true });
});

const dispatched = async (): Promise<Assignment> => {
  const { id } = await office.hq().dispatch(order);
  await pulled();
  const { assignments } = await laptop.services['sync.assignments']({});
  const found = assignments.find((assignment) => assignment.id === id);
  if (!found) throw new Error('the assignment did not arrive');
  return found;
};

it('a pull brings the newest edition of what is assigned, with every file that it needs', async () => {
  expect(await content()).toEqual(nothingInForce);
  const assignment = await dispatched();
  await publish(2);
  expect(await pulled()).toBe('pulled');
  expect(await cementVersion()).toBe(2);
  const { checklists, ruleSets } = await content();
  for (const { digest } of [...checklists, ...ruleSets]) expect(digestOf(await read(digest))).toBe(digest);
  expect(ruleSets.map(({ id }) => id)).toContain(assignment.ruleSet.id);
  // What was dispatched by the older edition stays dispatched by it.
  const again = await laptop.services['sync.assignments']({});
  expect(again.assignments.find(({ id }) => id === assignment.id)).toEqual(assignment);
});

/** Started by the assigned edition, judged by it, then the newest adopted; `spoil` is what a bad program would record. */
const sealAdopted = async (
  assignment: Assignment,
  spoil: (event: Adoption) => JournalEvent = (event) => event,
): Promise<string> => {
  const newest = (await content()).checklists.find(({ id }) => id === 'cement')?.digest ?? '';
  const before = await issuedOf(assignment.checklist.digest, assignment.ruleSet.digest);
  const after = await issuedOf(newest, assignment.ruleSet.digest);
  return sealInspection(laptop, assignment, [], function* (inspection) {
    yield { type: 'item.judged', itemId: item, verdict: 'conforms', reason: null };
    yield spoil(adoptionOf(inspection(), before.context, after).event);
  });
};

const stateOf = (id: string) =>
  deliveryThat(laptop, id, ({ name }) => name === 'settled' || name === 'refused');

it('an inspection that adopted it is received with the files of both editions', async () => {
  const { assignments } = await laptop.services['sync.assignments']({});
  const [assignment] = assignments;
  if (!assignment) throw new Error('assigned above');
  const state = await stateOf(await sealAdopted(assignment));
  expect(state).toMatchObject({ name: 'settled', receipt: { body: { blobCount: 4 } } });
});

it('is refused when it keeps an answer that the newer edition reopens, or adopts what was never published', async () => {
  const { assignments } = await laptop.services['sync.assignments']({});
  const [assignment] = assignments;
  if (!assignment) throw new Error('assigned above');
  const kept = await sealAdopted(assignment, (event) => {
    expect(event.reopened.map(({ itemId }) => itemId)).toEqual([item]);
    return { ...event, kept: [item], reopened: [] };
  });
  const refused = { name: 'refused', problem: { code: 'SUBMISSION_INVALID', detail: { reason: 'edition' } } };
  expect(await stateOf(kept)).toMatchObject(refused);

  const own = { ...((await read(assignment.checklist.digest)) as Checklist), version: 9 };
  const digest = digestOf(own);
  const bytes = canonicalBytes(own);
  await laptop.services['vault.putBlob']({ digest, mediaType: 'application/json', bytes });
  const unpublished = await sealAdopted(assignment, (event) => ({
    ...event,
    to: { ...event.to, checklist: { id: 'cement', version: 9, digest } },
  }));
  expect(await stateOf(unpublished)).toMatchObject(refused);
});

it('an edition older than the one that is here is refused in words, and everything else arrives', async () => {
  await publish(3);
  expect(await pulled()).toBe('pulled');
  expect(await cementVersion()).toBe(3);
  // Headquarters came back from an older backup: its list ends at the second edition.
  const list = join(scratch, 'laptop', 'content.json');
  const kept = JSON.parse(await readFile(list, 'utf8')) as { content: ContentInForce };
  const later = kept.content.checklists.map((one) => ({ ...one, version: 7 }));
  await writeFile(list, JSON.stringify({ ...kept, content: { ...kept.content, checklists: later } }));
  const { id } = await office.hq().dispatch(order);
  expect(await pulled()).toBe('EDITION_OLDER');
  expect(await cementVersion()).toBe(7);
  const { assignments } = await laptop.services['sync.assignments']({});
  expect(assignments.map((assignment) => assignment.id)).toContain(id);
});
