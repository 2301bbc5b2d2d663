import { z } from 'zod';
import { Base64Url, Id, Instant } from './identifiers.ts';

/**
 * What headquarters says when a laptop asks for the time: whoever holds it can have made it no earlier than `issuedAt`,
 * because nobody else can sign it and nobody can guess `nonce`. `challenge` is the laptop's own, so that an old answer
 * is no answer.
 */
export const TimeStatementBody = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('timeStatement'),
  deviceId: Id,
  challenge: Base64Url,
  nonce: Base64Url,
  issuedAt: Instant,
  /** Key id of headquarters' receipt key. */
  keyId: Id,
});
export type TimeStatementBody = z.infer<typeof TimeStatementBody>;

/** Ed25519 over the canonical form of `body`, by headquarters' receipt key. */
export const TimeStatement = z.strictObject({ body: TimeStatementBody, signature: Base64Url });
export type TimeStatement = z.infer<typeof TimeStatement>;

/** The laptop's clocks at one moment. The wall clock is that of the journal entry which holds the reading. */
export const ClockReading = z.strictObject({
  /** The time between two starts of the machine; where the system does not name it, between two starts of the program. */
  boot: Id,
  /** Milliseconds since then, by a clock that nobody can set; sleep included. */
  uptime: z.int().min(0),
  /** The newest statement of headquarters' that was at hand; null where there was none. */
  statement: TimeStatement.nullable(),
});
export type ClockReading = z.infer<typeof ClockReading>;

/** A reading in its place in the journal. */
export type KeptReading = ClockReading & { readonly seq: number; readonly at: Instant };
