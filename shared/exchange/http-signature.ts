import { HechaError } from '../errors.ts';
import { type Digest, Id } from '../domain/identifiers.ts';
import { fromBase64, toBase64 } from './base64.ts';

/**
 * HTTP message signatures between a laptop and headquarters (RFC 9421, algorithm `ed25519`) over `@method`,
 * `@target-uri` and the Content-Digest of the body (RFC 9530, `sha-256`). Survives any proxy that keeps the address.
 * The key operations are injected: this file holds no key and knows no platform.
 */
const covered = ['@method', '@target-uri', 'content-digest'] as const;
const label = 'hecha';

/** Who signs and when: `created` in whole seconds since 1970, a nonce that was never used before. */
export type SignatureParameters = {
  readonly keyId: Id;
  readonly created: number;
  readonly nonce: string;
};

/** Raw Ed25519 over `message`: 64 bytes. */
export type SignBytes = (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;
export type VerifyBytes = (message: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;

/** The three headers that a signed request carries. */
export type SignatureHeaders = {
  readonly 'content-digest': string;
  readonly 'signature-input': string;
  readonly signature: string;
};

/** What a verified request says: who, when, and the digest that its body must still be compared with. */
export type VerifiedRequest = SignatureParameters & { readonly bodyDigest: Digest };

const fromHex = (hex: Digest): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const toHex = (bytes: Uint8Array): Digest =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Content-Digest of a body whose SHA-256 is known: `sha-256=:…:` (RFC 9530 §2). */
export const contentDigestHeader = (bodyDigest: Digest): string =>
  `sha-256=:${toBase64(fromHex(bodyDigest))}:`;

/** The hex digest that a Content-Digest header names, or null when it is not a single sha-256. */
export const readContentDigest = (header: string): Digest | null => {
  const found = /^sha-256=:([A-Za-z0-9+/=]{44}):$/.exec(header.trim());
  const bytes = found?.[1] === undefined ? null : fromBase64(found[1]);
  return bytes?.length === 32 ? toHex(bytes) : null;
};

/** The exact text that is signed (RFC 9421 §2.5): one line per component, then the parameters. */
export const signatureBase = (
  components: readonly (readonly [name: string, value: string])[],
  parameters: string,
): string =>
  [...components.map(([name, value]) => `"${name}": ${value}`), `"@signature-params": ${parameters}`].join(
    '\n',
  );

const parametersText = ({ keyId, created, nonce }: SignatureParameters): string =>
  `(${covered.map((name) => `"${name}"`).join(' ')});created=${created};nonce="${nonce}";keyid="${keyId}";alg="ed25519";tag="hecha"`;

const baseOf = (
  request: { readonly method: string; readonly targetUri: string },
  contentDigest: string,
  parameters: SignatureParameters,
): Uint8Array =>
  new TextEncoder().encode(
    signatureBase(
      [
        ['@method', request.method.toUpperCase()],
        ['@target-uri', request.targetUri],
        ['content-digest', contentDigest],
      ],
      parametersText(parameters),
    ),
  );

/**
 * Signs a request. `targetUri` is the absolute address as it is sent, `bodyDigest` the SHA-256 of the body
 * (of no bytes where there is none). Add the three headers to the request unchanged.
 */
export const signRequest = async (
  request: { readonly method: string; readonly targetUri: string; readonly bodyDigest: Digest },
  parameters: SignatureParameters,
  sign: SignBytes,
): Promise<SignatureHeaders> => {
  const contentDigest = contentDigestHeader(request.bodyDigest);
  const signature = await sign(baseOf(request, contentDigest, parameters));
  return {
    'content-digest': contentDigest,
    'signature-input': `${label}=${parametersText(parameters)}`,
    signature: `${label}=:${toBase64(signature)}:`,
  };
};

const invalid = (reason: string) => new HechaError('SIGNATURE_INVALID', { reason });

/**
 * Reads the parameters of a signed request without believing them. Only the one form that `signRequest` writes is
 * accepted: what was read is written again and must give the same text, so nothing unread can hide in the header.
 */
const readParameters = (header: string): SignatureParameters => {
  const created = /;created=(\d{1,12})(?:;|$)/.exec(header)?.[1];
  const nonce = /;nonce="([A-Za-z0-9_-]{16,64})"(?:;|$)/.exec(header)?.[1];
  const keyId = Id.safeParse(/;keyid="([^"]*)"(?:;|$)/.exec(header)?.[1]);
  if (created === undefined || nonce === undefined || !keyId.success) throw invalid('parameters');
  const parameters = { keyId: keyId.data, created: Number(created), nonce };
  if (header !== `${label}=${parametersText(parameters)}`) throw invalid('parameters');
  return parameters;
};

/**
 * Verifies the signature of a request from its headers alone, before the body is read. The caller must still compare
 * the body with `bodyDigest`, the time with `created`, and remember the nonce.
 * @throws HechaError `SIGNATURE_INVALID` with a reason; whatever `findKey` throws for a key it does not know.
 */
export const verifyRequest = async (
  request: {
    readonly method: string;
    readonly targetUri: string;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  },
  findKey: (keyId: Id) => Promise<VerifyBytes>,
): Promise<VerifiedRequest> => {
  const header = (name: string) => {
    const value = request.headers[name];
    if (typeof value !== 'string') throw invalid(value === undefined ? 'absent' : 'repeated');
    return value.trim();
  };
  const parameters = readParameters(header('signature-input'));
  const contentDigest = header('content-digest');
  const bodyDigest = readContentDigest(contentDigest);
  if (bodyDigest === null) throw invalid('contentDigest');
  const signature = fromBase64(
    new RegExp(`^${label}=:([A-Za-z0-9+/=]+):$`).exec(header('signature'))?.[1] ?? '',
  );
  if (signature?.length !== 64) throw invalid('signature');
  const verify = await findKey(parameters.keyId);
  if (!(await verify(baseOf(request, contentDigest, parameters), signature))) throw invalid('signature');
  return { ...parameters, bodyDigest };
};
