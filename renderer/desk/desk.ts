import type {
  AppDescription,
  Delivery,
  In,
  Out,
  ReportJob,
  ReportLanguage,
  SignerState,
  TokenList,
  VaultNotice,
} from '../../shared/contract/contract.ts';
import type { Issued, Plan } from '../../shared/domain/adopt-edition.ts';
import type { ContentInForce } from '../../shared/domain/edition.ts';
import type { OwnVisit } from '../../shared/exchange/own-visit.ts';
import type { RuleSet } from '../../shared/domain/rule-set.ts';
import type { Checklist } from '../../shared/domain/checklist.ts';
import type { Assignment } from '../../shared/domain/assignment.ts';
import type { Catalogue } from '../../shared/domain/catalogue-edition.ts';
import type { Computed, Context, Evaluation } from '../../shared/domain/evaluation.ts';
import type { Covering } from '../../shared/domain/evidence.ts';
import type { Digest, Id, Instant } from '../../shared/domain/identifiers.ts';
import type { Inspection, InspectionStatus } from '../../shared/domain/inspection.ts';
import type { Drawing, JournalEntry, JournalEvent, Party } from '../../shared/domain/journal.ts';
import type { Language } from '../../shared/domain/words.ts';
import type { ErrorCode, HechaError } from '../../shared/errors.ts';
import type { FormKind } from '../../shared/domain/forms-of-type.ts';
import type { EditionBody } from '../../shared/exchange/catalogue-edition.ts';
import type { PackedBundle, PackOrder } from './fetch-bundle.ts';
import type { Invited } from './handover.ts';

/** A signer whose key must be unlocked before the sealing can go on. */
export type LockedSigner = { readonly inspectorId: Id; readonly name: string };

/** Whether what is on the screen is on disk. `saved` means: in both copies. */
export type SaveState =
  | { readonly name: 'saved'; readonly at: Instant | null }
  | { readonly name: 'saving'; readonly pending: number }
  | {
      readonly name: 'savedOnce';
      readonly lacking: 'page' | 'main';
      readonly code: ErrorCode;
      readonly pending: number;
    }
  | { readonly name: 'failed'; readonly code: ErrorCode; readonly pending: number };

/** The open inspection as the screens see it. Can be thrown away at any moment and rebuilt from storage. */
export type OpenInspection = {
  readonly inspection: Inspection;
  readonly context: Context;
  readonly evaluation: Evaluation;
  readonly computed: Computed;
  /** Digest of the content that parties sign; changes with every change of content. */
  readonly contentDigest: string;
  /** Another window holds the pen, or another laptop has the inspection: this one only reads. */
  readonly readOnly: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};

/** A line of "my inspections": a local inspection, or an assignment that was not started yet. */
export type InspectionLine = {
  readonly assignment: Assignment;
  readonly inspectionId: Id | null;
  readonly status: 'assigned' | InspectionStatus | 'received' | 'refused';
  /** Name of whoever has it since it was handed over; null while this laptop has it. */
  readonly heldBy: string | null;
  readonly asked: number;
  readonly judged: number;
  readonly updatedAt: Instant | null;
  /** False while checklist or rule set are not on this laptop yet. */
  readonly offlineReady: boolean;
};

/** What happened to the copies at start, to be told in words. */
export type Recovery = {
  /** Inspections and entries that this page got back from main's copy, and main from the page's. */
  readonly restoredToPage: { readonly inspections: number; readonly entries: number };
  readonly restoredToMain: { readonly inspections: number; readonly entries: number };
  /** Inspections whose copies contradict each other: opened read-only, nothing overwritten. */
  readonly diverged: readonly Id[];
  readonly notices: readonly VaultNotice[];
};

/** The edition of the catalogue on this laptop. */
export type KeptCatalogue = {
  readonly edition: EditionBody;
  readonly catalogue: Catalogue;
  /** Number of the edition that headquarters offered last and that was not adopted, because it is not newer. */
  readonly refused: number | null;
};

/** An edition that can be adopted, and what that would do to the open inspection as it stands. */
export type NewerEdition = { readonly issued: Issued; readonly plan: Plan };

