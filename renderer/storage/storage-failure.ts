import { type ErrorCode, HechaError } from '../../shared/errors.ts';

const textOf = (caught: unknown): string => {
  if (!(caught instanceof Error)) return String(caught);
  const inner = (caught as { inner?: unknown }).inner;
  return `${caught.name} ${caught.message} ${inner instanceof Error ? textOf(inner) : ''}`;
};

const codeOf = (text: string): ErrorCode => {
  // Chromium names a full disk in three ways, depending on the moment it notices.
  if (/QuotaExceeded|NO_SPACE|disk full/i.test(text)) return 'DISK_FULL';
  if (/ConstraintError/.test(text)) return 'JOURNAL_FORK';
  return 'DISK_FAILED';
};

/** What the page's database threw, as one of the product's refusals; `HechaError` passes unchanged. */
const storageFailure = (caught: unknown): HechaError =>
  caught instanceof HechaError
    ? caught
    : new HechaError(codeOf(textOf(caught)), { home: 'page' }, { cause: caught });

/** Runs a piece of storage work so that every failure comes out as a `HechaError`. */
export const guarded = async <T>(work: () => PromiseLike<T>): Promise<T> => {
  try {
    return await work();
  } catch (caught) {
    throw storageFailure(caught);
  }
};
