import type { Delivery, Services, SignerState, VaultNotice } from '../../../shared/contract/contract.ts';
import type { Assignment } from '../../../shared/domain/assignment.ts';
import type { ClockReading } from '../../../shared/domain/clock.ts';
import type { Digest, Id } from '../../../shared/domain/identifiers.ts';
import type { JournalEntry, JournalHead } from '../../../shared/domain/journal.ts';
import { contentDigestOf } from '../../../shared/domain/content.ts';
import { replay } from '../../../shared/domain/replay.ts';
import type { EditionBody } from '../../../shared/exchange/catalogue-edition.ts';
import { type ErrorCode, HechaError } from '../../../shared/errors.ts';
import { type ContentInForce, nothingInForce } from '../../../shared/domain/edition.ts';
import { emptyHead, followChain } from '../../../shared/seal/chain.ts';
import { digestOfBytes } from '../../../shared/seal/digest.ts';

/** Main as the desk knows it, in memory: a vault that checks chains, and everything else as simple as it may be. */
export type MemoryMain = {
  readonly services: Services;
  readonly journals: Map<Id, JournalEntry[]>;
  readonly blobs: Map<Digest, Uint8Array<ArrayBuffer>>;
  readonly deliveries: Map<Id, Delivery>;
  readonly notices: VaultNotice[];
  /** Keys that are locked, by inspector; the passphrase of all is `right`. */
  readonly lockedKeys: Map<Id, string>;
  assignments: Assignment[];
  edition: EditionBody | null;
  content: ContentInForce;
  /** Takes over what was received and names it; null refuses it. */
  onTake: (() => Id) | null;
  /** Null: main does not answer. */
  clock: ClockReading | null;
  /** Makes every call of a method fail with a code until it is set to null. */
  fail: (method: keyof Services, code: ErrorCode | null) => void;
  /** Holds the next calls of a method until the returned function is called. */
  hold: (method: keyof Services) => () => void;
  readonly calls: Map<keyof Services, number>;
};

const settledDelivery = (inspectionId: Id): Delivery => ({
  inspectionId,
  state: {
    name: 'settled',
    inclusion: null,
    receipt: {
      signature: 'c2ln',
      body: {
        schema: 1,
        level: 'complete',
        submissionId: inspectionId,
        deviceId: 'laptop-1',
        submissionDigest: '0'.repeat(64),
        journalHead: '0'.repeat(64),
        contentDigest: '0'.repeat(64),
        reportDigest: '0'.repeat(64),
        blobsDigest: '0'.repeat(64),
        blobCount: 3,
        receivedAt: '2026-11-23T12:00:00Z',
        keyId: 'hq-1',
      },
    },
  },
});

const signerState = (id: Id, name: string): SignerState => ({
  inspector: { id, name },
  organisation: '某市市场监督管理局',
  issuer: '签发机构',
  serial: '40ab',
  notAfter: '2028-11-01T08:00:00Z',
  place: { name: 'laptop' },
  key: { name: 'unlocked', until: '2026-11-23T12:00:00Z' },
});

