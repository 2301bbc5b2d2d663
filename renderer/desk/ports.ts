import type { Services } from '../../shared/contract/contract.ts';
import type { Id, Instant } from '../../shared/domain/identifiers.ts';
import type { PageStorage } from '../storage/open-storage.ts';
import type { CoveredPhoto, EvidenceOrder, PreparedEvidence, RedactionOrder } from './prepared-evidence.ts';

/** Gives a lock back. */
export type Release = () => void;

/** Everything of the world that the desk needs; `browserPorts` in the product, doubles in tests. */
export type DeskPorts = {
  readonly client: Services;
  readonly openStorage: () => Promise<PageStorage>;
  readonly now: () => Instant;
  /** A lock among all windows of this origin, at once or not at all. */
  readonly tryLock: (name: string) => Promise<Release | null>;
  /** Orients, downscales, lines and hashes away from the thread that draws. */
  readonly prepareEvidence: (order: EvidenceOrder) => Promise<PreparedEvidence>;
  /** Covers regions of a photo, away from the thread that draws. */
  readonly coverPhoto: (order: RedactionOrder) => Promise<CoveredPhoto>;
  /** Calls back after so many milliseconds; returns what takes it back. */
  readonly after: (milliseconds: number, call: () => void) => () => void;
  /** 0 ≤ x < 1, for spreading retries. */
  readonly random: () => number;
  /** A fresh suffix for a new inspection's id: lower-case letters and digits. */
  readonly freshSuffix: () => Id;
  /** Called when the machine believes that it got or lost a network. */
  readonly onNetworkChange: (call: () => void) => void;
  /** Asks the browser to keep this storage. */
  readonly persist: () => Promise<void>;
};
