import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LogInclusion, logLeafOf, type TreeHeadBody } from '../../../shared/exchange/log.ts';
import type { Receipt } from '../../../shared/exchange/submission.ts';
import { leafHash, nodeHash } from '../../../shared/log/merkle-tree.ts';
import { signFile } from '../../../shared/pdf/sign-file.ts';
import { readCertificate } from '../../../shared/pki/certificate.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';
import type { Arrival } from '../../../shared/verify/check-arrival.ts';
import { plainWords } from '../../../shared/verify/plain-words.ts';
import { verifyReport } from '../../../shared/verify/verify-report.ts';
import { sha256 } from '../../headquarters/laptop.ts';
import { printUnsigned, type UnsignedReport } from '../pdf/signed-report.ts';
import { signerOf } from '../pki/test-keys.ts';

const headquarters = generateKeyPairSync('ed25519');
const keyOf = ({ publicKey }: { publicKey: KeyObject }) =>
  new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
const signed = <B extends object>(body: B, { privateKey } = headquarters) => ({
  body,
  signature: sign(null, canonicalBytes(body), privateKey).toString('base64url'),
});

let unsigned: UnsignedReport;
let file: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  unsigned = await printUnsigned(['insp-01']);
  const leader = { commonName: '陈立群', organisation: '荆州市市场监督管理局', number: 'insp-01' };
  const signer = await signerOf(unsigned.authority, leader, 'p256', {});
  const claimed = { signers: unsigned.signers, claimedAt: '2026-11-23T10:00:00+08:00' };
  file = await signFile(unsigned.base, claimed, signer);
});

const receiptFor = (reportDigest: string): Receipt =>
  signed({
    schema: 1,
    level: 'complete',
    submissionId: 'i-1',
    deviceId: 'd-1',
    submissionDigest: '1'.repeat(64),
    journalHead: '2'.repeat(64),
    contentDigest: '3'.repeat(64),
    reportDigest,
    blobsDigest: '4'.repeat(64),
    blobCount: 5,
    receivedAt: '2026-11-24T02:00:00Z',
    keyId: 'hq-1',
  });

const neighbour = leafHash(new TextEncoder().encode('another receipt'));

/** The log has two entries, and the receipt is the second. */
const provenIn = (receipt: Receipt, change: Partial<TreeHeadBody> = {}): LogInclusion => {
  const root = nodeHash(neighbour, logLeafOf(receipt.body));
  const body: TreeHeadBody = {
    schema: 1,
    kind: 'treeHead',
    size: 2,
    root,
    at: '2026-11-24T03:00:00Z',
    keyId: 'hq-1',
  };
  return { index: 1, path: [neighbour], head: signed({ ...body, ...change }) };
};

const verified = ({ key, ...arrival }: Partial<Arrival> & { key?: Uint8Array<ArrayBuffer> } = {}) => {
  const receipt = arrival.receipt ?? receiptFor(sha256(file));
  return verifyReport(
    file,
    {
      anchors: [readCertificate(unsigned.authority.der)],
      revocations: [],
      now: '2026-11-25T00:00:00Z',
      headquartersKey: key ?? keyOf(headquarters),
      arrival: { receipt, inclusion: provenIn(receipt), ...arrival },
    },
    null,
  );
};
const wrong = async (arrival: Parameters<typeof verified>[0]) => {
  const { valid, checks } = await verified(arrival);
  return [valid, ...checks.filter(({ ok }) => !ok).map(({ name }) => name)];
};

describe('a report with the receipt for it', () => {
  it('says when headquarters received it and where it stands in the public log', async () => {
    const found = await verified();
    expect(found.valid).toBe(true);
    expect(found.arrival).toMatchObject({ receivedAt: '2026-11-24T02:00:00Z', log: { index: 1, size: 2 } });
    expect(plainWords(found, 'zh').join('\n')).toContain('公开日志的第 2 条（共 2 条）');
    expect(plainWords(found, 'en').join('\n')).toContain('entry 2 of 2');
  });

  it('needs no proof, and then says nothing of the log', async () => {
    const found = await verified({ inclusion: null });
    expect([found.valid, found.arrival?.log]).toEqual([true, null]);
    expect(plainWords(found, 'en').join('\n')).not.toContain('public log');
  });

  it('is refused with the receipt of another file, of another headquarters, or with an altered one', async () => {
    expect(await wrong({ receipt: receiptFor('0'.repeat(64)) })).toEqual([false, 'receipt']);
    expect(await wrong({ key: keyOf(generateKeyPairSync('ed25519')) })).toEqual([false, 'receipt', 'log']);
    expect(await wrong({ key: new Uint8Array([1, 2, 3]) })).toEqual([false, 'receipt', 'log']);
    const receipt = receiptFor(sha256(file));
    const earlier = { ...receipt, body: { ...receipt.body, receivedAt: '2026-11-23T02:00:00Z' } };
    expect(await wrong({ receipt: earlier, inclusion: provenIn(receipt) })).toEqual([
      false,
      'receipt',
      'log',
    ]);
  });

  it('is refused with a proof that does not lead to the signed head', async () => {
    const receipt = receiptFor(sha256(file));
    const proof = provenIn(receipt);
    for (const inclusion of [
      { ...proof, index: 0 },
      { ...proof, path: [] },
      provenIn(receipt, { root: '0'.repeat(64) }),
      { ...proof, head: { ...proof.head, body: { ...proof.head.body, at: '2020-01-01T00:00:00Z' } } },
    ])
      expect(await wrong({ receipt, inclusion })).toEqual([false, 'log']);
  });
});
