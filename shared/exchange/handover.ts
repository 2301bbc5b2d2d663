import { z } from 'zod';
import { evidenceFilesOf } from '../domain/evidence-files.ts';
import { AgeRecipient, Base64Url, Digest, Id, Instant, Line } from '../domain/identifiers.ts';
import type { InvitationBody } from '../domain/invitation.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { editionFilesOf } from './submission-blobs.ts';

/**
 * What travels by hand when an unfinished inspection changes laptops: one file in the age format to the laptop that
 * invited it, inside it a tar archive of `manifest.json`, then `journal.json`, then `blobs/<sha-256>`, named as in a
 * courier's bundle.
 */
export const handoverSuffix = '.hecha-handover';
export const invitationSuffix = '.hecha-invite';
export const journalName = 'journal.json';

/** Largest invitation that is looked into, in bytes. */
export const maxInvitationBytes = 64 * 1024;

/** Most of a handover's bytes that cross the door at a time. */
export const maxPieceBytes = 8 * 1024 * 1024;

const File = z.strictObject({ digest: Digest, bytes: z.int().min(1) });

export const HandoverManifestBody = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('handover'),
  recipient: AgeRecipient,
  from: z.strictObject({
    deviceId: Id,
    holder: z.strictObject({ id: Id, name: Line }),
    publicKey: Base64Url,
  }),
  inspectionId: Id,
  /** Hash of the journal's last entry, which is the handover. */
  journalHead: Digest,
  /** What the other laptop writes into the journal as the proof that it was given the inspection. */
  consent: Base64Url,
  createdAt: Instant,
  journal: File,
  files: z.array(File).max(50_000),
});
export type HandoverManifestBody = z.infer<typeof HandoverManifestBody>;

/** Ed25519 over the canonical form of `body`, by the key of the laptop that hands over. */
export const HandoverManifest = z.strictObject({ body: HandoverManifestBody, signature: Base64Url });
export type HandoverManifest = z.infer<typeof HandoverManifest>;

/** What the laptop that hands over signs: this inspection, as its journal stands, to that one laptop, once. */
export const consentOf = ({
  inspectionId,
  journalHead,
  to: { deviceId, nonce },
}: {
  readonly inspectionId: Id;
  readonly journalHead: Digest;
  readonly to: Pick<InvitationBody, 'deviceId' | 'nonce'>;
}) => ({ purpose: 'hecha-handover', inspectionId, journalHead, to: deviceId, nonce });

/** Every file that a journal needs where it goes on: what it is judged by, and all evidence as shown and as it came. */
export const filesOfJournal = (journal: readonly JournalEntry[]): readonly Digest[] => [
  ...new Set([
    ...editionFilesOf(journal).map(({ digest }) => digest),
    ...journal.flatMap(({ event }) => evidenceFilesOf(event).map(({ digest }) => digest)),
  ]),
];

/** Something that a laptop signed so that an inspection could change hands. */
export type HandoverStatement = {
  readonly seq: number;
  readonly deviceId: Id;
  readonly publicKey: Base64Url;
  readonly body: object;
  readonly signature: Base64Url;
};

/** The invitation and the consent of every change of hands that a journal tells, in order. */
export const handoverStatementsOf = (journal: readonly JournalEntry[]): readonly HandoverStatement[] =>
  journal.flatMap(({ event, seq, inspectionId, prev }, index): readonly HandoverStatement[] => {
    if (event.type === 'inspection.handedOver') {
      const { body, signature } = event.invitation;
      const { deviceId, publicKey } = body;
      return [{ seq, deviceId, publicKey, body, signature }];
    }
    const given = journal[index - 1]?.event;
    if (event.type !== 'inspection.takenOver' || given?.type !== 'inspection.handedOver') return [];
    const { from, consent } = event;
    const body = consentOf({ inspectionId, journalHead: prev, to: given.invitation.body });
    return [{ seq, ...from, body, signature: consent }];
  });
