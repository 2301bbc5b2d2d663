import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { join } from 'node:path';
import type { Digest, Instant } from '../../shared/domain/identifiers.ts';
import { HechaError } from '../../shared/errors.ts';
import { readCertificate } from '../../shared/pki/certificate.ts';
import { oid } from '../../shared/pki/oids.ts';
import type { Signer } from '../../shared/pki/signer.ts';
import {
  checkTimestamp,
  composeTimestamp,
  composeTimestampRequest,
  tokenIn,
} from '../../shared/pki/timestamp.ts';
import { type Issuer, toPem, yearsAfter } from '../certificates/open-issuer.ts';
import { readIfThere, writeDurably } from '../store/durable-file.ts';

/** Says when something existed: a token (RFC 3161) over its SHA-256. */
export type TimestampAuthority = {
  /** @throws HechaError `TIMESTAMP_FAILED` when none can be had now. */
  readonly stamp: (digest: Digest) => Promise<Uint8Array<ArrayBuffer>>;
};

const certificateYears = 10;
/** Of the example arc: an office names its own policy when it runs a timestamp authority in earnest. */
const policy = '2.999.1';
const patienceMs = 30_000;

const makeKey = async (folder: string, issuer: Issuer, now: Instant): Promise<void> => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { organisation } = issuer.certificate.subject;
  const certificate = await issuer.issue({
    subject: { commonName: `${organisation} 时间戳`, organisation, number: '' },
    publicKey: new Uint8Array(createPublicKey(privateKey).export({ type: 'spki', format: 'der' })),
    notBefore: now,
    notAfter: yearsAfter(now, certificateYears),
    uses: ['digitalSignature'],
    purposes: [oid.timeStamping],
    isAuthority: false,
  });
  await writeDurably(
    join(folder, 'timestamp-key.pem'),
    Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    0o600,
  );
  await writeDurably(join(folder, 'timestamp.pem'), Buffer.from(toPem(certificate.der)), 0o644);
};

const readSigner = async (folder: string, issuer: Issuer): Promise<Signer | null> => {
  const certificate = await readIfThere(join(folder, 'timestamp.pem'));
  const key = await readIfThere(join(folder, 'timestamp-key.pem'));
  const body = /-----BEGIN CERTIFICATE-----([^-]+)-----END/.exec(certificate ?? '')?.[1];
  if (body === undefined || key === null) return null;
  const privateKey = createPrivateKey(key);
  return {
    certificate: readCertificate(Buffer.from(body, 'base64')).der,
    chain: [issuer.certificate, ...issuer.above].map(({ der }) => der),
    algorithm: oid.ecdsaSha256,
    sign: (bytes) => Promise.resolve(new Uint8Array(sign('sha256', bytes, privateKey))),
  };
};

/** An authority of headquarters' own, for offices without another; its key lies beside the issuer's. */
export const openTimestampAuthority = async (
  dataFolder: string,
  issuer: Issuer,
  now: () => Instant,
): Promise<TimestampAuthority> => {
  const folder = join(dataFolder, 'keys');
  if (!(await readSigner(folder, issuer))) await makeKey(folder, issuer, now());
  const signer = await readSigner(folder, issuer);
  if (!signer) throw new HechaError('TIMESTAMP_FAILED', { reason: 'key' });
  return {
    stamp: async (digest) => {
      const nonce = randomBytes(8).toString('hex');
      const order = { digest, nonce, serial: randomBytes(12).toString('hex'), at: now(), policy };
      const token = tokenIn(await composeTimestamp(order, signer));
      if (!token) throw new HechaError('TIMESTAMP_FAILED', { reason: 'refused' });
      return token;
    },
  };
};

/** Any authority that speaks RFC 3161 over HTTP (3.4). What it answers is checked before it is believed. */
export const remoteTimestampAuthority = (
  url: string,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): TimestampAuthority => ({
  stamp: async (digest) => {
    // A leading digit under 8 and above 0: the number comes back as it was written.
    const nonce = `4${randomBytes(8).toString('hex').slice(1)}`;
    const answered = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: composeTimestampRequest({ digest, nonce }),
      signal: AbortSignal.timeout(patienceMs),
    }).catch((cause: unknown) => {
      throw new HechaError('TIMESTAMP_FAILED', { reason: 'unreachable' }, { cause });
    });
    const token = answered.ok ? tokenIn(new Uint8Array(await answered.arrayBuffer())) : null;
    if (!token) throw new HechaError('TIMESTAMP_FAILED', { reason: 'refused' });
    const checked = await checkTimestamp(token, digest);
    if (checked.problem !== null || checked.nonce !== nonce)
      throw new HechaError('TIMESTAMP_FAILED', { reason: checked.problem ?? 'nonce' });
    return token;
  },
});
