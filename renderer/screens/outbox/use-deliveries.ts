import { useEffect } from 'react';
import { useDesk } from '../desk-context.tsx';

/** Asks main where deliveries are: once when shown, then every second while something moves and someone can see it. */
export const useDeliveries = (moving: boolean): void => {
  const desk = useDesk();
  useEffect(() => {
    void desk.refreshDeliveries();
  }, [desk]);
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void desk.refreshDeliveries();
    }, 1000);
    return () => clearInterval(timer);
  }, [desk, moving]);
};
