import { Lock, LockOpen } from 'lucide-react';
import { signersText as text } from '../../../shared/text/signers.ts';
import { IconButton } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { useDesk, useDeskState } from '../desk-context.tsx';

/** Whether signing keys lie open on this laptop, and the button that locks them. Nothing where there are none. */
export const KeyIndicator = () => {
  const say = useSay();
  const desk = useDesk();
  const all = useDeskState(({ signers }) => signers.length);
  const count = useDeskState(({ signers }) => signers.filter(({ key }) => key.name === 'unlocked').length);
  if (all === 0) return null;
  if (count === 0)
    return (
      <span
        className="key-indicator faint"
        role="img"
        title={say(text.barLocked)}
        aria-label={say(text.barLocked)}
      >
        <Lock aria-hidden="true" />
      </span>
    );
  return (
    <IconButton
      className="key-indicator"
      label={say(text.barUnlocked, { count })}
      keys="F9"
      onClick={() => void desk.lockSigners()}
    >
      <LockOpen aria-hidden="true" />
    </IconButton>
  );
};
