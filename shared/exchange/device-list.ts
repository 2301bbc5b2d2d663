import { z } from 'zod';
import { Base64Url, Id, Instant, Line } from '../domain/identifiers.ts';

/** The laptops that headquarters enrolled, by their keys; who holds one is nobody else's business. */
export const DeviceListBody = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('deviceList'),
  authority: Line,
  at: Instant,
  /** Key id of headquarters' receipt key. */
  keyId: Id,
  devices: z
    .array(
      z.strictObject({
        deviceId: Id,
        /** Ed25519 public key, raw 32 bytes. */
        publicKey: Base64Url,
        enrolledAt: Instant,
        /** From then on headquarters takes nothing more from it; what it signed before keeps its force. */
        revokedAt: Instant.nullable(),
      }),
    )
    .max(100_000),
});
export type DeviceListBody = z.infer<typeof DeviceListBody>;

/** Ed25519 of the receipt key over the canonical form of `body`. */
export const DeviceList = z.strictObject({ body: DeviceListBody, signature: Base64Url });
export type DeviceList = z.infer<typeof DeviceList>;
