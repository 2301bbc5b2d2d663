import type { Digest, Id } from './identifiers.ts';
import type { Inspection, Signature } from './inspection.ts';
import type { Party } from './journal.ts';

const enterpriseParty = ({ opening, assignment }: Inspection): Party => {
  const present = opening?.attendees.find(({ side }) => side === 'enterprise');
  const { name, post } = present ?? assignment.enterprise.contact;
  return { id: 'enterprise', role: 'enterprise', name, post };
};

/**
 * Who must sign, or be recorded as refusing: the leader, every inspector, and the firm's representative — the one
 * who attended the opening, else the contact of the assignment. Observers may sign and need not.
 */
export const requiredParties = (inspection: Inspection): Party[] => {
  const { team } = inspection.assignment;
  const bound = (wanted: 'leader' | 'inspector'): Party[] =>
    team
      .filter(({ role }) => role === wanted)
      .map(({ id, name, number }) => ({ id, role: wanted, name, post: number }));
  return [...bound('leader'), ...bound('inspector'), enterpriseParty(inspection)];
};

/** The signature or refusal of a party that counts for this content, or null when there is none or it is stale. */
export const signatureOf = (
  { signatures }: Inspection,
  partyId: Id,
  contentDigest: Digest,
): Signature | null =>
  signatures.find(
    (signature) => signature.party.id === partyId && signature.contentDigest === contentDigest,
  ) ?? null;

/** Required parties whose signature, or refusal, of this content is not recorded yet. */
export const missingSignatures = (inspection: Inspection, contentDigest: Digest): Party[] =>
  requiredParties(inspection).filter(({ id }) => !signatureOf(inspection, id, contentDigest));
