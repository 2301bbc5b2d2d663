import { Wifi, WifiOff } from 'lucide-react';
import { shellText } from '../../../shared/text/shell.ts';
import { useSay } from '../../parts/language.tsx';
import { useDeskState } from '../desk-context.tsx';

const words = {
  unknown: shellText.networkUnknown,
  online: shellText.online,
  offline: shellText.offline,
} as const;

/** Whether headquarters was reached the last time it was tried. A fact, not an alarm: all work goes on without it. */
export const NetworkIndicator = () => {
  const say = useSay();
  const name = useDeskState((state) => state.network.name);
  const Icon = name === 'online' ? Wifi : WifiOff;
  return (
    <span className="network" role="status" title={say(words[name])}>
      <Icon aria-hidden="true" />
      <span className="network-words">{say(words[name])}</span>
    </span>
  );
};
