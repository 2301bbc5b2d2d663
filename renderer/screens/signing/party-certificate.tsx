import { PenLine } from 'lucide-react';
import { useState } from 'react';
import type { Party } from '../../../shared/domain/journal.ts';
import { signersText as text } from '../../../shared/text/signers.ts';
import { Button } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { useDeskState } from '../desk-context.tsx';
import { useNow } from '../pieces/use-now.ts';
import { daysLeft } from '../signers/days-left.ts';
import { KeyState } from '../signers/key-state.tsx';
import '../signers/signers.css';
import { UnlockDialog } from '../signers/unlock-dialog.tsx';

/** Whether a member of the team will sign the file with a certificate, and whether the key is at hand for it. */
export const PartyCertificate = ({ party, sealed }: { party: Party; sealed: boolean }) => {
  const say = useSay();
  const now = useNow();
  const signer = useDeskState(({ signers }) => signers.find(({ inspector }) => inspector.id === party.id));
  const [unlocking, setUnlocking] = useState(false);
  if (sealed) return null;
  if (!signer || daysLeft(signer.notAfter, now) < 0)
    return (
      <div className="party-certificate small faint" data-certificate="none">
        <PenLine aria-hidden="true" />
        {say(signer ? text.drawnOnlyExpired : text.drawnOnly)}
      </div>
    );
  const { key } = signer;
  return (
    <div className="party-certificate small" data-certificate={key.name}>
      {say(text.willSign)} · <KeyState keyState={key} />
      <span className="push" />
      {key.name === 'locked' && (
        <Button size="small" onClick={() => setUnlocking(true)}>
          {say(text.unlockEllipsis)}
        </Button>
      )}
      {unlocking && (
        <UnlockDialog
          signer={{ inspectorId: party.id, name: party.name }}
          onUnlocked={() => setUnlocking(false)}
          onClose={() => setUnlocking(false)}
        />
      )}
    </div>
  );
};
