import type { Desk } from '../desk.ts';

/** A list is good for this long; laptops fetch a new one whenever they meet a network. */
const listDays = 30;

/**
 * The list of revoked certificates as of now (RFC 5280), DER. Numbered by the intake journal's position, which only
 * grows. Certificates of a revoked laptop are listed with it.
 */
export const makeRevocationList = async ({
  database,
  issuer,
  now,
}: Desk): Promise<Uint8Array<ArrayBuffer>> => {
  const rows = await database
    .selectFrom('certificates')
    .select(['serial', 'revoked_at', 'revocation_reason'])
    .where('revoked_at', 'is not', null)
    .orderBy('serial')
    .execute();
  const { seq } = await database.selectFrom('ledger_position').select('seq').executeTakeFirstOrThrow();
  const thisUpdate = now();
  return issuer.list({
    number: seq,
    thisUpdate,
    nextUpdate: new Date(Date.parse(thisUpdate) + listDays * 24 * 3_600_000).toISOString(),
    revoked: rows.flatMap(({ serial, revoked_at, revocation_reason }) =>
      revoked_at === null ? [] : [{ serial, at: revoked_at, reason: revocation_reason ?? 0 }],
    ),
  });
};
