import { describe, expect, it } from 'vitest';
import { nextToSign, nextWitnessId, partyStates } from '../../../../renderer/screens/signing/party-states.ts';
import { requiredParties } from '../../../../shared/domain/parties.ts';
import type { JournalEvent, Party } from '../../../../shared/domain/journal.ts';
import { digestFor, inspectionOf } from '../../../shared/domain/specimen.ts';

const content = digestFor(9);
const partyNamed = (id: string): Party => {
  const party = requiredParties(inspectionOf()).find((known) => known.id === id);
  if (!party) throw new Error(`no party ${id}`);
  return party;
};
const signed = (id: string, contentDigest = content): JournalEvent => ({
  type: 'signature.given',
  party: partyNamed(id),
  contentDigest,
  drawing: { width: 10, height: 10, strokes: [[0, 0, 5, 5]] },
  language: 'zh',
});
const refused = (id: string): JournalEvent => ({
  type: 'signature.refused',
  party: partyNamed(id),
  contentDigest: content,
  reason: 'r',
  witness: '',
});
const states = (events: JournalEvent[], witnesses: Party[] = []) => {
  const inspection = inspectionOf(...events);
  return partyStates(inspection, requiredParties(inspection), witnesses, content);
};

describe('who signs', () => {
  it('lists leader, inspectors, enterprise, then observers who need not', () => {
    expect(states([]).map(({ party, optional }) => [party.id, optional])).toEqual([
      ['lead', false],
      ['second', false],
      ['enterprise', false],
      ['watcher', true],
    ]);
  });

  it('hands the pen to the next who owes a signature, and to nobody when all have signed or refused', () => {
    expect(nextToSign(states([]))).toBe('lead');
    expect(nextToSign(states([signed('lead')]))).toBe('second');
    expect(nextToSign(states([signed('lead'), signed('second'), refused('enterprise')]))).toBeNull();
  });

  it('asks again for a signature of another content', () => {
    const old = states([signed('lead', digestFor(8)), signed('second')]);
    expect(old.map(({ state }) => state.name)).toEqual(['stale', 'given', 'open', 'open']);
    expect(nextToSign(old)).toBe('lead');
  });

  it('gives each witness an id of its own', () => {
    const witness: Party = { id: 'witness-1', role: 'witness', name: '己', post: '' };
    expect(nextWitnessId(states([]))).toBe('witness-1');
    expect(nextWitnessId(states([], [witness]))).toBe('witness-2');
  });
});
