import type { Inspection, Signature } from '../../../shared/domain/inspection.ts';
import type { Party } from '../../../shared/domain/journal.ts';

export type PartyState = {
  readonly party: Party;
  /** May stay unsigned: observers and witnesses. */
  readonly optional: boolean;
  readonly state:
    | { readonly name: 'open' }
    | { readonly name: 'given' | 'refused'; readonly signature: Signature }
    /** Signed an earlier content: void. */
    | { readonly name: 'stale'; readonly signature: Signature };
};

const stateOf = (signature: Signature | undefined, contentDigest: string): PartyState['state'] => {
  if (!signature) return { name: 'open' };
  return { name: signature.contentDigest === contentDigest ? signature.kind : 'stale', signature };
};

const observersOf = ({ team }: Inspection['assignment']): readonly Party[] =>
  team
    .filter(({ role }) => role === 'observer')
    .map(({ id, name, number }) => ({ id, role: 'observer', name, post: number }));

/** Everyone who signs, in the order of the pen: required parties, observers, then witnesses who were added. */
export const partyStates = (
  inspection: Pick<Inspection, 'assignment' | 'signatures'>,
  required: readonly Party[],
  witnesses: readonly Party[],
  contentDigest: string,
): readonly PartyState[] => {
  const signatures = new Map(inspection.signatures.map((signature) => [signature.party.id, signature]));
  const known = new Map<string, Party>();
  const ordered = [
    ...required,
    ...observersOf(inspection.assignment),
    ...inspection.signatures.map(({ party }) => party),
    ...witnesses,
  ];
  for (const party of ordered) if (!known.has(party.id)) known.set(party.id, party);
  const must = new Set(required.map(({ id }) => id));
  return [...known.values()].map((party) => ({
    party,
    optional: !must.has(party.id),
    state: stateOf(signatures.get(party.id), contentDigest),
  }));
};

/** Still to sign, or to be recorded as refusing, before the report can be sealed. */
export const isOwed = ({ optional, state }: PartyState): boolean =>
  !optional && (state.name === 'open' || state.name === 'stale');

/** Where the pen goes by itself: the first who still owes a signature. Nobody is asked who need not sign. */
export const nextToSign = (states: readonly PartyState[]): string | null =>
  states.find(isOwed)?.party.id ?? null;

/** The id of one more witness. */
export const nextWitnessId = (states: readonly PartyState[]): string => {
  const taken = new Set(states.map(({ party }) => party.id));
  let n = 1;
  while (taken.has(`witness-${n}`)) n += 1;
  return `witness-${n}`;
};
