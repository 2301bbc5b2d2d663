import { type ErrorCode, HechaError } from '../../shared/errors.ts';

/** The value of a JSON file that a person chose. @throws HechaError `code` for a larger file than `maxBytes` and for any that is no JSON. */
export const readJsonFile = async (file: File, maxBytes: number, code: ErrorCode): Promise<unknown> => {
  if (file.size > maxBytes) throw new HechaError(code);
  try {
    return JSON.parse(await file.text()) as unknown;
  } catch (cause) {
    throw new HechaError(code, {}, { cause });
  }
};
