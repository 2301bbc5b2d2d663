import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkDetached } from '../../../shared/pki/check-detached.ts';
import { signDetached } from '../../../shared/pki/sign-detached.ts';
import { runVerifier, verifiers } from '../../setup/verifiers.ts';
import { pemOf, signerOf, startAuthority, type TestAuthority } from './test-keys.ts';

const zhang = { commonName: '张伟', organisation: '荆州市市场监督管理局', number: '421001' };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
let authority: TestAuthority;
beforeAll(async () => {
  authority = await startAuthority();
});

const opensslAccepts = (cms: Uint8Array, content: Uint8Array): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'cms-'));
  for (const [name, bytes] of [
    ['cms', cms],
    ['content', content],
    ['ca.pem', pemOf(authority.der)],
  ] as const)
    writeFileSync(join(folder, name), bytes);
  const args = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', 'cms', '-content', 'content'];
  const { ok } = runVerifier(
    'openssl',
    [...args, '-CAfile', 'ca.pem', '-purpose', 'any', '-out', 'out'],
    folder,
  );
  rmSync(folder, { recursive: true });
  return ok;
};

describe('a detached signature', () => {
  it.each(['p256', 'rsa3072'] as const)(
    'of %s holds, here and for OpenSSL with its CAdES checks',
    async (kind) => {
      const content = new Uint8Array(randomBytes(5000));
      const cms = await signDetached(sha256(content), await signerOf(authority, zhang, kind));
      expect(await checkDetached(cms, sha256(content))).toMatchObject({
        problem: null,
        signer: { subject: zhang, issuer: { commonName: '核查签发机构' } },
      });
      if (verifiers.openssl) {
        expect(opensslAccepts(cms, content)).toBe(true);
        expect(opensslAccepts(cms, randomBytes(5000))).toBe(false);
      }
    },
  );

  it('does not hold for other content, nor with a short RSA key', async () => {
    const content = new Uint8Array(randomBytes(64));
    const cms = await signDetached(sha256(content), await signerOf(authority, zhang));
    expect(await checkDetached(cms, sha256(randomBytes(64)))).toEqual({ problem: 'CONTENT_CHANGED' });
    const short = await signDetached(sha256(content), await signerOf(authority, zhang, 'rsa2048'));
    expect(await checkDetached(short, sha256(content))).toEqual({ problem: 'SIGNATURE_WRONG' });
  });

  it('never holds, and never fails otherwise, with any one byte changed', async () => {
    const content = new Uint8Array(randomBytes(64));
    const cms = await signDetached(sha256(content), await signerOf(authority, zhang));
    for (let at = 0; at < cms.length; at += 5) {
      const changed = new Uint8Array(cms);
      changed[at] = (changed[at] ?? 0) ^ (1 + (at % 255));
      const { problem } = await checkDetached(changed, sha256(content));
      // The authority's certificate comes along unsigned: what stands there is the chain's to judge.
      if (problem === null)
        expect(Buffer.from(cms).indexOf(authority.der), `byte ${at}`).toBeLessThanOrEqual(at);
    }
  });
});
