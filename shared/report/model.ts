import type { Drawing } from '../domain/journal.ts';
import type { Digest, Id } from '../domain/identifiers.ts';
import type { PrintLanguage } from './record.ts';

/** A worded text: `sub` is the second language of a bilingual report, set below or beside `main`. */
export type Printed = { readonly main: string; readonly sub: string | null };

/** Drawn, never typed: legible without colour and without the font's help. */
export type Mark = 'tick' | 'triangle' | 'cross' | 'veto' | 'dash' | 'open';
export type Judged = { readonly mark: Mark; readonly words: Printed };

/** One labelled box of a form. `wide` takes the whole row. */
export type Fact = {
  readonly label: Printed;
  readonly value: Printed;
  readonly wide: boolean;
  readonly strong: boolean;
};

/** `widths` in millimetres of the 172 mm measure; 0 takes what is left. */
export type PrintedTable = {
  readonly head: readonly Printed[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Printed[])[];
};

export type PrintedCondition = {
  readonly ordinal: string;
  readonly words: Printed;
  readonly counted: string;
  readonly holds: Judged;
};

export type PrintedConclusion = {
  readonly label: Printed;
  readonly result: Judged;
  /** What decided, follow-up, override with its reason, remark: one line each. */
  readonly lines: readonly Printed[];
  /** Alternatives of the rule set; within one, all conditions must hold. */
  readonly alternatives: readonly (readonly PrintedCondition[])[];
  /** Closed list of results with the ticked one, where the rule set has no arithmetic. */
  readonly choices: readonly { readonly words: Printed; readonly chosen: boolean }[];
  readonly note: Printed | null;
};

export type Plate = {
  readonly number: number;
  readonly label: Printed;
  readonly digest: Digest;
  /** True where the bytes can be drawn (JPEG, PNG); other files are only listed. */
  readonly drawn: boolean;
  /** Printed in place of a photo whose bytes no reader would draw; null for every other. */
  readonly unreadable: Printed | null;
  readonly width: number;
  readonly height: number;
  readonly caption: string;
  readonly clause: string;
  readonly takenAt: string;
  readonly taker: string;
  readonly fileName: string;
  readonly bytes: number;
  /** What a reader must know of how a photo came about; empty for one taken there and shown whole. */
  readonly how: readonly Printed[];
};

export type PrintedFinding = {
  readonly clause: string;
  readonly title: Printed;
  readonly judged: Judged;
  readonly summary: string;
  /** Day of the correction, or a dash; null where the type of inspection orders none. */
  readonly due: string | null;
  readonly facts: readonly Fact[];
};

export type ReadingRow = {
  /** Name of the quantity, once above its rows where it takes several; null where `label` says it. */
  readonly heading: Printed | null;
  readonly label: Printed;
  readonly cells: readonly { readonly text: string; readonly out: boolean }[];
};

export type ItemBlock =
  | { readonly kind: 'lines'; readonly lines: readonly Printed[] }
  | { readonly kind: 'small'; readonly lines: readonly Printed[] }
  | { readonly kind: 'struck'; readonly lines: readonly { struck: string; reason: Printed }[] }
  | { readonly kind: 'readings'; readonly rows: readonly ReadingRow[] }
  | {
      readonly kind: 'arithmetic';
      readonly rows: readonly {
        readonly name: Printed;
        readonly steps: readonly string[];
        readonly comparison: Printed;
        readonly holds: Judged | null;
        /** Uncertainty and guard band, where they are known. */
        readonly guard: Printed | null;
        readonly certainty: Printed;
      }[];
    }
  | { readonly kind: 'table'; readonly table: PrintedTable }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'thumbnails'; readonly plates: readonly Plate[] };

export type PrintedItem = {
  readonly clause: string;
  readonly title: Printed;
  readonly veto: Printed | null;
  readonly judged: Judged;
  readonly judgedNote: Printed | null;
  readonly blocks: readonly ItemBlock[];
};

export type PrintedSection = {
  readonly heading: Printed;
  readonly tally: Printed;
  readonly items: readonly PrintedItem[];
};

export type SignatureBox = {
  readonly role: Printed;
  readonly state: 'given' | 'refused' | 'open';
  readonly drawing: Drawing | null;
  /** Party whose signature field goes here: the file is signed in it, and the field shows what the hand drew. */
  readonly field: Id | null;
  readonly words: readonly Printed[];
  readonly name: string;
  readonly time: string;
  /** Whether a member of the team signs by certificate or by hand only; of a final report alone. */
  readonly note: Printed | null;
  /** Room for the firm's seal. */
  readonly stamp: Printed | null;
};

type Part = { readonly heading: Printed; readonly facts: readonly Fact[] };

/** A part of the proceedings: boxes, and a table where there is one. */
export type PrintedPart = Part & { readonly table: PrintedTable | null };

/** Everything printed, already worded and in order; what draws it decides only where it stands. */
export type ReportModel = {
  readonly language: PrintLanguage;
  readonly title: string;
  readonly reportNumber: string;
  readonly contentDigest: Digest;
  /** Instant of the record's last entry: the only date that the file itself carries. */
  readonly recordedAt: string;
  /** Text of the small code at the foot of every page but the one that `cover.code` stands on. */
  readonly qr: string;
  readonly header: { readonly name: string; readonly number: string; readonly draft: string | null };
  readonly footer: {
    readonly digestLabel: string;
    readonly digest: string;
    readonly how: readonly string[];
    /** With `{page}` and `{pages}`; one line for each language. */
    readonly page: readonly string[];
  };
  readonly cover: {
    readonly title: Printed;
    readonly subtitle: Printed;
    /** The code with the signed summary, or why there is none. */
    readonly code: { readonly text: string | null; readonly words: Printed };
    readonly facts: readonly Fact[];
    readonly conclusion: PrintedConclusion;
    readonly findingsHeading: Printed;
    readonly findingsHead: readonly Printed[];
    readonly noFindings: Printed;
    readonly service: { readonly heading: Printed; readonly text: Printed };
  };
  readonly findings: {
    readonly heading: Printed;
    readonly list: readonly PrintedFinding[];
    readonly observationsHeading: Printed;
    readonly observations: readonly string[];
  };
  readonly items: {
    readonly heading: Printed;
    readonly head: readonly Printed[];
    readonly sections: readonly PrintedSection[];
  };
  readonly photos: {
    readonly heading: Printed;
    readonly plates: readonly Plate[];
    readonly words: {
      readonly time: string;
      readonly taker: string;
      readonly clause: string;
      readonly digest: string;
    };
  };
  /** What a correction corrects; empty for any other report. */
  readonly amendment: readonly PrintedPart[];
  readonly proceedings: readonly PrintedPart[];
  readonly signing: {
    readonly opinionHeading: Printed;
    readonly opinion: readonly Printed[];
    readonly heading: Printed;
    readonly statement: Printed;
    readonly boxes: readonly SignatureBox[];
    readonly sealHeading: Printed;
    readonly sealFacts: readonly Fact[];
    readonly sealNotes: readonly Printed[];
  };
  readonly annex: {
    readonly heading: Printed;
    readonly tables: readonly { readonly heading: Printed; readonly table: PrintedTable }[];
    readonly notes: readonly Printed[];
  };
};
