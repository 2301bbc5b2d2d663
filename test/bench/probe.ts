/** What runs inside the measured pages, ours and the peers' alike, before any of their own scripts. */
export type Probe = {
  /** Milliseconds from navigation until the page is usable; null while it is not. */
  usableAt: number | null;
  /** For each key that was pressed: milliseconds until the next frame was painted. */
  readonly keys: number[];
  /** When the page's own copy and the other one last said that they have it all; only our page has them. */
  pageSavedAt: number;
  mainSavedAt: number;
  /** When the last key was pressed. */
  pressedAt: number;
  /** Characters of JSON that were put into IndexedDB; counted only when asked for, because counting costs time. */
  wroteBytes: number;
  /** Resolves after the next frame was painted, with the time. */
  readonly painted: () => Promise<number>;
};

declare global {
  interface Window {
    hechaBench: Probe;
  }
}

export type ProbeOptions = {
  /** The page is usable when each of these is drawn. */
  readonly ready: readonly string[];
  readonly session: Readonly<Record<string, string>>;
  /** Count what is written to IndexedDB. */
  readonly weigh: boolean;
};

/**
 * Installed with `addInitScript`: it is sent as text, so it names nothing from outside of itself.
 * A frame is painted when the task after its animation callback runs.
 */
export const installProbe = ({ ready, session, weigh }: ProbeOptions): void => {
  for (const [key, value] of Object.entries(session)) sessionStorage.setItem(key, value);

  const painted = (): Promise<number> =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(0);
      }),
    );
  const probe: Probe = {
    usableAt: null,
    keys: [],
    pageSavedAt: 0,
    mainSavedAt: 0,
    pressedAt: 0,
    wroteBytes: 0,
    painted,
  };
  window.hechaBench = probe;

  const isDrawn = (selector: string): boolean =>
    (document.querySelector(selector)?.getClientRects().length ?? 0) > 0;
  const watch = async (): Promise<void> => {
    while (!ready.every(isDrawn)) await painted();
    // Usable is more than seen: whatever the page still had queued runs first.
    await painted();
    setTimeout(() => (probe.usableAt = performance.now()), 0);
  };
  void watch();

  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      probe.pressedAt = timeStamp;
      void painted().then((at) => probe.keys.push(at - timeStamp));
    },
    true,
  );

  // Our page says "saved" when its own transaction is complete and main has answered: both moments are noted here.
  const begin: unknown = Reflect.get(IDBDatabase.prototype, 'transaction');
  IDBDatabase.prototype.transaction = function (...given) {
    const begun = (begin as IDBDatabase['transaction']).apply(this, given);
    const [, mode] = given;
    if (mode === 'readwrite')
      begun.addEventListener('complete', () => (probe.pageSavedAt = performance.now()));
    return begun;
  };
  if (weigh)
    for (const name of ['put', 'add'] as const) {
      const write: unknown = Reflect.get(IDBObjectStore.prototype, name);
      IDBObjectStore.prototype[name] = function (...given: Parameters<IDBObjectStore['put']>) {
        probe.wroteBytes += JSON.stringify(given[0]).length;
        return (write as IDBObjectStore['put']).apply(this, given);
      };
    }

  const ask = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const response = await ask(input, init);
    const body = init?.body;
    const isAppend =
      body instanceof Uint8Array && new TextDecoder().decode(body.subarray(0, 200)).includes('vault.append');
    if (isAppend) probe.mainSavedAt = performance.now();
    return response;
  };
};
