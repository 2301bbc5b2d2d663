import { contentDigestOf } from '../../../shared/domain/content.ts';
import { missingSignatures } from '../../../shared/domain/parties.ts';
import { replay } from '../../../shared/domain/replay.ts';
import { HechaError } from '../../../shared/errors.ts';
import { toBase64Url } from '../../../shared/exchange/base64.ts';
import { sealMessage } from '../../../shared/exchange/seal-message.ts';
import { emptyHead, followChain } from '../../../shared/seal/chain.ts';
import type { Services } from '../../../shared/contract/contract.ts';
import type { Device } from '../device/device.ts';
import type { Vault } from '../vault/vault.ts';

/**
 * The device key signs only what this laptop can stand for: the journal in the second copy is whole, ends where the
 * page says, tells the content that all parties signed, and the report named is there.
 */
export const createSignSeal =
  ({
    vault,
    device,
  }: {
    vault: Pick<Vault, 'readJournal' | 'hasBlob'>;
    device: Device;
  }): Services['seal.sign'] =>
  async ({ inspectionId, contentDigest, journalHead, reportDigest }) => {
    device.enrolled();
    const journal = await vault.readJournal(inspectionId);
    const head = followChain(emptyHead(inspectionId), journal);
    if (head.seq === 0) throw new HechaError('INSPECTION_UNKNOWN', { inspectionId });
    if (head.hash !== journalHead) throw new HechaError('JOURNAL_GAP', { inspectionId, seq: head.seq });
    const inspection = replay(journal);
    const holder = inspection.handover?.holder.name;
    if (holder !== undefined) throw new HechaError('INSPECTION_HANDED_OVER', { inspectionId, holder });
    if (inspection.seal) throw new HechaError('INSPECTION_SEALED', { inspectionId });
    if (contentDigestOf(inspection) !== contentDigest)
      throw new HechaError('SIGNATURE_STALE', { inspectionId });
    const missing = missingSignatures(inspection, contentDigest);
    if (missing.length > 0) {
      throw new HechaError('SIGNATURES_MISSING', { names: missing.map(({ name }) => name) });
    }
    if (!(await vault.hasBlob(reportDigest))) throw new HechaError('BLOB_UNKNOWN', { digest: reportDigest });
    const message = sealMessage({ inspectionId, contentDigest, journalHead, reportDigest });
    return { signature: toBase64Url(device.sign(message)), publicKey: device.publicKey };
  };
