import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningServices } from '../../../main/services/create-services.ts';
import { verifierOf } from '../../../headquarters/register/ed25519.ts';
import { TimeStatement } from '../../../shared/domain/clock.ts';
import { ensureHechaError } from '../../../shared/errors.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';
import { type Office, openOffice, tempFolder } from '../../headquarters/office.ts';
import { openEnrolled, openServices } from './field-laptop.ts';

let office: Office;
let scratch: string;
let laptop: RunningServices;
/** What stands between laptop and headquarters does to an answer about the time. */
let tamper: (statement: TimeStatement) => TimeStatement = (statement) => statement;

const onTheWay: typeof globalThis.fetch = async (input, init) => {
  const response = await fetch(input, init);
  const { href } = new URL(input instanceof Request ? input.url : String(input));
  if (!href.endsWith('/v1/time-statements') || !response.ok) return response;
  return new Response(JSON.stringify(tamper(TimeStatement.parse(await response.json()))), { status: 201 });
};

const pull = (): Promise<string> =>
  laptop.services['sync.pull']({}).then(
    () => 'pulled',
    (caught: unknown) => {
      const { code, detail } = ensureHechaError(caught);
      return `${code} ${String(detail['reason'])}`;
    },
  );
const held = async () => (await laptop.services['clock.read']({})).statement;

beforeAll(async () => {
  scratch = await tempFolder('time');
  office = await openOffice();
  laptop = await openEnrolled(join(scratch, 'laptop'), office, onTheWay);
});
afterAll(async () => {
  await laptop.close();
  await office.close();
  await rm(scratch, { recursive: true, force: true });
});

it('brings, with every pull, a newer statement that headquarters signed for this laptop', async () => {
  expect(await held()).toBeNull();
  expect(await pull()).toBe('pulled');
  const first = await held();
  const { deviceId } = (await laptop.services['app.describe']({})).device ?? {};
  expect(first?.body).toMatchObject({ deviceId, keyId: office.hq().receiptKey.keyId });
  const verify = verifierOf(office.hq().receiptKey.publicKey);
  expect(first && (await verify(canonicalBytes(first.body), Buffer.from(first.signature, 'base64url')))).toBe(
    true,
  );
  expect(await pull()).toBe('pulled');
  expect((await held())?.body.nonce).not.toBe(first?.body.nonce);
});

it('keeps the newest of several that were asked for at once', async () => {
  expect(new Set(await Promise.all(Array.from({ length: 8 }, pull)))).toEqual(new Set(['pulled']));
  const before = await held();
  expect(await pull()).toBe('pulled');
  const after = await held();
  expect(Date.parse(after?.body.issuedAt ?? '')).toBeGreaterThanOrEqual(
    Date.parse(before?.body.issuedAt ?? ''),
  );
});

it('is not believed when it was said before, to another, later than signed, or by another', async () => {
  const before = await held();
  if (!before) throw new Error('no statement');
  const attempts: readonly [typeof tamper, string][] = [
    [() => before, 'replayed'],
    [({ body, signature }) => ({ body: { ...body, deviceId: 'd-other' }, signature }), 'signature'],
    [
      ({ body, signature }) => ({ body: { ...body, issuedAt: '2031-01-01T00:00:00Z' }, signature }),
      'signature',
    ],
    [({ body }) => ({ body, signature: 'c2ln' }), 'signature'],
    [({ body, signature }) => ({ body: { ...body, keyId: 'hq-other' }, signature }), 'signature'],
  ];
  for (const [attempt, reason] of attempts) {
    tamper = attempt;
    expect(await pull()).toBe(`STATEMENT_REFUSED ${reason}`);
    expect(await held()).toEqual(before);
  }
  tamper = (statement) => statement;
  expect(await pull()).toBe('pulled');
});

it('is kept over a restart without a network', async () => {
  const before = await held();
  await laptop.close();
  laptop = await openServices(join(scratch, 'laptop'), 'http://127.0.0.1:9');
  expect(await held()).toEqual(before);
});
