import { Lock, LockOpen } from 'lucide-react';
import type { SignerState } from '../../../shared/contract/contract.ts';
import { signersText as text } from '../../../shared/text/signers.ts';
import { useSay } from '../../parts/language.tsx';

/** Whether a key is at hand: picture and word. */
export const KeyState = ({ keyState }: { keyState: SignerState['key'] }) => {
  const say = useSay();
  const unlocked = keyState.name === 'unlocked';
  const Icon = unlocked ? LockOpen : Lock;
  return (
    <span className={unlocked ? 'key-state is-ok' : 'key-state'} data-key={keyState.name}>
      <Icon aria-hidden="true" />
      {say(unlocked ? text.unlocked : text.locked)}
    </span>
  );
};
