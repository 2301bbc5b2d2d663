import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkSignatures } from '../../../shared/pdf/check-signatures.ts';
import { signFile } from '../../../shared/pdf/sign-file.ts';
import { UnreadablePdf } from '../../../shared/pdf/unreadable-pdf.ts';
import { runVerifier, verifiers } from '../../setup/verifiers.ts';
import { signerOf } from '../pki/test-keys.ts';
import { printUnsigned, signAll, type UnsignedReport } from './signed-report.ts';

let unsigned: UnsignedReport;
let file: Uint8Array<ArrayBuffer>;
const folder = mkdtempSync(join(tmpdir(), 'signed-'));
const path = join(folder, 'report.pdf');

beforeAll(async () => {
  unsigned = await printUnsigned(['insp-01', 'insp-02', 'enterprise']);
  file = await signAll(unsigned, ['p256', 'rsa3072', 'p256']);
  writeFileSync(path, file);
});
afterAll(() => rmSync(folder, { recursive: true }));

const problemsOf = async (bytes: Uint8Array): Promise<string[] | 'unreadable'> => {
  try {
    const { signatures, unknown } = await checkSignatures(bytes, unsigned.signers);
    return [
      ...signatures.flatMap(({ result }) => (result.problem === null ? [] : [result.problem])),
      ...unknown.map(() => 'UNKNOWN'),
    ];
  } catch (caught) {
    if (caught instanceof UnreadablePdf) return 'unreadable';
    throw caught;
  }
};

describe('signing a report', () => {
  it('adds one update a signer, changes no byte before it, and every signature holds', async () => {
    const { base } = unsigned;
    expect(Buffer.from(file.subarray(0, base.length)).equals(base)).toBe(true);
    expect(await problemsOf(file)).toEqual([]);
  });

  it('leaves a file that others read the same way', () => {
    if (verifiers.pdfsig) {
      const { output } = runVerifier('pdfsig', ['-nocert', path]);
      expect(output.match(/Signature is Valid/g)).toHaveLength(3);
      expect(output.match(/Signature Type: ETSI\.CAdES\.detached/g)).toHaveLength(3);
      expect(output).toMatch(/Signature #3:[^]*Total document signed/);
    }
    if (verifiers.qpdf) expect(runVerifier('qpdf', ['--check', path])).toMatchObject({ ok: true });
  });

  it.each([1, 2, 3, 4])('holds for others with %i signatures, of either kind of key', async (count) => {
    const parties = ['insp-01', 'insp-02', 'insp-03', 'insp-04'].slice(0, count);
    const several = await printUnsigned(parties, {
      joined: [
        { id: 'insp-03', name: '郑海峰', role: 'inspector', number: '鄂核0533' },
        { id: 'insp-04', name: '林晓燕', role: 'inspector', number: '鄂核0534' },
      ],
    });
    const signed = await signAll(several, ['p256', 'rsa3072', 'p256', 'rsa3072']);
    const own = join(folder, `${count}.pdf`);
    writeFileSync(own, signed);
    const { signatures, unknown } = await checkSignatures(signed, several.signers);
    expect([signatures.map(({ result }) => result.problem), unknown]).toEqual([parties.map(() => null), []]);
    if (verifiers.pdfsig) {
      const { output } = runVerifier('pdfsig', ['-nocert', own]);
      expect(output.match(/Signature is Valid/g)).toHaveLength(count);
    }
    if (verifiers.qpdf) expect(runVerifier('qpdf', ['--check', own])).toMatchObject({ ok: true });
  });

  it('is refused once everyone has signed', async () => {
    const { signers, authority } = unsigned;
    const late = await signerOf(authority, { commonName: '何志远', organisation: '', number: '9' });
    await expect(signFile(file, { signers, claimedAt: '2026-11-23T10:00:00Z' }, late)).rejects.toMatchObject({
      code: 'SIGNATURE_INVALID',
    });
  });

  it('counts what is still missing', async () => {
    expect(await problemsOf(unsigned.base)).toEqual(['MISSING', 'MISSING', 'MISSING']);
  });
});

describe('a signed report that was touched', () => {
  it('is found out for one flipped bit anywhere', async () => {
    const copy = new Uint8Array(file);
    const step = Math.floor(file.length / 97);
    for (let at = 3; at < file.length; at += step) {
      copy[at] = (file[at] ?? 0) ^ 0x10;
      const problems = await problemsOf(copy);
      expect(problems === 'unreadable' || problems.length > 0, `byte ${at}`).toBe(true);
      copy[at] = file[at] ?? 0;
    }
  });

  it('is found out when something is appended, in the open or as an update of its own', async () => {
    expect(await problemsOf(Buffer.concat([file, Buffer.from('\n')]))).toBe('unreadable');
    const forged = Buffer.from(
      `3 0 obj\n<<\n/Type /Catalog\n>>\nendobj\nxref\n3 1\n${String(file.length).padStart(10, '0')} 00000 n \n` +
        `trailer\n<<\n/Size 200\n/Prev ${/startxref\n(\d+)\n%%EOF\n$/.exec(Buffer.from(file.subarray(-64)).toString('latin1'))?.[1] ?? ''}\n>>\n` +
        `startxref\n${file.length + 42}\n%%EOF\n`,
    );
    const problems = await problemsOf(Buffer.concat([file, forged]));
    expect(problems === 'unreadable' || problems.includes('UNKNOWN')).toBe(true);
  });

  it('is found out when a signature is left out', async () => {
    const { signers, base, authority } = unsigned;
    const [first] = signers;
    if (!first) throw new Error('no signer');
    const other = await signerOf(authority, { commonName: first.name, organisation: '', number: '1' });
    const one = await signFile(base, { signers, claimedAt: '2026-11-23T10:00:00Z' }, other);
    expect(await problemsOf(one)).toEqual(['MISSING', 'MISSING']);
  });
});
