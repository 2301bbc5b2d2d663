import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from '../../../shared/exchange/base64.ts';
import {
  contentDigestHeader,
  readContentDigest,
  signatureBase,
  signRequest,
  verifyRequest,
} from '../../../shared/exchange/http-signature.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const pair = generateKeyPairSync('ed25519');
const signBytes = (message: Uint8Array) => sign(null, message, pair.privateKey);
const findKey = () =>
  Promise.resolve((message: Uint8Array, signature: Uint8Array) =>
    verify(null, message, pair.publicKey, signature),
  );
const parameters = { keyId: 'device-1', created: 1_790_000_000, nonce: 'abcdefghijklmnop' };
const request = {
  method: 'PUT',
  targetUri: 'http://127.0.0.1:4730/v1/submissions/i-1?x=1',
  bodyDigest: sha256('{"a":1}'),
};

describe('the published examples', () => {
  // RFC 9421, appendix B.1.4 (key) and B.2.6 (message).
  const privateKey = createPrivateKey(
    '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n-----END PRIVATE KEY-----\n',
  );
  const expected = 'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==';
  const base = signatureBase(
    [
      ['date', 'Tue, 20 Apr 2021 02:07:55 GMT'],
      ['@method', 'POST'],
      ['@path', '/foo'],
      ['@authority', 'example.com'],
      ['content-type', 'application/json'],
      ['content-length', '18'],
    ],
    '("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
  );

  it('gives the signature of RFC 9421 B.2.6 for its signature base', () => {
    expect(toBase64(sign(null, new TextEncoder().encode(base), privateKey))).toBe(expected);
  });

  it('verifies the signature of RFC 9421 B.2.6', () => {
    const signature = fromBase64(expected) ?? new Uint8Array();
    expect(verify(null, new TextEncoder().encode(base), createPublicKey(privateKey), signature)).toBe(true);
  });

  it('writes the Content-Digest of RFC 9530', () => {
    expect(contentDigestHeader(sha256('{"hello": "world"}'))).toBe(
      'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:',
    );
  });
});

describe('a signed request', () => {
  it('is verified with who, when and the digest of its body', async () => {
    const headers = await signRequest(request, parameters, signBytes);
    await expect(verifyRequest({ ...request, headers }, findKey)).resolves.toEqual({
      ...parameters,
      bodyDigest: request.bodyDigest,
    });
  });

  it.each([
    ['another method', { method: 'POST' }, {}],
    ['another path', { targetUri: 'http://127.0.0.1:4730/v1/submissions/i-2?x=1' }, {}],
    ['another host', { targetUri: 'http://127.0.0.2:4730/v1/submissions/i-1?x=1' }, {}],
    ['another body', {}, { 'content-digest': contentDigestHeader(sha256('{"a":2}')) }],
    ['no signature', {}, { signature: undefined }],
    ['a repeated header', {}, { 'content-digest': ['a', 'b'] }],
    ['a signature of the wrong size', {}, { signature: 'hecha=:AAAA:' }],
    ['a signature under another label', {}, { signature: 'sig1=:AAAA:' }],
  ])('is refused with %s', async (_what, change, changedHeaders) => {
    const headers = await signRequest(request, parameters, signBytes);
    await expect(
      verifyRequest({ ...request, ...change, headers: { ...headers, ...changedHeaders } }, findKey),
    ).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
  });

  it.each([
    ['a later time', (text: string) => text.replace('created=1790000000', 'created=1790000001')],
    ['another nonce', (text: string) => text.replace('abcdefghijklmnop', 'abcdefghijklmnoq')],
    ['another key', (text: string) => text.replace('device-1', 'device-2')],
    ['fewer components', (text: string) => text.replace(' "content-digest"', '')],
    ['another algorithm', (text: string) => text.replace('ed25519', 'hmac-sha256')],
    ['a parameter more', (text: string) => `${text};expires=1`],
  ])('is refused with %s in its parameters', async (_what, change) => {
    const headers = await signRequest(request, parameters, signBytes);
    const changed = { ...headers, 'signature-input': change(headers['signature-input']) };
    await expect(verifyRequest({ ...request, headers: changed }, findKey)).rejects.toMatchObject({
      code: 'SIGNATURE_INVALID',
    });
  });

  it('is refused after any change of one character in its headers', async () => {
    const headers = await signRequest(request, parameters, signBytes);
    const names = ['content-digest', 'signature-input', 'signature'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.nat(),
        fc.constantFrom(...'aZ0+/=:;()"- x'),
        async (name, position, letter) => {
          const text = headers[name];
          const at = position % text.length;
          const changed = text.slice(0, at) + letter + text.slice(at + 1);
          fc.pre(changed.trim() !== text);
          await expect(
            verifyRequest({ ...request, headers: { ...headers, [name]: changed } }, findKey),
          ).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('base64', () => {
  it('agrees with the platform in both alphabets and both directions', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each(['A', 'AB=', 'AB', 'AA==A', 'AB==', '!!!!'])('refuses %s as padded base64', (text) => {
    expect(fromBase64(text)).toBeNull();
  });

  it('reads no digest from a header of another form', () => {
    expect(readContentDigest('sha-512=:AAAA:')).toBeNull();
  });
});
