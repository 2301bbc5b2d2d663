import { type ComponentType, useEffect, useSyncExternalStore } from 'react';

type State<P extends object> =
  | { readonly name: 'absent' }
  | { readonly name: 'here'; readonly Component: ComponentType<P> }
  | { readonly name: 'lost'; readonly cause: unknown };

/**
 * A screen whose code is fetched when it is first wanted, or earlier by `preload`. Shows nothing until it is there;
 * code that cannot be fetched is thrown to the fence around it and asked for again the next time.
 *
 * Why not `lazy`: React holds back what a Suspense boundary shows until 300 ms after its fallback was shown.
 */
export const lateScreen = <P extends object = object>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<P> & { preload: () => void } => {
  let state: State<P> = { name: 'absent' };
  let asked = false;
  const listeners = new Set<() => void>();
  const become = (next: State<P>) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const preload = () => {
    if (asked) return;
    asked = true;
    load().then(
      (Component) => become({ name: 'here', Component }),
      (cause: unknown) => {
        asked = false;
        become({ name: 'lost', cause });
      },
    );
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const Screen = (props: P) => {
    const now = useSyncExternalStore(subscribe, () => state);
    useEffect(preload, []);
    if (now.name === 'lost') {
      // Thrown once: the next visit asks anew.
      state = { name: 'absent' };
      throw now.cause;
    }
    return now.name === 'here' ? <now.Component {...props} /> : null;
  };
  return Object.assign(Screen, { preload });
};
