import type { Out, Services } from '../../shared/contract/contract.ts';
import type { Id } from '../../shared/domain/identifiers.ts';
import { invitationSuffix, maxInvitationBytes, maxPieceBytes } from '../../shared/exchange/handover.ts';
import { canonical } from '../../shared/seal/canonical.ts';
import type { PackedBundle } from './fetch-bundle.ts';
import { readJsonFile } from './read-json-file.ts';

/** An invitation that was read, and the fingerprint of its laptop. */
export type Invited = Out<'handover.invite'>;

/** This laptop's own invitation as a file. @throws HechaError `NOT_ENROLLED`, or the door's. */
export const inviteHandover = async (
  client: Services,
): Promise<Invited & { readonly file: PackedBundle }> => {
  const invited = await client['handover.invite']({});
  const { body } = invited.invitation;
  const blob = new Blob([canonical(invited.invitation)], { type: 'application/octet-stream' });
  return { ...invited, file: { fileName: `hecha-${body.deviceId}${invitationSuffix}`, blob } };
};

/**
 * Reads an invitation that another laptop made.
 * @throws HechaError `INVITATION_INVALID` for any other file, `HANDOVER_OTHER_HEADQUARTERS`, `HANDOVER_TO_ITSELF`.
 */
export const readInvitation = async (client: Services, file: File): Promise<Invited> => {
  const invitation = await readJsonFile(file, maxInvitationBytes, 'INVITATION_INVALID');
  return client['handover.invitation']({ invitation });
};

/**
 * Brings a handover to main in pieces and has it taken over there.
 * @throws HechaError what main refuses it with; then nothing was taken over.
 */
export const takeHandover = async (
  client: Services,
  file: File,
  onProgress: (done: number, total: number) => void,
): Promise<Id> => {
  let offset = 0;
  do {
    const bytes = new Uint8Array(await file.slice(offset, offset + maxPieceBytes).arrayBuffer());
    await client['handover.receive']({ offset, bytes });
    offset += bytes.length;
    onProgress(offset, file.size);
  } while (offset < file.size);
  return (await client['handover.take']({})).inspectionId;
};
