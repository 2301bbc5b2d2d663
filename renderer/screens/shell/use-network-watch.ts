import { useEffect } from 'react';
import { useDesk } from '../desk-context.tsx';

/** How often headquarters is asked for while somebody looks at the page, in milliseconds. */
const interval = 60_000;

/**
 * Keeps the network indicator true while somebody looks at the page: asks when the window gets the focus or is shown
 * again, and every minute while it is shown. What the machine says about its network is followed by the desk.
 */
export const useNetworkWatch = (): void => {
  const desk = useDesk();
  useEffect(() => {
    const ask = () => {
      const { phase } = desk.getState();
      if (document.visibilityState === 'visible' && phase.name === 'ready') void desk.probe();
    };
    const timer = setInterval(ask, interval);
    addEventListener('focus', ask);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearInterval(timer);
      removeEventListener('focus', ask);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [desk]);
};
