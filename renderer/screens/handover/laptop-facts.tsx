import { handoverText as text } from '../../../shared/text/handover.ts';
import type { Invited } from '../../desk/handover.ts';
import { useSay } from '../../parts/language.tsx';
import { DigestText } from '../pieces/digest-text.tsx';

/** Whose laptop an invitation is of, as two people compare it. */
export const LaptopFacts = ({ invited: { invitation, fingerprint } }: { invited: Invited }) => {
  const say = useSay();
  const { holder, deviceId } = invitation.body;
  return (
    <dl className="facts medium">
      <dt>{say(text.holder)}</dt>
      <dd>{holder.name}</dd>
      <dt>{say(text.laptop)}</dt>
      <dd className="mono">{deviceId}</dd>
      <dt>{say(text.fingerprint)}</dt>
      <dd>
        <DigestText digest={fingerprint} />
      </dd>
    </dl>
  );
};
