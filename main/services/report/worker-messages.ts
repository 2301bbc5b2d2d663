import type { Digest } from '../../../shared/domain/identifiers.ts';
import type { FormKind } from '../../../shared/domain/forms-of-type.ts';
import type { EmbeddedRecord } from '../../../shared/report/record.ts';

/** What the worker prints from a record. */
export type Paper =
  /** Photos by digest and place, read and checked by the worker itself. */
  | {
      readonly kind: 'report';
      readonly photos: readonly { readonly digest: Digest; readonly path: string }[];
    }
  | { readonly kind: 'form'; readonly form: FormKind; readonly sealed: boolean };

export type WorkerRequest = {
  readonly jobId: string;
  readonly record: EmbeddedRecord;
  readonly paper: Paper;
};

export type WorkerResult = {
  readonly name: 'done';
  readonly jobId: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly digest: Digest;
  readonly pages: number;
  readonly missingGlyphs: readonly string[];
};

/** What it answers: progress in whole percent, then exactly one result or failure. */
export type WorkerAnswer =
  | { readonly name: 'progress'; readonly jobId: string; readonly done: number; readonly total: number }
  | WorkerResult
  | {
      readonly name: 'failed';
      readonly jobId: string;
      readonly code: string;
      readonly detail: Readonly<Record<string, unknown>>;
    };
