import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryDelay } from '../../../main/services/sync/retry-delay.ts';
import { verifyReceipt } from '../../../main/services/sync/verify-receipt.ts';
import type { Assignment } from '../../../shared/domain/assignment.ts';
import { receiptBodyOf } from '../../../shared/exchange/receipt-body.ts';
import type { Receipt, ReceiptBody } from '../../../shared/exchange/submission.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';
import { order } from '../../headquarters/office.ts';
import { createLaptop, sealInspection, sha256 } from '../../headquarters/laptop.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const receiptKey = { keyId: 'hq-1', publicKey: publicKey.export({ format: 'jwk' }).x ?? '' };
const digest = (letter: string) => sha256(letter);
const assignment: Assignment = {
  schema: 1,
  id: 'a-1',
  origin: 'headquarters',
  reportNumber: 'HC-1',
  authority: '局',
  type: order.type,
  enterprise: order.enterprise,
  licences: [],
  products: [{ categoryCode: '02', units: ['common-portland'] }],
  checklist: { id: 'cement', version: 1, digest: digest('c') },
  ruleSet: { id: 'CEM-8CH', version: 1, digest: digest('r') },
  noticeOn: null,
  dueOn: '2026-11-25',
  team: [{ id: 'chen', name: '陈', role: 'leader', number: '' }],
  background: '',
  earlier: null,
  followsUp: null,
  dispatchedAt: '2026-11-20T08:00:00+08:00',
};
const { submission, bytes } = sealInspection(createLaptop('http://127.0.0.1:9'), assignment, {
  checklist: new Uint8Array([1]),
  ruleSet: new Uint8Array([2]),
});
const sent = { submission, digest: sha256(bytes) };
const signed = (body: ReceiptBody): Receipt => ({
  body,
  signature: sign(null, canonicalBytes(body), privateKey).toString('base64url'),
});
const body = receiptBodyOf(submission, {
  submissionDigest: sent.digest,
  receivedAt: '2026-11-24T08:00:00+08:00',
  keyId: receiptKey.keyId,
});

describe('a receipt', () => {
  it('is believed when the pinned key signed exactly what was sent', () => {
    expect(() => verifyReceipt(signed(body), sent, { receiptKey })).not.toThrow();
  });

  it.each(Object.keys(body).filter((key) => !['schema', 'level', 'keyId', 'receivedAt'].includes(key)))(
    'is not believed when it was signed over another %s',
    (key) => {
      const value = body[key as keyof ReceiptBody];
      const other = typeof value === 'number' ? value + 1 : digest('other');
      expect(() => verifyReceipt(signed({ ...body, [key]: other }), sent, { receiptKey })).toThrow(
        expect.objectContaining({ code: 'RECEIPT_INVALID' }),
      );
    },
  );

  it('names a changed key when the signature is not by the pinned one', () => {
    const altered = { ...signed(body), body: { ...body, receivedAt: '2026-11-25T08:00:00+08:00' } };
    for (const receipt of [altered, signed({ ...body, keyId: 'hq-2' })]) {
      expect(() => verifyReceipt(receipt, sent, { receiptKey })).toThrow(
        expect.objectContaining({ code: 'HQ_KEY_CHANGED' }),
      );
    }
  });
});

describe('the pause before a retry', () => {
  it('grows from a second to five minutes and never leaves that range', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, chance) => {
          const delay = retryDelay(attempt, chance);
          expect(delay).toBeGreaterThanOrEqual(200);
          expect(delay).toBeLessThanOrEqual(300_000);
          expect(retryDelay(attempt + 1, chance)).toBeGreaterThanOrEqual(delay);
        },
      ),
    );
  });
});
