import { z } from 'zod';
import { AgeRecipient, Base64Url, Id, Instant, Line } from './identifiers.ts';

/** A laptop asks to be handed an inspection: who it is, and whom the file is to be encrypted to. */
export const InvitationBody = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('handoverInvitation'),
  /** Key id of the receipt key that the laptop pinned: both must be of one headquarters. */
  headquarters: Id,
  authority: Line,
  deviceId: Id,
  holder: z.strictObject({ id: Id, name: Line }),
  /** Raw Ed25519 key of the laptop. */
  publicKey: Base64Url,
  recipient: AgeRecipient,
  /** Random, so that no two invitations are one. */
  nonce: Base64Url,
  at: Instant,
});
export type InvitationBody = z.infer<typeof InvitationBody>;

/** Ed25519 over the canonical form of `body`, by the key that it names. */
export const Invitation = z.strictObject({ body: InvitationBody, signature: Base64Url });
export type Invitation = z.infer<typeof Invitation>;
