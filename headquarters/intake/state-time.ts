import { randomBytes } from 'node:crypto';
import type { TimeStatement, TimeStatementBody } from '../../shared/domain/clock.ts';
import type { Base64Url, Id } from '../../shared/domain/identifiers.ts';
import type { Desk } from '../desk.ts';

/**
 * Says to a laptop what time it is. Nothing is remembered: the signature tells later that headquarters said it, and to
 * whom, and the nonce that nobody knew it before.
 */
export const stateTime = (
  { receiptKey, now }: Pick<Desk, 'receiptKey' | 'now'>,
  deviceId: Id,
  challenge: Base64Url,
): TimeStatement =>
  receiptKey.sign<TimeStatementBody>({
    schema: 1,
    kind: 'timeStatement',
    deviceId,
    challenge,
    nonce: randomBytes(16).toString('base64url'),
    issuedAt: now(),
    keyId: receiptKey.keyId,
  });
