import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import {
  type CertificateOrder,
  composeCertificate,
  type IssuingKey,
} from '../../../shared/pki/compose-certificate.ts';
import type { Name } from '../../../shared/pki/certificate.ts';
import { oid } from '../../../shared/pki/oids.ts';
import type { Signer } from '../../../shared/pki/signer.ts';

export type KeyKind = 'p256' | 'rsa3072' | 'rsa2048';

const makeKey = (kind: KeyKind): KeyObject =>
  kind === 'p256'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    : generateKeyPairSync('rsa', { modulusLength: kind === 'rsa3072' ? 3072 : 2048 }).privateKey;

export type TestKey = IssuingKey & { readonly pem: string };

/** A key of a PEM that signs as certificates and CMS want it, with Node's own cryptography. */
export const readIssuingKey = (pem: string): TestKey => {
  const privateKey = createPrivateKey(pem);
  return {
    pem,
    publicKey: new Uint8Array(createPublicKey(pem).export({ type: 'spki', format: 'der' })),
    algorithm: privateKey.asymmetricKeyType === 'ec' ? oid.ecdsaSha256 : oid.rsaSha256,
    sign: (bytes) => Promise.resolve(new Uint8Array(sign('sha256', bytes, privateKey))),
  };
};

/** A new key of this kind. */
export const issuingKey = (kind: KeyKind = 'p256'): TestKey =>
  readIssuingKey(makeKey(kind).export({ type: 'pkcs8', format: 'pem' }).toString());

export const authorityName: Name = {
  commonName: '核查签发机构',
  organisation: '荆州市市场监督管理局',
  number: '',
};

export type TestAuthority = {
  readonly key: IssuingKey;
  readonly der: Uint8Array<ArrayBuffer>;
  readonly issue: (
    subject: Name,
    key: IssuingKey,
    change?: Partial<CertificateOrder>,
  ) => Promise<Uint8Array<ArrayBuffer>>;
};

let serials = 0x80;

export const startAuthority = async (name: Name = authorityName): Promise<TestAuthority> => {
  const key = issuingKey();
  const order = {
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2036-01-01T00:00:00Z',
  };
  const der = await composeCertificate(
    {
      ...order,
      serial: '01',
      subject: name,
      publicKey: key.publicKey,
      uses: ['keyCertSign', 'cRLSign'],
      purposes: [],
      isAuthority: true,
    },
    name,
    key,
  );
  return {
    key,
    der,
    issue: (subject, { publicKey }, change = {}) =>
      composeCertificate(
        {
          ...order,
          notAfter: '2028-01-01T00:00:00Z',
          serial: (serials += 1).toString(16).padStart(4, '0'),
          subject,
          publicKey,
          uses: ['digitalSignature', 'contentCommitment'],
          purposes: [oid.documentSigning, oid.emailProtection],
          isAuthority: false,
          ...change,
        },
        name,
        key,
      ),
  };
};

export const signerOf = async (
  authority: TestAuthority,
  subject: Name,
  kind: KeyKind = 'p256',
  change: Partial<CertificateOrder> = {},
): Promise<Signer> => {
  const key = issuingKey(kind);
  return {
    certificate: await authority.issue(subject, key, change),
    chain: [authority.der],
    algorithm: key.algorithm,
    sign: key.sign,
  };
};

/** PEM of a certificate, for the programs of others. */
export const pemOf = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`;
