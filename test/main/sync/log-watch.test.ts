import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServices } from '../../../main/services/create-services.ts';
import { verifierOf } from '../../../headquarters/register/ed25519.ts';
import type { Assignment } from '../../../shared/domain/assignment.ts';
import { ensureHechaError } from '../../../shared/errors.ts';
import { LogConsistency, type LogInclusion, logLeafOf, TreeHead } from '../../../shared/exchange/log.ts';
import { isConsistent, rootByInclusion } from '../../../shared/log/merkle-tree.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';
import { type Office, openOffice, order, tempFolder } from '../../headquarters/office.ts';
import { deliveryThat, openEnrolled, sealInspection } from './field-laptop.ts';

let office: Office;
let scratch: string;
let laptop: RunningServices;
const files = () => join(scratch, 'laptop');

const ask = async (path: string): Promise<unknown> =>
  (await fetch(`${office.hq().address}/v1/log/${path}`)).json();
const headNow = async () => TreeHead.parse(await ask('head'));

const pulled = async (): Promise<string> =>
  laptop.services['sync.pull']({}).then(
    () => 'pulled',
    (caught: unknown) => ensureHechaError(caught).code,
  );

const assigned = async (): Promise<Assignment> => {
  const { id } = await office.hq().dispatch(order);
  await pulled();
  const { assignments } = await laptop.services['sync.assignments']({});
  const found = assignments.find((assignment) => assignment.id === id);
  if (!found) throw new Error('the assignment did not arrive');
  return found;
};

/** An inspection that arrived, with the log's proof of its receipt. */
const settled = async () => {
  const id = await sealInspection(laptop, await assigned(), []);
  const state = await deliveryThat(laptop, id, ({ name }) => name === 'settled');
  if (state.name !== 'settled' || !state.inclusion) throw new Error('no proof came with the receipt');
  return { id, receipt: state.receipt, inclusion: state.inclusion };
};

const leadsTo = (leaf: string, { index, path, head }: LogInclusion): boolean =>
  rootByInclusion(leaf, { index, path, size: head.body.size }) === head.body.root;

beforeAll(async () => {
  scratch = await tempFolder('log');
  office = await openOffice();
  laptop = await openEnrolled(files(), office);
});
afterAll(async () => {
  await laptop.close();
  await office.close();
  await rm(scratch, { recursive: true, force: true });
});

describe('the public log of receipts', () => {
  it('begins empty, and each receipt is the next entry, proven under a signed head', async () => {
    expect((await headNow()).body).toMatchObject({ size: 0, keyId: office.hq().receiptKey.keyId });
    const first = await settled();
    const second = await settled();
    expect([first.inclusion.index, second.inclusion.index]).toEqual([0, 1]);
    for (const { receipt, inclusion } of [first, second]) {
      expect(leadsTo(logLeafOf(receipt.body), inclusion)).toBe(true);
      const { body, signature } = inclusion.head;
      const verify = verifierOf(office.hq().receiptKey.publicKey);
      expect(await verify(canonicalBytes(body), Buffer.from(signature, 'base64url'))).toBe(true);
    }
    expect(leadsTo(logLeafOf(first.receipt.body), second.inclusion)).toBe(false);
  });

  it('continues what it was, and is the same after the database was rebuilt', async () => {
    const before = await headNow();
    await settled();
    const { path, head } = LogConsistency.parse(await ask(`consistency?from=${before.body.size}`));
    expect(isConsistent(before.body, head.body, path)).toBe(true);
    await office.restart({ rebuild: true, port: Number(new URL(office.hq().address).port) });
    expect((await headNow()).body).toMatchObject({ size: head.body.size, root: head.body.root });
  });

  it('says in a code what it does not have', async () => {
    expect(await ask(`inclusion/${'0'.repeat(64)}`)).toMatchObject({ code: 'LOG_ENTRY_UNKNOWN' });
    expect(await ask('consistency?from=999')).toMatchObject({ code: 'LOG_ENTRY_UNKNOWN' });
    for (const from of ['-1', '1.5', 'x', ''])
      expect(await ask(`consistency?from=${from}`)).toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('is asked again for a proof that was lost, and stays believed after its head here was', async () => {
    const { id, inclusion } = await settled();
    await rm(join(files(), 'outbox', `${id}.inclusion.json`));
    await writeFile(join(files(), 'log-head.json'), 'torn');
    expect(await pulled()).toBe('pulled');
    const kept = JSON.parse(
      await readFile(join(files(), 'outbox', `${id}.inclusion.json`), 'utf8'),
    ) as LogInclusion;
    expect(kept).toMatchObject({ index: inclusion.index, path: inclusion.path });
  });

  it('is seen to have lost or changed entries by every laptop that looked before', async () => {
    const port = Number(new URL(office.hq().address).port);
    await office.hq().close();
    const backup = join(scratch, 'backup');
    await cp(office.folder, backup, { recursive: true });
    await office.restart({ port });
    await settled();

    // Headquarters comes back from the backup: the last receipt was never given, says its log.
    await office.hq().close();
    await rm(office.folder, { recursive: true });
    await cp(backup, office.folder, { recursive: true });
    await office.restart({ port });
    expect(await pulled()).toBe('LOG_FORKED');
    const { assignments } = await laptop.services['sync.assignments']({});
    expect(assignments.length).toBeGreaterThan(0);
  });
});