export type Network =
  | { readonly name: 'unknown' }
  | { readonly name: 'online' }
  | { readonly name: 'offline'; readonly code: ErrorCode };

export type DeskState = {
  readonly phase:
    | { readonly name: 'starting' }
    | { readonly name: 'ready' }
    /** The page cannot work (database newer than the program, no host): shown full-screen, data untouched. */
    | {
        readonly name: 'halted';
        readonly code: ErrorCode;
        readonly detail: Readonly<Record<string, unknown>>;
      };
  readonly app: AppDescription | null;
  readonly lines: readonly InspectionLine[];
  readonly deliveries: readonly Delivery[];
  /** Inspectors with a certificate on this laptop, and whether their keys are at hand. */
  readonly signers: readonly SignerState[];
  /** Tokens on which a key could be kept, as of the last look. */
  readonly tokens: TokenList;
  readonly network: Network;
  readonly pulledAt: Instant | null;
  /** Null before the first pull. */
  readonly catalogue: KeptCatalogue | null;
  /** What was in force at the last pull: to read, to begin a visit with, to adopt. */
  readonly content: ContentInForce;
  readonly recovery: Recovery | null;
  readonly open: OpenInspection | null;
  readonly save: SaveState;
  /** Last refusal to be told to the person; cleared by `dismiss`. */
  readonly problem: HechaError | null;
};

/**
 * Every use case of the page, one verb each. Acts change memory first and are written through; a refused act changes
 * nothing and lands in `problem`. Promises resolve when the act is done, and never reject: failures land in `problem`.
 */
