import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { KeptReading, TimeStatementBody } from '../../../shared/domain/clock.ts';
import { replay } from '../../../shared/domain/replay.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';
import { checkTime } from '../../../shared/verify/check-time.ts';
import { append, handedOver, journalOf, started, takenOver } from '../domain/specimen.ts';

const headquarters = generateKeyPairSync('ed25519');
const keyOf = ({ publicKey }: { publicKey: KeyObject }) =>
  new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));

const first = journalOf(started());
const { deviceId } = replay(first);

const statement = (change: Partial<TimeStatementBody> = {}, { privateKey } = headquarters) => {
  const body: TimeStatementBody = {
    schema: 1,
    kind: 'timeStatement',
    deviceId,
    challenge: 'c'.repeat(22),
    nonce: 'n'.repeat(22),
    issuedAt: '2026-11-23T00:30:00Z',
    keyId: 'hq-1',
    ...change,
  };
  return { body, signature: sign(null, canonicalBytes(body), privateKey).toString('base64url') };
};

const visitWith = (held: KeptReading['statement']) =>
  replay(append(first, { type: 'clock.read', reading: { boot: 'b1', uptime: 5, statement: held } }));

const receipt = { at: '2026-11-24T02:00:00Z', by: 'receipt' } as const;
const checked = async (
  held: KeptReading['statement'],
  key: Uint8Array<ArrayBuffer> | null = keyOf(headquarters),
) => checkTime(visitWith(held), key, receipt);

describe('the interval of a report', () => {
  it('begins with a statement that holds, and ends with what proves that the file was there', async () => {
    const { checks, time } = await checked(statement());
    expect(checks).toEqual([{ name: 'time', ok: true, detail: 'not before 2026-11-23T00:30:00Z' }]);
    expect(time).toMatchObject({
      notBefore: { at: '2026-11-23T00:30:00Z', nonce: 'n'.repeat(22), checked: true },
      notAfter: receipt,
    });
  });

  it('has no beginning without a statement, and an unchecked one without the key', async () => {
    const without = await checked(null);
    expect([without.checks, without.time.notBefore]).toEqual([[], null]);
    const unchecked = await checked(statement(), null);
    expect([unchecked.checks, unchecked.time.notBefore?.checked]).toEqual([[], false]);
  });

  it.each([
    ['signed by another', statement({}, generateKeyPairSync('ed25519')), 'not signed by this key'],
    [
      'altered',
      { ...statement(), body: { ...statement().body, issuedAt: '2026-11-22T00:30:00Z' } },
      'not signed by this key',
    ],
    ['made to another laptop', statement({ deviceId: 'laptop-9' }), 'to another laptop'],
    ['later than the receipt', statement({ issuedAt: '2026-11-25T00:00:00Z' }), 'later than the proof'],
  ])('is refused with a statement %s', async (_how, held, reason) => {
    const { checks, time } = await checked(held);
    expect(checks).toMatchObject([{ name: 'time', ok: false }]);
    expect(checks[0]?.detail).toContain(reason);
    expect(time.notBefore?.checked).toBe(false);
  });

  it('believes of each laptop what headquarters told that one, where two had the inspection', async () => {
    const there = (to: string) => {
      const read = { type: 'clock.read' as const, reading: { boot: 'b2', uptime: 9 } };
      const taken = append(append(first, handedOver('d2')), takenOver(deviceId), { deviceId: 'd2' });
      const held = statement({ deviceId: to });
      return replay(
        append(taken, { ...read, reading: { ...read.reading, statement: held } }, { deviceId: 'd2' }),
      );
    };
    const own = await checkTime(there('d2'), keyOf(headquarters), receipt);
    expect(own.checks.map(({ ok }) => ok)).toEqual([true]);
    expect(own.time).toMatchObject({ handovers: 1, restarts: 0, moves: [] });
    const foreign = await checkTime(there(deviceId), keyOf(headquarters), receipt);
    expect(foreign.checks.map(({ ok }) => ok)).toEqual([false]);
  });
});
