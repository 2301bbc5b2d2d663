import type { MachineClock } from './clock/machine-clock.ts';

/** All that a service may ask of its host, and nothing more. */
export type Ports = {
  /** Current instant, ISO 8601 with offset. */
  readonly now: () => string;
  /** The clock that nobody sets. */
  readonly machineClock: MachineClock;
  /** Folder of this installation's data; created by the host, locked by the first service that opens it. */
  readonly dataFolder: string;
  /** Wraps a secret for rest: Electron's keychain, or a key file with mode 0600 in the loopback host. */
  readonly vault: KeyVault;
  /** File of the PKCS#11 module for tokens (smart card, UKey); null: keys are kept on this laptop alone. */
  readonly pkcs11: string | null;
  /** Base address of headquarters, without a trailing slash. */
  readonly headquarters: string;
  readonly fetch: typeof globalThis.fetch;
  /** File URL of the built report worker. */
  readonly reportWorker: URL;
  readonly host: 'electron' | 'loopback' | 'memory';
  readonly version: string;
  /** One line to the host's log; never secrets, never what people wrote. */
  readonly log: (line: string) => void;
};

export type KeyVault = {
  readonly protect: (secret: Uint8Array) => Promise<Uint8Array>;
  readonly reveal: (wrapped: Uint8Array) => Promise<Uint8Array>;
};
