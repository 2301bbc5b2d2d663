/**
 * Whoever can sign a report: a key on this laptop or on a token; a seal or a service, later, behind the same door.
 * What it signs it hashes itself (SHA-256); the private key never leaves it.
 */
export type Signer = {
  /** DER of the certificate that the key belongs to. */
  readonly certificate: Uint8Array<ArrayBuffer>;
  /** DER of the certificates above it, nearest first. */
  readonly chain: readonly Uint8Array<ArrayBuffer>[];
  /** OID of the signature algorithm as CMS names it: `ecdsaSha256` or `rsaSha256`. */
  readonly algorithm: string;
  /**
   * The signature over `bytes` in the form that CMS carries: DER `ECDSA-Sig-Value`, or PKCS#1 v1.5.
   * @throws HechaError of the signer's own kind; nothing is signed then.
   */
  readonly sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
};
