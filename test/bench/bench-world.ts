import type { OpenBrowser } from '../scenario/browser.ts';

/** What every measurement works with. */
export type BenchWorld = {
  readonly browser: OpenBrowser;
  /** A fresh folder; it goes away with the run. */
  readonly scratch: string;
  readonly quick: boolean;
  /** A port of this machine that nobody listens on. */
  readonly port: () => Promise<number>;
  /** Tells the person who waits how far it is. */
  readonly say: (line: string) => void;
};

/** Lets what was started come to rest, in milliseconds. */
export const rest = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
