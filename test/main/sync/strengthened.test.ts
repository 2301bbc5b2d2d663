import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningServices } from '../../../main/services/create-services.ts';
import { ensureHechaError } from '../../../shared/errors.ts';
import { type Office, openOffice, order, tempFolder } from '../../headquarters/office.ts';
import { deliveryThat, openEnrolled, sealInspection } from './field-laptop.ts';

let office: Office;
let scratch: string;
let laptop: RunningServices;
let id: string;
/** What stands between laptop and headquarters answers in its place; null: headquarters itself. */
let answer: Uint8Array<ArrayBuffer> | null = null;

const onTheWay: typeof globalThis.fetch = (input, init) =>
  answer && (input instanceof Request ? input.url : String(input)).endsWith('/strengthened-report')
    ? Promise.resolve(new Response(answer, { headers: { 'content-type': 'application/pdf' } }))
    : fetch(input, init);

beforeAll(async () => {
  scratch = await tempFolder('strengthened');
  office = await openOffice();
  laptop = await openEnrolled(join(scratch, 'laptop'), office, onTheWay);
  await office.hq().dispatch(order);
  await laptop.services['sync.pull']({});
  const [assignment] = (await laptop.services['sync.assignments']({})).assignments;
  if (!assignment) throw new Error('nothing was dispatched');
  id = await sealInspection(laptop, assignment, []);
});
afterAll(async () => {
  await laptop.close();
  await office.close();
  await rm(scratch, { recursive: true, force: true });
});

const asked = () =>
  laptop.services['sync.strengthened']({ inspectionId: id }).then(
    ({ file }) => file,
    (caught: unknown) => ensureHechaError(caught).code,
  );

it('is not there before headquarters made it, and is asked for again', async () => {
  await deliveryThat(laptop, id, ({ name }) => name === 'settled');
  expect(await asked()).toBeNull();
  expect(await asked()).toBeNull();
});

it('is refused where it is not the sealed report with nothing but a timestamp after it', async () => {
  const sealed = new TextEncoder().encode(`%PDF-1.7 ${id}`);
  for (const bytes of [
    new TextEncoder().encode('%PDF-1.7 another report'),
    sealed,
    new Uint8Array([...sealed, ...new TextEncoder().encode('\n% more')]),
  ]) {
    answer = bytes;
    expect(await asked()).toBe('STRENGTHENED_REFUSED');
  }
  answer = null;
  expect(await asked()).toBeNull();
});
