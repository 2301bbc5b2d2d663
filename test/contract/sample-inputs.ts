import type { In, Method } from '../../shared/contract/contract.ts';
import { writeJournal } from '../main/vault/write-journal.ts';

const digest = 'ab'.repeat(32);
const inspectionId = 'inspection-1';

/** One acceptable input for every method; a method without one does not compile. */
export const sampleInputs: { readonly [M in Method]: In<M> } = {
  'app.describe': {},
  'device.enrol': { code: 'ABCD-1234-EFGH' },
  'vault.append': { entries: writeJournal(inspectionId, 2) },
  'vault.heads': {},
  'vault.read': { inspectionId, afterSeq: 0, limit: 10 },
  'vault.putBlob': { digest, mediaType: 'image/jpeg', bytes: new Uint8Array([1, 2, 3]) },
  'vault.readBlob': { digest },
  'vault.missingBlobs': { digests: [digest] },
  'vault.notices': {},
  'vault.clear': { inspectionId },
  'report.start': { inspectionId, language: 'both', purpose: 'draft' },
  'report.form': { inspectionId, language: 'zh', form: 'openingNotice' },
  'report.status': { jobId: 'job-1' },
  'report.cancel': { jobId: 'job-1' },
  'report.sign': { inspectionId, reportDigest: digest },
  'signers.list': {},
  'signers.enrol': { code: null, passphrase: 'a passphrase of some length' },
  'signers.unlock': { inspectorId: 'insp-01', passphrase: 'a passphrase of some length' },
  'signers.lock': {},
  'seal.sign': { inspectionId, contentDigest: digest, journalHead: digest, reportDigest: digest },
  'sync.probe': {},
  'sync.pull': {},
  'sync.assignments': {},
  'sync.catalogue': {},
  'sync.content': {},
  'sync.strengthened': { inspectionId },
  'courier.pack': { inspectionIds: [inspectionId] },
  'bundle.job': {},
  'bundle.cancel': {},
  'bundle.read': { offset: 0 },
  'courier.settle': { receipts: { schema: 1, kind: 'courierReceipts', receipts: [] } },
  'handover.invite': {},
  'handover.invitation': { invitation: null },
  'handover.pack': { inspectionId },
  'handover.receive': { offset: 0, bytes: new Uint8Array([1, 2, 3]) },
  'handover.take': {},
  'clock.read': {},
  'sync.deliver': { inspectionId },
  'sync.deliveries': {},
};
