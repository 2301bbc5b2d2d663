import { errorCodes, type ErrorCode } from '../../../shared/errors.ts';
import { errorText } from '../../../shared/text/errors.ts';
import { say } from '../../../shared/text/say.ts';

const isCode = (code: unknown): code is ErrorCode => (errorCodes as readonly unknown[]).includes(code);

/** Why a program of ours did not start, as a sentence for the terminal; what it said that is no refusal of ours as it is. */
export const sayRefusal = (code: unknown, detail: Readonly<Record<string, unknown>> = {}): string => {
  if (!isCode(code)) return `${String(code)} ${JSON.stringify(detail)}`;
  const values = Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, String(value)]));
  const { option, given, reason } = values;
  const what = [option, given, reason].filter((part) => part !== undefined).join(' ');
  return `${say(errorText[code], 'en', values)} (${code}${what === '' ? '' : `: ${what}`})`;
};
