import { UserPlus, UserX } from 'lucide-react';
import { signingText as text } from '../../../shared/text/signing.ts';
import { Button } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { StatusIcon } from '../../parts/status-icon.tsx';
import { sayMoment } from '../pieces/day.ts';
import { DigestText } from '../pieces/digest-text.tsx';
import { PartyCertificate } from './party-certificate.tsx';
import type { PartyState } from './party-states.ts';

const StateIcon = ({ state }: { state: PartyState['state'] }) => {
  if (state.name === 'given') return <StatusIcon status="conforms" />;
  if (state.name === 'refused') return <UserX className="status-icon is-gen" aria-hidden="true" />;
  return <StatusIcon status={state.name === 'stale' ? 'improvement' : 'unanswered'} />;
};

const StateWords = ({ state, optional }: Pick<PartyState, 'state' | 'optional'>) => {
  const say = useSay();
  switch (state.name) {
    case 'open':
      return <span className="small faint">{say(optional ? text.optional : text.open)}</span>;
    case 'stale':
      return <span className="small is-gen">{say(text.stale)}</span>;
    case 'given':
    case 'refused': {
      const time = sayMoment(state.signature.stamp.at, new Date());
      return state.name === 'given' ? (
        <span className="small is-ok nowrap">{say(text.signedAt, { time })}</span>
      ) : (
        <span className="small is-gen nowrap">{say(text.refusedAt, { time })}</span>
      );
    }
  }
};

/** Who signs, in the order of the pen, and the digest that all sign. */
export const PartyList = ({
  states,
  chosen,
  contentDigest,
  locked,
  sealed,
  onChoose,
  onWitness,
}: {
  states: readonly PartyState[];
  chosen: string | null;
  contentDigest: string;
  locked: boolean;
  sealed: boolean;
  onChoose: (id: string) => void;
  onWitness: () => void;
}) => {
  const say = useSay();
  return (
    <aside className="parties" aria-label={say(text.parties)} data-region="parties">
      <div className="parties-head">
        <h1 className="large strong">{say(text.parties)}</h1>
        <p className="medium soft">{say(text.partiesLead)}</p>
      </div>
      <ul>
        {states.map(({ party, optional, state }) => (
          <li key={party.id}>
            <button
              type="button"
              className="party"
              aria-current={party.id === chosen}
              data-party={party.id}
              data-state={state.name}
              onClick={() => onChoose(party.id)}
            >
              <StateIcon state={state} />
              <span>
                <span className="party-name">{party.name}</span>
                <span className="small faint party-role">
                  <br />
                  {say(text[`role_${party.role}`])}
                  {party.post !== '' && ` · ${party.post}`}
                </span>
              </span>
              <StateWords state={state} optional={optional} />
            </button>
            {(party.role === 'leader' || party.role === 'inspector') && (
              <PartyCertificate party={party} sealed={sealed} />
            )}
          </li>
        ))}
      </ul>
      {!locked && (
        <div className="party-add">
          <Button look="quiet" size="small" icon={<UserPlus aria-hidden="true" />} onClick={onWitness}>
            {say(text.addWitness)}
          </Button>
        </div>
      )}
      <div className="parties-foot">
        <div className="strong medium">{say(text.digestTitle)}</div>
        <DigestText digest={contentDigest} />
        <div>{say(text.digestHint)}</div>
      </div>
    </aside>
  );
};
