import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../shared/domain/identifiers.ts';
import { HechaError } from '../../shared/errors.ts';
import { type Certificate, readCertificate } from '../../shared/pki/certificate.ts';
import {
  type CertificateOrder,
  composeCertificate,
  composeRevocationList,
  type IssuingKey,
  type RevocationOrder,
} from '../../shared/pki/compose-certificate.ts';
import { oid } from '../../shared/pki/oids.ts';
import { readIfThere, writeDurably } from '../store/durable-file.ts';

/** Issues certificates in the name of headquarters; its key stays here. */
export type Issuer = {
  /** The certificate that signs: what verifiers are given as their anchor when the authority is embedded. */
  readonly certificate: Certificate;
  /** The certificates above it, nearest first: empty for the embedded authority, which is its own root. */
  readonly above: readonly Certificate[];
  readonly issue: (order: Omit<CertificateOrder, 'serial'>) => Promise<Certificate>;
  readonly list: (order: RevocationOrder) => Promise<Uint8Array<ArrayBuffer>>;
};

/** An authority of the office's own, issued by a certificate authority elsewhere: PEM files of chain and key. */
export type ExternalIssuer = { readonly certificateFile: string; readonly keyFile: string };

const years = 365 * 24 * 3_600_000;
const rootYears = 20;

const issuingKeyOf = (privateKey: KeyObject): IssuingKey => ({
  publicKey: new Uint8Array(createPublicKey(privateKey).export({ type: 'spki', format: 'der' })),
  algorithm: privateKey.asymmetricKeyType === 'rsa' ? oid.rsaSha256 : oid.ecdsaSha256,
  sign: (bytes) => Promise.resolve(new Uint8Array(sign('sha256', bytes, privateKey))),
});

/** 16 random bytes, positive and without a leading zero (RFC 5280, 4.1.2.2 allows 20). */
const newSerial = (): string => {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString('hex');
};

/** An instant later than this one by whole years, without leap days. */
export const yearsAfter = (at: Instant, count: number): Instant =>
  new Date(Date.parse(at) + count * years).toISOString();

const makeRoot = async (folder: string, organisation: string, now: Instant): Promise<void> => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = issuingKeyOf(privateKey);
  const name = { commonName: `${organisation} 核查证书签发机构`, organisation, number: '' };
  const order: CertificateOrder = {
    serial: newSerial(),
    subject: name,
    publicKey: key.publicKey,
    notBefore: now,
    notAfter: yearsAfter(now, rootYears),
    uses: ['keyCertSign', 'cRLSign'],
    purposes: [],
    isAuthority: true,
  };
  const der = await composeCertificate(order, name, key);
  // The key first: a certificate without its key could never issue, and would never be made again.
  await writeDurably(
    join(folder, 'issuer-key.pem'),
    Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    0o600,
  );
  await writeDurably(join(folder, 'issuer.pem'), Buffer.from(toPem(der)), 0o644);
};

/** PEM of a certificate (RFC 7468). */
export const toPem = (der: Uint8Array, label = 'CERTIFICATE'): string => {
  const lines = Buffer.from(der)
    .toString('base64')
    .replace(/(.{64})(?=.)/g, '$1\n');
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
};

const certificatesIn = (pem: string): Certificate[] =>
  [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)].map(([, body = '']) =>
    readCertificate(Buffer.from(body, 'base64')),
  );

const open = (certificatePem: string, keyPem: string): Issuer => {
  const [certificate, ...above] = certificatesIn(certificatePem);
  const key = issuingKeyOf(createPrivateKey(keyPem));
  if (!certificate?.isAuthority || !certificate.uses.has('keyCertSign'))
    throw new HechaError('ISSUER_UNUSABLE', { reason: 'notAnAuthority' });
  if (!Buffer.from(certificate.publicKey).equals(key.publicKey))
    throw new HechaError('ISSUER_UNUSABLE', { reason: 'otherKey' });
  return {
    certificate,
    above,
    issue: async (order) =>
      readCertificate(await composeCertificate({ ...order, serial: newSerial() }, certificate.subject, key)),
    list: (order) => composeRevocationList(order, certificate.subject, key),
  };
};

/**
 * Opens the authority of a data folder, made at the first start (P-256, 20 years, key file mode 0600), or the one that
 * the configuration names.
 * @throws HechaError `ISSUER_UNUSABLE` when certificate and key do not belong together or may not issue.
 */
export const openIssuer = async (
  dataFolder: string,
  { organisation, now, external }: { organisation: string; now: Instant; external: ExternalIssuer | null },
): Promise<Issuer> => {
  if (external) {
    const read = (path: string) =>
      readFile(path, 'utf8').catch((cause: unknown) => {
        throw new HechaError('ISSUER_UNUSABLE', { reason: 'unreadable' }, { cause });
      });
    return open(await read(external.certificateFile), await read(external.keyFile));
  }
  const folder = join(dataFolder, 'keys');
  if ((await readIfThere(join(folder, 'issuer.pem'))) === null) await makeRoot(folder, organisation, now);
  return open(
    (await readIfThere(join(folder, 'issuer.pem'))) ?? '',
    (await readIfThere(join(folder, 'issuer-key.pem'))) ?? '',
  );
};