export const createMemoryMain = (): MemoryMain => {
  const journals = new Map<Id, JournalEntry[]>();
  const blobs = new Map<Digest, Uint8Array<ArrayBuffer>>();
  const deliveries = new Map<Id, Delivery>();
  const notices: VaultNotice[] = [];
  const lockedKeys = new Map<Id, string>();
  const failures = new Map<keyof Services, ErrorCode>();
  const gates = new Map<keyof Services, Promise<void>>();
  const calls = new Map<keyof Services, number>();

  const journalOf = (id: Id): JournalEntry[] => journals.get(id) ?? [];
  const headOf = (id: Id): JournalHead => {
    const last = journalOf(id).at(-1);
    return last ? { inspectionId: id, seq: last.seq, hash: last.hash } : emptyHead(id);
  };
  const append = (entries: readonly JournalEntry[]): JournalHead => {
    const id = entries[0]?.inspectionId ?? '';
    const own = journalOf(id);
    const fresh = entries.filter(({ seq, hash }) => {
      const there = own[seq - 1];
      if (there && there.hash !== hash) throw new HechaError('JOURNAL_FORK', { inspectionId: id, seq });
      return !there;
    });
    followChain(headOf(id), fresh);
    journals.set(id, [...own, ...fresh]);
    return headOf(id);
  };

  const main: MemoryMain = {
    journals,
    blobs,
    deliveries,
    notices,
    lockedKeys,
    calls,
    assignments: [],
    edition: null,
    content: nothingInForce,
    clock: null,
    onTake: null,
    fail: (method, code) => void (code ? failures.set(method, code) : failures.delete(method)),
    hold: (method) => {
      let open: () => void = () => undefined;
      gates.set(method, new Promise((resolve) => (open = resolve)));
      return () => {
        gates.delete(method);
        open();
      };
    },
    services: {} as Services,
  };

  const inspectionIn = (id: Id) => replay(journalOf(id));
  const services: Services = {
    'sync.strengthened': () => Promise.resolve({ file: null }),
    'courier.pack': () => Promise.reject(new HechaError('INSPECTION_UNKNOWN')),
    'bundle.job': () => Promise.resolve({ job: null }),
    'bundle.cancel': () => Promise.resolve({}),
    'bundle.read': () => Promise.reject(new HechaError('BLOB_UNKNOWN')),
    'handover.invite': () => Promise.reject(new HechaError('NOT_ENROLLED')),
    'handover.invitation': () => Promise.reject(new HechaError('INVITATION_INVALID')),
    'handover.pack': () => Promise.reject(new HechaError('INSPECTION_UNKNOWN')),
    'handover.receive': () => Promise.resolve({}),
    'handover.take': () => {
      const inspectionId = main.onTake?.();
      if (inspectionId === undefined) throw new HechaError('HANDOVER_DAMAGED');
      return Promise.resolve({ inspectionId });
    },
    'courier.settle': () => Promise.reject(new HechaError('COURIER_RECEIPTS_INVALID')),
    'clock.read': () =>
      main.clock ? Promise.resolve(main.clock) : Promise.reject(new HechaError('HOST_UNREACHABLE')),
    'app.describe': () =>
      Promise.resolve({
        version: '0.1.0',
        host: 'memory',
        dataFolder: 'memory',
        storage: { freeBytes: 1e10, photosPaused: false },
        device: {
          deviceId: 'laptop-1',
          fingerprint: '1'.repeat(64),
          authority: '某市市场监督管理局',
          holder: { id: 'lead-1', name: '李明' },
          enrolledAt: '2026-11-01T08:00:00Z',
        },
        headquarters: 'http://127.0.0.1:1',
      }),
    'device.enrol': () => services['app.describe']({}),
    'vault.append': ({ entries }) => Promise.resolve(append(entries)),
    'vault.heads': () => Promise.resolve({ heads: [...journals.keys()].map(headOf) }),
    'vault.read': ({ inspectionId, afterSeq, limit }) =>
      Promise.resolve({
        entries: journalOf(inspectionId).slice(afterSeq, afterSeq + limit),
        head: headOf(inspectionId),
      }),
    'vault.putBlob': ({ digest, bytes }) => {
      if (digestOfBytes(bytes) !== digest) throw new HechaError('BLOB_DIGEST_MISMATCH', { digest });
      blobs.set(digest, new Uint8Array(bytes));
      return Promise.resolve({ digest });
    },
    'vault.readBlob': ({ digest }) => {
      const bytes = blobs.get(digest);
      if (!bytes) throw new HechaError('BLOB_UNKNOWN', { digest });
      return Promise.resolve({ bytes });
    },
    'vault.missingBlobs': ({ digests }) =>
      Promise.resolve({ missing: digests.filter((digest) => !blobs.has(digest)) }),
    'vault.notices': () => Promise.resolve({ notices: [...notices] }),
    'vault.clear': ({ inspectionId }) => {
      if (deliveries.get(inspectionId)?.state.name !== 'settled') {
        throw new HechaError('RECEIPT_MISSING', { inspectionId });
      }
      journals.delete(inspectionId);
      return Promise.resolve({});
    },
    'report.start': ({ inspectionId }) => Promise.resolve({ jobId: inspectionId }),
    'report.form': ({ inspectionId }) => Promise.resolve({ jobId: inspectionId }),
    'report.status': ({ jobId }) =>
      Promise.resolve({
        name: 'done',
        digest: 'd'.repeat(64),
        bytes: 1000,
        pages: 3,
        contentDigest: contentDigestOf(inspectionIn(jobId)),
        missingGlyphs: [],
      }),
    'report.cancel': () => Promise.resolve({}),
    'report.sign': ({ reportDigest }) => {
      for (const [inspectorId, name] of lockedKeys)
        throw new HechaError('SIGNER_LOCKED', { inspectorId, name });
      return Promise.resolve({ digest: reportDigest, bytes: 1000, signed: 0, next: null });
    },
    'signers.list': () => Promise.resolve({ signers: [], tokens: { name: 'none' } }),
    'signers.enrol': () => Promise.reject(new HechaError('HQ_UNREACHABLE')),
    'signers.unlock': ({ inspectorId, passphrase }) => {
      const name = lockedKeys.get(inspectorId);
      if (name === undefined) throw new HechaError('SIGNER_UNKNOWN', { inspectorId });
      if (passphrase !== 'right') throw new HechaError('PASSPHRASE_WRONG', { waitUntil: null });
      lockedKeys.delete(inspectorId);
      return Promise.resolve(signerState(inspectorId, name));
    },
    'signers.lock': () => Promise.resolve({ signers: [], tokens: { name: 'none' } }),
    'seal.sign': ({ inspectionId, journalHead }) => {
      if (headOf(inspectionId).hash !== journalHead) throw new HechaError('JOURNAL_GAP', { inspectionId });
      return Promise.resolve({ signature: 'c2lnbmVk', publicKey: 'a2V5' });
    },
    'sync.probe': () => Promise.resolve({ reachable: true, problem: null }),
    'sync.pull': () => Promise.resolve({ received: 0, pulledAt: '2026-11-23T08:00:00Z' }),
    'sync.assignments': () =>
      Promise.resolve({ assignments: main.assignments, pulledAt: '2026-11-23T08:00:00Z' }),
    'sync.catalogue': () => Promise.resolve({ edition: main.edition, refused: null }),
    'sync.content': () => Promise.resolve(main.content),
    'sync.deliver': ({ inspectionId }) => {
      const delivery = settledDelivery(inspectionId);
      deliveries.set(inspectionId, delivery);
      return Promise.resolve(delivery);
    },
    'sync.deliveries': () => Promise.resolve({ deliveries: [...deliveries.values()] }),
  };

  const guarded = Object.fromEntries(
    (Object.keys(services) as (keyof Services)[]).map((method) => [
      method,
      async (input: never) => {
        calls.set(method, (calls.get(method) ?? 0) + 1);
        await gates.get(method);
        const code = failures.get(method);
        if (code) throw new HechaError(code, { method });
        return (services[method] as (given: never) => Promise<unknown>)(input);
      },
    ]),
  ) as unknown as Services;
  return Object.assign(main, { services: guarded });
};
