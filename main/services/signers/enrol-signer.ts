import type { In } from '../../../shared/contract/contract.ts';
import { ensureHechaError, HechaError } from '../../../shared/errors.ts';
import { toBase64Url } from '../../../shared/exchange/base64.ts';
import { CertificateAnswer, type CertificateRequest } from '../../../shared/exchange/headquarters-api.ts';
import { readCertificate } from '../../../shared/pki/certificate.ts';
import { composeRequest } from '../../../shared/pki/compose-certificate.ts';
import type { HeadquartersClient } from '../sync/headquarters-client.ts';
import type { KeptKey, KeyHome, OpenKey } from './kept-key.ts';
import { certificateBytes, type PendingFile, type SignerFiles } from './signer-files.ts';

type Certified = { readonly answer: CertificateAnswer; readonly kept: KeptKey; readonly key: OpenKey };

/** What headquarters answered must certify the key that was shown, else the key could never sign. */
const checkAnswer = (answer: CertificateAnswer, publicKey: Uint8Array): void => {
  try {
    const certificate = readCertificate(certificateBytes(answer.certificate));
    answer.chain.forEach((der) => readCertificate(certificateBytes(der)));
    if (Buffer.from(certificate.publicKey).equals(publicKey)) return;
  } catch (cause) {
    throw new HechaError('HQ_GARBAGE', { reason: 'certificate' }, { cause });
  }
  throw new HechaError('HQ_GARBAGE', { reason: 'otherKey' });
};

/**
 * Gets a certificate for a key of this home. The key is on the disk, or on the token, before headquarters hears of it; it
 * stays to be certified until `files.dropPending`.
 * @throws HechaError what the home and headquarters refuse with; `PASSPHRASE_WRONG` for a code that went with another key.
 */
export const createEnrolSigner = ({
  client,
  files,
}: {
  client: Pick<HeadquartersClient, 'ask'>;
  files: Pick<SignerFiles, 'pending' | 'keepPending'>;
}) => {
  /**
   * The key that is still to be certified, or a new one. One that waits in another home, or under another passphrase, is
   * another person's, or its passphrase was mistyped: it makes way.
   */
  const pendingKey = async (home: KeyHome, pending: PendingFile | null) => {
    const waiting = pending && (await home.takeUp(pending.key));
    if (pending && waiting) return { key: waiting, kept: pending.key, request: pending.request };
    const { kept, key } = await home.make();
    try {
      const subject = { commonName: 'Hecha', organisation: '', number: '' };
      const request = toBase64Url(await composeRequest(subject, key));
      await files.keepPending({ schema: 2, key: kept, request });
      return { key, kept, request };
    } catch (caught) {
      await key.close();
      throw caught;
    }
  };

  const ask = (wanted: CertificateRequest): Promise<CertificateAnswer> =>
    client.ask(
      {
        method: 'POST',
        path: '/v1/certificates',
        body: new TextEncoder().encode(JSON.stringify(wanted)),
        headers: { 'content-type': 'application/json' },
      },
      CertificateAnswer,
    );

  return async (home: KeyHome, code: In<'signers.enrol'>['code']): Promise<Certified> => {
    const pending = await files.pending();
    const { key, kept, request } = await pendingKey(home, pending);
    try {
      const answer = await ask({ code, request }).catch(async (caught: unknown) => {
        // The code went with the key that made way, and its answer was lost: that key is wanted, by its own passphrase.
        if (pending === null || pending.request === request) throw caught;
        if (ensureHechaError(caught).code !== 'ENROLMENT_CODE_USED') throw caught;
        await files.keepPending(pending);
        throw new HechaError('PASSPHRASE_WRONG', { waitUntil: null }, { cause: caught });
      });
      checkAnswer(answer, key.publicKey);
      return { answer, kept, key };
    } catch (caught) {
      await key.close();
      throw caught;
    }
  };
};
