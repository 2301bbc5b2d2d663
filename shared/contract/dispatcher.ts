import { ensureHechaError, HechaError } from '../errors.ts';
import { contract, type Method, type Services, type Transport } from './contract.ts';

/**
 * Main's side of the door: validates what comes in and what goes out, and never throws.
 * `onInternal` receives what nobody foresaw, for the log; the page gets only the code.
 */
export const createDispatcher =
  (services: Services, onInternal: (error: HechaError, method: string) => void): Transport =>
  async (method, input) => {
    try {
      if (!Object.hasOwn(contract, method)) throw new HechaError('METHOD_UNKNOWN', { method });
      const { input: accepts, output: returns } = contract[method as Method];
      const parsed = accepts.safeParse(input);
      if (!parsed.success) {
        const issues = parsed.error.issues
          .slice(0, 5)
          .map(({ path, message }) => ({ path: path.join('.'), message }));
        throw new HechaError('INPUT_INVALID', { method, issues });
      }
      const serve = services[method as Method] as (input: unknown) => Promise<unknown>;
      return { ok: true, value: returns.parse(await serve(parsed.data)) };
    } catch (caught) {
      const error = ensureHechaError(caught);
      if (error.code === 'INTERNAL') onInternal(error, method);
      return { ok: false, code: error.code, detail: error.detail };
    }
  };
