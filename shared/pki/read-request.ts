import * as pki from 'pkijs';
import { encode } from './der.ts';
import { verifySignature } from './verify-signature.ts';

/**
 * The public key (SubjectPublicKeyInfo, DER) of a certification request (PKCS#10) that is signed by that very key; null
 * for anything else. The name in it is not read: whoever certifies knows better.
 */
export const readRequest = async (bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null> => {
  try {
    const request = pki.CertificationRequest.fromBER(new Uint8Array(bytes));
    const publicKey = encode(request.subjectPublicKeyInfo.toSchema());
    const holds = await verifySignature({
      publicKey,
      algorithm: request.signatureAlgorithm.algorithmId,
      signature: new Uint8Array(request.signatureValue.valueBlock.valueHexView),
      signed: new Uint8Array(request.tbsView),
    });
    return holds ? publicKey : null;
  } catch {
    return null;
  }
};
