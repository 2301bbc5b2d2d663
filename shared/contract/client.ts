import { HechaError } from '../errors.ts';
import { contract, type Method, type Services, type Transport } from './contract.ts';

/** The page's side of the door, made from the contract: the same client over every transport. */
export const createClient = (send: Transport): Services =>
  Object.fromEntries(
    (Object.keys(contract) as Method[]).map((method) => [
      method,
      async (input: unknown) => {
        const reply = await send(method, input);
        if (!reply.ok) throw new HechaError(reply.code, reply.detail);
        const parsed = contract[method].output.safeParse(reply.value);
        if (!parsed.success) throw new HechaError('HOST_UNREACHABLE', { method }, { cause: parsed.error });
        return parsed.data;
      },
    ]),
  ) as unknown as Services;
