import { HechaError } from '../../../shared/errors.ts';
import type { Enrolment } from '../../../shared/exchange/headquarters-api.ts';
import { receiptBodyOf } from '../../../shared/exchange/receipt-body.ts';
import type { Receipt } from '../../../shared/exchange/submission.ts';
import { canonical } from '../../../shared/seal/canonical.ts';
import type { Frozen } from './freeze-submission.ts';
import { signedByHeadquarters } from './signed-by-headquarters.ts';

/**
 * A receipt is believed only when the key pinned at enrolment signed it, and it speaks of exactly what was sent.
 * @throws HechaError `HQ_KEY_CHANGED` for another key, `RECEIPT_INVALID` for anything else that does not fit.
 */
export const verifyReceipt = (
  receipt: Receipt,
  { submission, digest }: Pick<Frozen, 'submission' | 'digest'>,
  { receiptKey }: Pick<Enrolment, 'receiptKey'>,
): void => {
  const { body } = receipt;
  const { submissionId } = submission;
  const signed = signedByHeadquarters(receipt, { receiptKey });
  if (signed === 'otherKey') throw new HechaError('HQ_KEY_CHANGED', { submissionId });
  if (signed === 'unreadable') throw new HechaError('RECEIPT_INVALID', { submissionId });
  const expected = receiptBodyOf(submission, {
    submissionDigest: digest,
    receivedAt: body.receivedAt,
    keyId: receiptKey.keyId,
  });
  if (canonical(expected) !== canonical(body)) throw new HechaError('RECEIPT_INVALID', { submissionId });
};