export type Desk = {
  readonly getState: () => DeskState;
  readonly subscribe: (listener: (state: DeskState, before: DeskState) => void) => () => void;

  readonly start: () => Promise<void>;
  readonly enrol: (code: string) => Promise<boolean>;
  readonly pull: () => Promise<void>;
  /** Asks whether headquarters can be reached now; what waited for it goes on when it came back. */
  readonly probe: () => Promise<void>;
  readonly startInspection: (assignmentId: Id) => Promise<Id | null>;
  /** Begins a correction of a sealed inspection, or finds the one that was begun; null when refused. */
  readonly amend: (inspectionId: Id, reason: string) => Promise<Id | null>;
  /** Begins a visit that headquarters did not dispatch, against the checklists in force on this laptop. */
  readonly beginVisit: (visit: OwnVisit) => Promise<Id | null>;
  /** Checklist and rule set of an assignment, for reading; null while they are not on this laptop. */
  readonly readContext: (assignment: Pick<Assignment, 'checklist' | 'ruleSet'>) => Promise<Context | null>;
  /** One checklist by its digest, for reading; null while it is not on this laptop. */
  readonly readChecklist: (digest: Digest) => Promise<Checklist | null>;
  /** A rule set by its digest, as `readChecklist`. */
  readonly readRuleSet: (digest: Digest) => Promise<RuleSet | null>;
  readonly openInspection: (inspectionId: Id) => Promise<void>;
  readonly closeInspection: () => Promise<void>;

  /** The one way to change the open inspection. Returns false when refused. */
  readonly act: (event: JournalEvent) => boolean;
  /** The newer edition of what the open inspection is judged by, with what adopting it would do; null when there is none. */
  readonly readNewerEdition: () => Promise<NewerEdition | null>;
  /** Goes on by that edition; undo does not take it back. False when refused. */
  readonly adoptEdition: (newer: NewerEdition) => boolean;
  /** Takes the last act back, and tells by which event; null when there is nothing to take back. */
  readonly undo: () => JournalEvent | null;
  /** Puts back what was last taken back, and tells which event; null when there is nothing to put back. */
  readonly redo: () => JournalEvent | null;
  /** Resolves when everything acted so far is in both copies, or known not to be. */
  readonly flush: () => Promise<SaveState>;

  /** Orients, downscales, hashes off the main thread, stores twice, then attaches. */
  readonly attachFiles: (itemId: Id, files: readonly File[], origin: 'camera' | 'file') => Promise<void>;
  /** Shows a photo with these regions covered from now on; no region takes that back. False when refused. */
  readonly coverPhoto: (itemId: Id, digest: Digest, covering: Covering) => Promise<boolean>;
  /** Bytes of an evidence piece from the page's copy, else from main's. */
  readonly readEvidence: (digest: string) => Promise<Blob | null>;

  readonly sign: (party: Party, drawing: Drawing, language: Language) => boolean;
  readonly refuseToSign: (party: Party, reason: string, witness: string) => boolean;

  /** A delivered report with headquarters' timestamp; null while there is none, or it is refused. */
  readonly readStrengthened: (
    inspectionId: Id,
  ) => Promise<{ readonly blob: Blob; readonly provenAt: Instant } | null>;
  /** Packs sealed inspections for a courier. Null when cancelled or failed. */
  readonly packForCourier: (inspectionIds: readonly Id[], order: PackOrder) => Promise<PackedBundle | null>;
  /** An invitation of this laptop, as a file for the one that is to hand over. Null when refused. */
  readonly inviteHandover: () => Promise<(Invited & { readonly file: PackedBundle }) | null>;
  /** Reads the invitation of another laptop; null for any other file. */
  readonly readInvitation: (file: File) => Promise<Invited | null>;
  /** Gives the inspection away; undo does not take it back. From then on it is only read here. False when refused. */
  readonly handOver: (inspectionId: Id, invited: Invited) => Promise<boolean>;
  /** Packs an inspection that was handed over for whoever has it now. Null when cancelled or failed. */
  readonly packHandover: (inspectionId: Id, order: PackOrder) => Promise<PackedBundle | null>;
  /** Takes over the inspection in this file; null when refused. */
  readonly takeOver: (file: File, onProgress: PackOrder['onProgress']) => Promise<Id | null>;
  /** Takes in a file of receipts that came back by hand; null when it is none. */
  readonly settleByHand: (file: File) => Promise<Out<'courier.settle'> | null>;

  /** Renders a report; `onProgress` is called while it is made. Null when cancelled or failed. */
  readonly renderReport: (
    language: ReportLanguage,
    purpose: 'draft' | 'final',
    onProgress: (job: ReportJob) => void,
    signal: AbortSignal,
  ) => Promise<Extract<ReportJob, { name: 'done' }> | null>;
  /** Renders a form of the visit as far as it is recorded; as `renderReport`. */
  readonly renderForm: (
    form: FormKind,
    language: ReportLanguage,
    onProgress: (job: ReportJob) => void,
    signal: AbortSignal,
  ) => Promise<Extract<ReportJob, { name: 'done' }> | null>;
  /**
   * Final report, certificate signatures, device signature, seal entry: into the outbox. `unlock` is asked whenever a
   * key is locked; it resolves when that person has unlocked it, or with false to leave everything as it was.
   */
  readonly seal: (
    language: ReportLanguage,
    onProgress: (job: ReportJob) => void,
    signal: AbortSignal,
    unlock: (signer: LockedSigner) => Promise<boolean>,
  ) => Promise<boolean>;

  /**
   * Makes a signing key, here under a passphrase or on a token, and has headquarters certify it: for a colleague with
   * their one-time code, for the laptop's own holder with null. Whoever has one gets a new one.
   */
  readonly enrolSigner: (order: In<'signers.enrol'>) => Promise<boolean>;
  /** `secret`: the passphrase, or the PIN of the token that holds the key. */
  readonly unlockSigner: (inspectorId: Id, secret: string) => Promise<boolean>;
  /** Asks which tokens are in now. */
  readonly lookForTokens: () => Promise<void>;
  /** Forgets every unlocked key. */
  readonly lockSigners: () => Promise<void>;
  readonly readReport: (digest: string) => Promise<Blob | null>;

  /** Has `lines` say what became of the open inspection since they were made: answering does not wait for a list. */
  readonly refreshLines: () => void;
  readonly deliver: (inspectionId: Id) => Promise<void>;
  readonly refreshDeliveries: () => Promise<void>;
  readonly clearLocal: (inspectionId: Id) => Promise<boolean>;
  /** Journal of the open inspection, oldest first, for the trail view. */
  readonly readJournal: () => Promise<readonly JournalEntry[]>;
  readonly dismiss: () => void;
  readonly acknowledgeRecovery: () => void;
};
