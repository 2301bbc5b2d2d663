import { beforeAll, describe, expect, it } from 'vitest';
import { loadFonts } from '../../../main/services/report/fonts.ts';
import { createReprint } from '../../../main/services/verify/reprint.ts';
import { signFile } from '../../../shared/pdf/sign-file.ts';
import { readCertificate } from '../../../shared/pki/certificate.ts';
import { type CertificateOrder, composeRevocationList } from '../../../shared/pki/compose-certificate.ts';
import { oid } from '../../../shared/pki/oids.ts';
import { readRevocationList } from '../../../shared/pki/revocation-list.ts';
import type { Signer } from '../../../shared/pki/signer.ts';
import { plainWords } from '../../../shared/verify/plain-words.ts';
import type { Trust } from '../../../shared/verify/trust.ts';
import { verifyReport } from '../../../shared/verify/verify-report.ts';
import { printUnsigned, type UnsignedReport } from '../pdf/signed-report.ts';
import { authorityName, issuingKey, signerOf, startAuthority } from '../pki/test-keys.ts';

let unsigned: UnsignedReport;
beforeAll(async () => {
  unsigned = await printUnsigned(['insp-01']);
});

const leader = { commonName: '陈立群', organisation: '荆州市市场监督管理局', number: 'insp-01' };
const trustIn = (more: Partial<Trust> = {}): Trust => ({
  anchors: [readCertificate(unsigned.authority.der)],
  revocations: [],
  now: '2026-11-24T00:00:00Z',
  ...more,
});

const signedBy = (signer: Signer): Promise<Uint8Array<ArrayBuffer>> =>
  signFile(unsigned.base, { signers: unsigned.signers, claimedAt: '2026-11-23T10:00:00+08:00' }, signer);

const withCertificate = (change: Partial<CertificateOrder> = {}, subject = leader): Promise<Signer> =>
  signerOf(unsigned.authority, subject, 'p256', change);

const problemOf = async (signer: Signer, trust: Trust = trustIn()): Promise<string | null | undefined> => {
  const { valid, signers } = await verifyReport(await signedBy(signer), trust, null);
  expect(valid).toBe(signers[0]?.problem === null);
  return signers[0]?.problem;
};

describe('verifying a signed report', () => {
  it('accepts it whole: record, pages printed again, certificate to the authority that was given', async () => {
    const file = await signedBy(await withCertificate());
    const found = await verifyReport(file, trustIn(), createReprint(loadFonts));
    expect(found.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(found).toMatchObject({
      valid: true,
      anchor: { given: true },
      signers: [{ partyId: 'insp-01', problem: null, certificate: { subject: '陈立群', number: 'insp-01' } }],
    });
    expect(plainWords(found, 'zh')[0]).toContain('有效');
    expect(plainWords(found, 'en').join('\n')).toContain('no revocation list');
  });

  it('names the authority in the file when none was given', async () => {
    const found = await verifyReport(await signedBy(await withCertificate()), trustIn({ anchors: [] }), null);
    expect(found).toMatchObject({ valid: true, anchor: { given: false } });
    expect(plainWords(found, 'en').join('\n')).toContain(found.anchor?.digest);
  });

  it('says what is missing while nobody has signed', async () => {
    const { valid, signers } = await verifyReport(unsigned.base, trustIn(), null);
    expect([valid, signers[0]?.problem]).toEqual([false, 'MISSING']);
  });

  it('refuses a certificate that is expired, not yet valid, of another use, of another person', async () => {
    expect(await problemOf(await withCertificate({ notAfter: '2026-11-23T00:00:00Z' }))).toBe('EXPIRED');
    expect(await problemOf(await withCertificate({ notBefore: '2026-12-01T00:00:00Z' }))).toBe(
      'NOT_YET_VALID',
    );
    expect(await problemOf(await withCertificate({ purposes: [oid.timeStamping] }))).toBe('WRONG_USAGE');
    expect(await problemOf(await withCertificate({ uses: ['keyCertSign'] }))).toBe('WRONG_USAGE');
    expect(await problemOf(await withCertificate({}, { ...leader, commonName: '周雅琴' }))).toBe(
      'OTHER_PERSON',
    );
    expect(await problemOf(await withCertificate({}, { ...leader, number: 'insp-99' }))).toBe('OTHER_PERSON');
  });

  it('refuses a certificate of another authority, even one of the same name, and a self-signed one', async () => {
    const twin = await startAuthority(authorityName);
    expect(await problemOf(await signerOf(twin, leader))).toBe('FOREIGN_ISSUER');
    const key = issuingKey();
    const alone = await startAuthority(leader);
    expect(
      await problemOf({
        certificate: await alone.issue(leader, key, {}),
        chain: [],
        algorithm: key.algorithm,
        sign: key.sign,
      }),
    ).toBe('SELF_SIGNED');
  });

  it('refuses a certificate from the day it was revoked on, and keeps what was signed before', async () => {
    const signer = await withCertificate();
    const { serial } = readCertificate(signer.certificate);
    const listed = async (at: string, issuer = authorityName) =>
      readRevocationList(
        await composeRevocationList(
          {
            number: 1,
            thisUpdate: '2026-11-24T00:00:00Z',
            nextUpdate: '2026-12-24T00:00:00Z',
            revoked: [{ serial, at, reason: 1 }],
          },
          issuer,
          unsigned.authority.key,
        ),
      );
    const revocations = [await listed('2026-11-23T20:00:00Z')];
    expect(await problemOf(signer, trustIn({ revocations }))).toBe('REVOKED');
    expect(await problemOf(signer, trustIn({ revocations, now: '2026-11-23T12:00:00Z' }))).toBeNull();
    const foreign = [await listed('2026-11-23T20:00:00Z', { ...authorityName, commonName: '别处' })];
    expect(await problemOf(signer, trustIn({ revocations: foreign }))).toBeNull();
  });
});
