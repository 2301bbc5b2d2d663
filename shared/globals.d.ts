/** The only ambient names that Node and the page both have and that `shared/` may use. */
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}

/** The part of WebCrypto that checks signatures; `shared/` makes no keys and no chance. */
declare class CryptoKey {
  readonly algorithm: { readonly name: string };
}
declare const crypto: {
  readonly subtle: {
    importKey(
      format: 'spki' | 'raw',
      key: Uint8Array<ArrayBuffer>,
      algorithm: { name: string; namedCurve?: string; hash?: string },
      extractable: boolean,
      uses: readonly 'verify'[],
    ): Promise<CryptoKey>;
    verify(
      algorithm: { name: string; hash?: string },
      key: CryptoKey,
      signature: Uint8Array<ArrayBuffer>,
      data: Uint8Array<ArrayBuffer>,
    ): Promise<boolean>;
    digest(algorithm: 'SHA-256', data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  };
};
