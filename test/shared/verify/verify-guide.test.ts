import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPem } from '../../../headquarters/certificates/open-issuer.ts';
import type { TimeStatementBody } from '../../../shared/domain/clock.ts';
import { type LogInclusion, logLeafOf } from '../../../shared/exchange/log.ts';
import type { ReceiptBody } from '../../../shared/exchange/submission.ts';
import { leafHash, nodeHash } from '../../../shared/log/merkle-tree.ts';
import { composeRevocationList } from '../../../shared/pki/compose-certificate.ts';
import { canonical, canonicalBytes } from '../../../shared/seal/canonical.ts';
import { sha256 } from '../../headquarters/laptop.ts';
import { isHere } from '../../setup/verifiers.ts';
import { printUnsigned, signAll } from '../pdf/signed-report.ts';
import { authorityName } from '../pki/test-keys.ts';

/** Commands of the guide, and the lines that they print there; `…` stands for what differs. */
type Step = { readonly heading: string; readonly commands: string; readonly printed: readonly string[] };

const stepsOf = (guide: string): Step[] =>
  guide.split(/^## /m).flatMap((section) =>
    [...section.matchAll(/```sh\n([\s\S]*?)```\s+```text\n([\s\S]*?)```/g)].map(
      ([, commands = '', printed = '']) => ({
        heading: section.split('\n', 1)[0] ?? '',
        commands,
        printed: printed.split('\n').filter((line) => line !== ''),
      }),
    ),
  );

const programs = ['openssl', 'certutil', 'pdfsig', 'pdfdetach', 'pdfimages', 'basenc'];

const patternOf = (line: string): RegExp =>
  new RegExp(
    `^${line
      .split('…')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+')}$`,
    'm',
  );

/** The lines that are not there, each looked for after the one before. */
const missing = (printed: readonly string[], output: string): string[] => {
  let rest = output;
  return printed.filter((line) => {
    const found = patternOf(line).exec(rest);
    if (found) rest = rest.slice(found.index + found[0].length);
    return !found;
  });
};

const headquarters = generateKeyPairSync('ed25519');
const signed = <B extends object>(body: B) => ({
  body,
  signature: sign(null, canonicalBytes(body), headquarters.privateKey).toString('base64url'),
});

/** What headquarters said to the laptop before it left. */
const statement = signed<TimeStatementBody>({
  schema: 1,
  kind: 'timeStatement',
  deviceId: 'dev-0417',
  challenge: 'c'.repeat(22),
  nonce: 'n'.repeat(22),
  issuedAt: '2026-11-23T00:30:00Z',
  keyId: 'hq-1',
});

/** What a laptop keeps for a report: its receipt, the fifth of seven in the log, and headquarters' key. */
const arrivalOf = (report: Uint8Array): Readonly<Record<string, string>> => {
  const receipt = signed<ReceiptBody>({
    schema: 1,
    level: 'complete',
    submissionId: 'i-1',
    deviceId: 'd-1',
    submissionDigest: '1'.repeat(64),
    journalHead: '2'.repeat(64),
    contentDigest: '3'.repeat(64),
    reportDigest: sha256(report),
    blobsDigest: '4'.repeat(64),
    blobCount: 5,
    receivedAt: '2026-11-24T02:00:00Z',
    keyId: 'hq-1',
  });
  const leaf = (number: number) =>
    number === 4 ? logLeafOf(receipt.body) : leafHash(new TextEncoder().encode(`receipt ${number}`));
  const four = nodeHash(nodeHash(leaf(0), leaf(1)), nodeHash(leaf(2), leaf(3)));
  const root = nodeHash(four, nodeHash(nodeHash(leaf(4), leaf(5)), leaf(6)));
  const at = '2026-11-24T03:00:00Z';
  const inclusion: LogInclusion = {
    index: 4,
    path: [leaf(5), leaf(6), four],
    head: signed({ schema: 1, kind: 'treeHead', size: 7, root, at, keyId: 'hq-1' }),
  };
  return {
    'receipt.json': canonical(receipt),
    'inclusion.json': canonical(inclusion),
    'receipt-key.pem': headquarters.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hecha-guide-'));
  const unsigned = await printUnsigned(['insp-01', 'insp-02'], { statement });
  const { authority } = unsigned;
  await writeFile(join(folder, 'report.pdf'), await signAll(unsigned));
  await writeFile(join(folder, 'issuer.pem'), toPem(authority.der));
  for (const [name, text] of Object.entries(arrivalOf(await readFile(join(folder, 'report.pdf')))))
    await writeFile(join(folder, name), text);
  const now = Date.now();
  const list = await composeRevocationList(
    {
      number: 1,
      thisUpdate: new Date(now - 3_600_000).toISOString(),
      nextUpdate: new Date(now + 30 * 24 * 3_600_000).toISOString(),
      revoked: [],
    },
    authorityName,
    authority.key,
  );
  await writeFile(join(folder, 'revocations.crl'), list);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const guide = stepsOf(await readFile(resolve('docs/verify.md'), 'utf8'));

describe('the guide to checking a report without Hecha', () => {
  it('has commands, and says what they print', () => {
    expect(guide.length).toBeGreaterThanOrEqual(6);
  });

  // One after the other in one folder, as a reader would: without pipefail, under which a head that has read enough
  // fails its pipe. What is not installed cannot be judged and is passed over.
  it.each(guide)('$heading: $printed.0', ({ commands, printed }) => {
    const lacking = programs.filter((program) => commands.includes(program) && !isHere(program));
    const output =
      lacking.length > 0
        ? printed.join('\n')
        : execFileSync('bash', ['--norc', '-eu', '-c', commands], {
            cwd: folder,
            encoding: 'utf8',
            stdio: ['ignore', 'pipe', 'pipe'],
            env: { ...process.env, LC_ALL: 'C.UTF-8' },
          });
    expect(missing(printed, output)).toEqual([]);
  });
});
