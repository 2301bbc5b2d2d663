import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkChain } from '../../../shared/pki/check-chain.ts';
import { readCertificate } from '../../../shared/pki/certificate.ts';
import { oid } from '../../../shared/pki/oids.ts';
import type { Signer } from '../../../shared/pki/signer.ts';
import {
  checkTimestamp,
  composeTimestamp,
  composeTimestampRequest,
  readTimestampRequest,
  tokenIn,
} from '../../../shared/pki/timestamp.ts';
import { digestOfBytes } from '../../../shared/seal/digest.ts';
import { runVerifier, verifiers } from '../../setup/verifiers.ts';
import { pemOf, signerOf, startAuthority, type TestAuthority } from './test-keys.ts';

let authority: TestAuthority;
let clock: Signer;
beforeAll(async () => {
  authority = await startAuthority();
  clock = await signerOf(authority, { commonName: '时间戳', organisation: '总部', number: '' }, 'p256', {
    uses: ['digitalSignature'],
    purposes: [oid.timeStamping],
  });
});

const content = new Uint8Array(randomBytes(3000));
const asked = { digest: digestOfBytes(content), nonce: 'c0ffee00c0ffee00' };
const stamped = () =>
  composeTimestamp(
    { ...asked, serial: '91aa', at: '2026-11-24T08:00:00Z', policy: '1.3.6.1.4.1.99999.1' },
    clock,
  );

describe('a timestamp', () => {
  it('is asked for and given, holds, and says when', async () => {
    expect(readTimestampRequest(composeTimestampRequest(asked))).toEqual(asked);
    const token = tokenIn(await stamped());
    if (!token) throw new Error('refused');
    const checked = await checkTimestamp(token, asked.digest);
    expect(checked).toMatchObject({ problem: null, at: '2026-11-24T08:00:00.000Z', nonce: asked.nonce });
    if (checked.problem !== null) return;
    const question = {
      leaf: checked.signer,
      others: [],
      anchors: [readCertificate(authority.der)],
      revocations: [],
      at: checked.at,
    };
    expect((await checkChain({ ...question, use: 'timestamp' })).problem).toBeNull();
    expect((await checkChain({ ...question, use: 'documentSignature' })).problem?.code).toBe('WRONG_USAGE');
  });

  it('satisfies OpenSSL', async () => {
    if (!verifiers.openssl) return;
    const folder = mkdtempSync(join(tmpdir(), 'tsr-'));
    writeFileSync(join(folder, 'tsr'), await stamped());
    writeFileSync(join(folder, 'content'), content);
    writeFileSync(join(folder, 'ca.pem'), pemOf(authority.der));
    const args = ['ts', '-verify', '-in', 'tsr', '-data', 'content', '-CAfile', 'ca.pem'];
    const { ok, output } = runVerifier('openssl', args, folder);
    rmSync(folder, { recursive: true });
    expect(ok, output).toBe(true);
  });

  it('holds for no other content, and not with any byte changed that says something', async () => {
    const token = tokenIn(await stamped()) ?? new Uint8Array();
    expect(await checkTimestamp(token, digestOfBytes(randomBytes(8)))).toEqual({ problem: 'OTHER_CONTENT' });
    const info = Buffer.from(token).indexOf(Buffer.from(asked.digest, 'hex'));
    for (let at = info; at < info + 60; at += 1) {
      const changed = new Uint8Array(token);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect((await checkTimestamp(changed, asked.digest)).problem, `byte ${at}`).not.toBeNull();
    }
  });

  it('is not read out of nonsense', () => {
    for (const bytes of [new Uint8Array(), content, Buffer.from('30030201ff', 'hex')]) {
      expect(readTimestampRequest(bytes)).toBeNull();
      expect(tokenIn(bytes)).toBeNull();
    }
  });
});
