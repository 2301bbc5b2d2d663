import { createHash } from 'node:crypto';
import type { Digest } from '../../../shared/domain/identifiers.ts';
import { HechaError } from '../../../shared/errors.ts';
import type { Vault } from '../vault/vault.ts';
import type { HeadquartersClient } from './headquarters-client.ts';

/**
 * Fetches published content by its digest unless it is here; bytes that do not hash to their name are refused.
 * @throws HechaError `BLOB_DIGEST_MISMATCH`, and those of the client and the vault.
 */
export const fetchContent = async (
  client: HeadquartersClient,
  vault: Pick<Vault, 'hasBlob' | 'putBlob'>,
  digest: Digest,
): Promise<void> => {
  if (await vault.hasBlob(digest)) return;
  const { bytes } = await client.send({ method: 'GET', path: `/v1/blobs/${digest}` });
  if (createHash('sha256').update(bytes).digest('hex') !== digest) {
    throw new HechaError('BLOB_DIGEST_MISMATCH', { digest });
  }
  await vault.putBlob(digest, bytes, 'record');
};
