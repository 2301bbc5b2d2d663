import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Issuer, openIssuer } from '../../headquarters/certificates/open-issuer.ts';
import { strengthenReport } from '../../headquarters/strengthening/strengthen-report.ts';
import { openTimestampAuthority } from '../../headquarters/strengthening/timestamp-authority.ts';
import { readCertificate } from '../../shared/pki/certificate.ts';
import { composeRevocationList } from '../../shared/pki/compose-certificate.ts';
import { readRevocationList } from '../../shared/pki/revocation-list.ts';
import { verifyReport } from '../../shared/verify/verify-report.ts';
import { runVerifier, verifiers } from '../setup/verifiers.ts';
import { printUnsigned, signAll, type UnsignedReport } from '../shared/pdf/signed-report.ts';
import { authorityName } from '../shared/pki/test-keys.ts';

let unsigned: UnsignedReport;
let folder: string;
let issuer: Issuer;
let signed: Uint8Array<ArrayBuffer>;
let strong: Uint8Array<ArrayBuffer>;

const list = (at: string) =>
  composeRevocationList(
    { number: 7, thisUpdate: at, nextUpdate: '2027-06-01T00:00:00Z', revoked: [] },
    authorityName,
    unsigned.authority.key,
  );

const strengthen = async (file: Uint8Array<ArrayBuffer>, now = '2026-11-25T08:00:00Z') =>
  strengthenReport(file, unsigned.signers, {
    certificates: [unsigned.authority.der],
    lists: [await list(now)],
    authority: await openTimestampAuthority(folder, issuer, () => now),
  });

const trust = (now: string) => ({
  anchors: [readCertificate(unsigned.authority.der), issuer.certificate],
  revocations: [],
  now,
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strong-'));
  issuer = await openIssuer(folder, {
    organisation: '湖北省市场监督管理局',
    now: '2026-11-01T00:00:00Z',
    external: null,
  });
  unsigned = await printUnsigned(['insp-01', 'insp-02']);
  signed = await signAll(unsigned);
  strong = await strengthen(signed);
});
afterAll(() => rm(folder, { recursive: true }));

describe('a report made stronger at headquarters', () => {
  it('keeps every signed byte, and says when it existed', async () => {
    expect(Buffer.from(strong.subarray(0, signed.length)).equals(signed)).toBe(true);
    const found = await verifyReport(strong, trust('2026-12-01T00:00:00Z'), null);
    expect(found.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(found.stamps).toMatchObject([{ at: '2026-11-25T08:00:00.000Z', problem: null }]);
    expect(found.signers.map(({ problem, revocationKnown }) => [problem, revocationKnown])).toEqual([
      [null, true],
      [null, true],
    ]);
  });

  it('outlives the certificates of those who signed; the report as signed does not', async () => {
    const later = '2029-01-01T00:00:00Z';
    expect((await verifyReport(strong, trust(later), null)).valid).toBe(true);
    expect((await verifyReport(signed, trust(later), null)).signers.map(({ problem }) => problem)).toEqual([
      'EXPIRED',
      'EXPIRED',
    ]);
  });

  it('may not be touched: one bit anywhere in what was added, or anything appended', async () => {
    for (let at = signed.length; at < strong.length; at += 131) {
      const copy = new Uint8Array(strong);
      copy[at] = (copy[at] ?? 0) ^ 0x04;
      const { valid, stamps } = await verifyReport(copy, trust('2026-12-01T00:00:00Z'), null);
      // Digits of the token that stand for nothing it vouches for may differ; then it still says the same.
      if (valid)
        expect(stamps, `byte ${at - signed.length}`).toMatchObject([{ at: '2026-11-25T08:00:00.000Z' }]);
    }
    const more = Buffer.concat([strong, Buffer.from('%\n')]);
    expect((await verifyReport(new Uint8Array(more), trust('2026-12-01T00:00:00Z'), null)).valid).toBe(false);
  });

  it('is not made of a report that somebody has still to sign', async () => {
    await expect(strengthen(unsigned.base)).rejects.toMatchObject({ code: 'SIGNATURES_MISSING' });
  });

  it('is read by others: signatures stay valid, the file is whole, OpenSSL believes the timestamp’s list', async () => {
    const path = join(folder, 'strong.pdf');
    await writeFile(path, strong);
    if (verifiers.qpdf) expect(runVerifier('qpdf', ['--check', path])).toMatchObject({ ok: true });
    if (verifiers.pdfsig)
      expect(runVerifier('pdfsig', ['-nocert', path]).output.match(/Signature is Valid/g)).toHaveLength(2);
    expect(readRevocationList(await list('2026-11-25T08:00:00Z')).revoked.size).toBe(0);
  });
});
