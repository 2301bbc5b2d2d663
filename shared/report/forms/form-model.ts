import type { Fact, Printed, PrintedFinding, PrintedTable, ReportModel } from '../model.ts';
import type { FormKind } from '../../domain/forms-of-type.ts';

/** Where somebody signs on the paper: always by hand, since nobody has seen this paper when it is printed. */
export type SignaturePlace = {
  readonly role: Printed;
  /** Who is expected to sign; empty where that is open. */
  readonly name: string;
  readonly date: Printed;
  /** Room for a seal, with whose. */
  readonly stamp: Printed | null;
};

export type FormBlock =
  | { readonly kind: 'facts'; readonly heading: Printed | null; readonly facts: readonly Fact[] }
  | {
      readonly kind: 'prose';
      readonly heading: Printed | null;
      readonly numbered: boolean;
      readonly paragraphs: readonly Printed[];
    }
  | { readonly kind: 'table'; readonly heading: Printed | null; readonly table: PrintedTable }
  | { readonly kind: 'items'; readonly items: ReportModel['items'] }
  | {
      readonly kind: 'findings';
      readonly heading: Printed;
      readonly findings: readonly PrintedFinding[];
    }
  /** Boxes to tick by hand, unless the record ticks them; `line` leaves room to write after the words. */
  | {
      readonly kind: 'choices';
      readonly heading: Printed;
      readonly choices: readonly {
        readonly words: Printed;
        readonly line: boolean;
        readonly ticked: boolean;
      }[];
    }
  | {
      readonly kind: 'signatures';
      readonly heading: Printed;
      readonly statement: Printed | null;
      readonly places: readonly SignaturePlace[];
    }
  /** What the form rests on, in small print. */
  | {
      readonly kind: 'basis';
      readonly heading: Printed;
      readonly lines: readonly Printed[];
      readonly notes: readonly Printed[];
    };

/** One paper that begins on a page of its own: a form has one, a sampling record one for each copy of each sample. */
export type FormSheet = {
  readonly title: Printed;
  readonly subtitle: Printed;
  /** Set small and close, so that what is signed in triplicate stays on one page. */
  readonly dense: boolean;
  readonly blocks: readonly FormBlock[];
};

/** Everything printed on a form, already worded and in order. */
export type FormModel = Pick<
  ReportModel,
  'language' | 'title' | 'recordedAt' | 'qr' | 'header' | 'footer'
> & {
  readonly form: FormKind;
  readonly number: string;
  readonly sheets: readonly FormSheet[];
};
