import { createHash, randomBytes } from 'node:crypto';
import type { Services } from '../../../shared/contract/contract.ts';
import type { AgeRecipient, Digest } from '../../../shared/domain/identifiers.ts';
import { Invitation, type InvitationBody } from '../../../shared/domain/invitation.ts';
import { HechaError } from '../../../shared/errors.ts';
import { toBase64Url } from '../../../shared/exchange/base64.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';
import { isSignedByRaw } from '../../../shared/verify/check-custody.ts';
import type { Device } from '../device/device.ts';
import type { Ports } from '../ports.ts';

const fingerprintOf = ({ publicKey }: InvitationBody): Digest =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex');

/**
 * Invitations out and in. None is kept: this laptop knows its own by its signature, and the journal holds the one that
 * was answered.
 */
export const createInvitations = ({
  now,
  device,
  recipient,
}: Pick<Ports, 'now'> & {
  device: Pick<Device, 'enrolled' | 'publicKey' | 'sign'>;
  recipient: AgeRecipient;
}): Pick<Services, 'handover.invite' | 'handover.invitation'> => ({
  'handover.invite': () => {
    const { deviceId, holder, authority, receiptKey } = device.enrolled();
    const body: InvitationBody = {
      schema: 1,
      kind: 'handoverInvitation',
      headquarters: receiptKey.keyId,
      authority,
      deviceId,
      holder,
      publicKey: device.publicKey,
      recipient,
      nonce: toBase64Url(randomBytes(16)),
      at: now(),
    };
    const invitation = { body, signature: toBase64Url(device.sign(canonicalBytes(body))) };
    return Promise.resolve({ invitation, fingerprint: fingerprintOf(body) });
  },
  'handover.invitation': async ({ invitation: given }) => {
    const { deviceId, receiptKey } = device.enrolled();
    const parsed = Invitation.safeParse(given);
    if (!parsed.success || !(await isSignedByRaw(parsed.data.body.publicKey, parsed.data)))
      throw new HechaError('INVITATION_INVALID');
    const { body } = parsed.data;
    if (body.headquarters !== receiptKey.keyId)
      throw new HechaError('HANDOVER_OTHER_HEADQUARTERS', { authority: body.authority });
    if (body.deviceId === deviceId) throw new HechaError('HANDOVER_TO_ITSELF');
    return { invitation: parsed.data, fingerprint: fingerprintOf(body) };
  },
});
