import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFonts } from '../../../main/services/report/fonts.ts';
import { createReprint } from '../../../main/services/verify/reprint.ts';
import { readRevisions } from '../../../shared/pdf/read-revisions.ts';
import { signFile } from '../../../shared/pdf/sign-file.ts';
import { readCertificate } from '../../../shared/pki/certificate.ts';
import { verifyReport } from '../../../shared/verify/verify-report.ts';
import { runVerifier, verifiers } from '../../setup/verifiers.ts';
import { printUnsigned, signAll, type UnsignedReport } from '../pdf/signed-report.ts';
import { signerOf } from '../pki/test-keys.ts';

const team = ['insp-01', 'insp-02'];
let unsigned: UnsignedReport;
let file: Uint8Array<ArrayBuffer>;
let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'hecha-attacks-'));
  unsigned = await printUnsigned(team, { waiveEvidence: true });
  file = await signAll(unsigned);
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

const verify = (bytes: Uint8Array, reprint: Parameters<typeof verifyReport>[2] = null) =>
  verifyReport(
    new Uint8Array(bytes),
    { anchors: [readCertificate(unsigned.authority.der)], revocations: [], now: '2026-11-24T00:00:00Z' },
    reprint,
  );
/** Names of the checks that do not hold; none: the attack went through. */
const caughtBy = async (
  bytes: Uint8Array,
  reprint?: Parameters<typeof verifyReport>[2],
): Promise<string[]> => {
  const { valid, checks } = await verify(bytes, reprint);
  const wrong = checks.filter(({ ok }) => !ok).map(({ name }) => name);
  expect(valid).toBe(wrong.length === 0);
  return wrong;
};

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

/** Number and body of the object that matches, in its newest state. */
const objectLike = (bytes: Uint8Array, wanted: RegExp): { number: number; body: string } => {
  const newest = new Map<number, number>();
  for (const { offsets } of readRevisions(bytes)) for (const [number, at] of offsets) newest.set(number, at);
  const text = latin(bytes);
  for (const [number, at] of newest) {
    const body = text.slice(at, text.indexOf('endobj', at));
    if (wanted.test(body)) return { number, body: body.slice(body.indexOf('obj') + 4) };
  }
  throw new Error(`no object like ${String(wanted)}`);
};

/** An incremental update in the very form of ours: objects, cross-reference table, trailer that names what was before. */
const updated = (bytes: Uint8Array, objects: ReadonlyMap<number, string>): Uint8Array => {
  const last = readRevisions(bytes).at(-1);
  if (!last) throw new Error('no revision');
  let body = '';
  const table: string[] = [];
  for (const [number, text] of objects) {
    const at = String(bytes.length + body.length).padStart(10, '0');
    table.push(`${number} 1\n${at} 00000 n \n`);
    body += `${number} 0 obj\n${text}\nendobj\n`;
  }
  const xrefAt = bytes.length + body.length;
  const size = Math.max(last.size, ...[...objects.keys()].map((number) => number + 1));
  const trailer = last.trailer
    .replace(/\/Size \d+/, `/Size ${size}`)
    .replace(/\n\/Prev \d+/, '')
    .replace(/\n>>$/, `\n/Prev ${last.xrefAt}\n>>`);
  return Buffer.concat([
    bytes,
    bytesOf(`${body}xref\n${table.join('')}trailer\n${trailer}\nstartxref\n${xrefAt}\n%%EOF\n`),
  ]);
};

/** What poppler says of every signature in the file. */
const pdfsigSays = async (bytes: Uint8Array): Promise<string[]> => {
  const path = join(scratch, 'attacked.pdf');
  await writeFile(path, bytes);
  const { output } = runVerifier('pdfsig', ['-nocert', path]);
  return [...output.matchAll(/Signature Validation: (.+)/g)].map(([, verdict = '']) => verdict);
};

describe('a signed report', () => {
  it('stands as it is', async () => {
    expect(await caughtBy(file, createReprint(loadFonts))).toEqual([]);
  });

  it('is found out for 2,000 single bytes changed anywhere', async () => {
    const copy = new Uint8Array(file);
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        copy[at] = (file[at] ?? 0) ^ mask;
        const { valid } = await verify(copy);
        copy[at] = file[at] ?? 0;
        seen += 1;
        expect(valid, `byte ${at} ^ ${mask}`).toBe(false);
      }),
      { numRuns: 2000, endOnFailure: true },
    );
    expect(seen).toBeGreaterThanOrEqual(2000);
  }, 600_000);

  it('is found out for digits of its signatures changed into other digits, with and without an authority', async () => {
    const copy = new Uint8Array(file);
    // The part of each signature that holds its certificates and the signature proper; zeros follow to the end.
    const places = [...latin(file).matchAll(/\/Contents <([0-9a-f]+?)0*>/g)].map((found) => ({
      from: found.index + '/Contents <'.length,
      length: found[1]?.length ?? 0,
    }));
    expect(places).toHaveLength(team.length);
    const place = fc
      .constantFrom(...places)
      .chain(({ from, length }) => fc.nat(length).map((at) => from + at));
    const trusts = [[readCertificate(unsigned.authority.der)], []];
    await fc.assert(
      fc.asyncProperty(
        place,
        fc.constantFrom(...'0123456789abcdef'),
        fc.constantFrom(...trusts),
        async (at, digit, anchors) => {
          fc.pre(file[at] !== digit.charCodeAt(0));
          copy[at] = digit.charCodeAt(0);
          const { valid } = await verifyReport(
            new Uint8Array(copy),
            { anchors, revocations: [], now: '2026-11-24T00:00:00Z' },
            null,
          );
          copy[at] = file[at] ?? 0;
          expect(valid, `digit ${at} = ${digit}`).toBe(false);
        },
      ),
      { numRuns: 600, endOnFailure: true },
    );
  }, 300_000);

  it('is found out when it is cut off anywhere, and when it is rolled back to before a signature', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), async (length) => {
        expect((await verify(file.subarray(0, length))).valid).toBe(false);
      }),
      { numRuns: 100 },
    );
    const states = readRevisions(file)
      .slice(0, -1)
      .map(({ to }) => file.subarray(0, to));
    for (const state of states) expect(await caughtBy(state)).toContain('certificates');
  });
});

describe('incremental saving', () => {
  const pages = () => objectLike(file, /\/Type \/Page\n/);

  it('cannot put another page in place of the signed one, though others still call the signatures valid', async () => {
    const { number, body } = pages();
    const free = readRevisions(file).at(-1)?.size ?? 0;
    const content = 'BT /F1 24 Tf 100 500 Td (PASS) Tj ET';
    const attacked = updated(
      file,
      new Map([
        [number, body.trim().replace(/\/Contents \d+ 0 R/, `/Contents ${free} 0 R`)],
        [free, `<<\n/Length ${content.length}\n>>\nstream\n${content}\nendstream`],
      ]),
    );
    expect(await caughtBy(attacked)).toContain('updates');
    if (verifiers.pdfsig)
      expect(await pdfsigSays(attacked)).toEqual(['Signature is Valid.', 'Signature is Valid.']);
  });

  it.each([
    ['a note that covers a line', '/Annots'],
    ['another catalogue', '/AcroForm'],
  ])('cannot add %s', async (_, mark) => {
    const catalogue = objectLike(file, /\/Type \/Catalog/);
    const { number, body } = mark === '/Annots' ? pages() : catalogue;
    const free = readRevisions(file).at(-1)?.size ?? 0;
    const note =
      '<<\n/Type /Annot\n/Subtype /FreeText\n/Rect [0 0 600 800]\n/Contents (PASS)\n/DA (/Helv 12 Tf)\n>>';
    const changed =
      mark === '/Annots'
        ? `${body.trim().replace(/\n>>$/, '')}\n/Annots [${free} 0 R]\n>>`
        : body.trim().replace(/\/AcroForm \d+ 0 R/, '');
    expect(
      await caughtBy(
        updated(
          file,
          new Map([
            [number, changed],
            [free, note],
          ]),
        ),
      ),
    ).toContain('updates');
  });

  it('cannot swap the record that is attached', async () => {
    const { number, body } = objectLike(file, /\/Type \/EmbeddedFile/);
    const head = body.slice(0, body.indexOf('stream')).trim();
    const other = JSON.stringify({ ...unsigned.record, contentDigest: '0'.repeat(64) });
    const stream = `${head.replace(/\/Length \d+/, `/Length ${other.length}`)}\nstream\n${other}\nendstream`;
    expect(await caughtBy(updated(file, new Map([[number, stream]])))).not.toEqual([]);
  });

  it('cannot hide behind a bare end of file, a comment, or a second header', async () => {
    for (const more of ['\n', '%%EOF\n', '%comment\n', '%PDF-1.7\n', '\0'])
      expect(await caughtBy(Buffer.concat([file, bytesOf(more)])), JSON.stringify(more)).not.toEqual([]);
    for (const before of ['\n', '%PDF-1.4\n'])
      expect(await caughtBy(Buffer.concat([bytesOf(before), file])), JSON.stringify(before)).not.toEqual([]);
  });
});

describe('signature wrapping and forging', () => {
  const range = () => {
    const found = /\/ByteRange \[(\d+) +(\d+) +(\d+) +(\d+) *\]/.exec(latin(file));
    if (!found) throw new Error('no signature');
    const [text, , b, c, d] = found;
    return { text, at: found.index, b: Number(b), c: Number(c), d: Number(d) };
  };

  it('cannot move the second signed part and put objects of one’s own between', async () => {
    const { text, at, b, c, d } = range();
    const wedge = bytesOf('\n900 0 obj\n<<\n/Type /Catalog\n>>\nendobj\n');
    const moved = text.replace(String(c), String(c + wedge.length)).slice(0, text.length);
    const attacked = Buffer.concat([
      file.subarray(0, at),
      bytesOf(moved.padEnd(text.length)),
      file.subarray(at + text.length, c),
      wedge,
      file.subarray(c, c + d),
      file.subarray(c + d),
    ]);
    expect(await caughtBy(attacked)).not.toEqual([]);
    // The same with a second byte range inside the gap, which nobody signed.
    const second = bytesOf(`> /ByteRange [0 ${b} ${c + wedge.length} ${d}] <`);
    const gap = new Uint8Array(file.subarray(b, c));
    gap.set(second, gap.length - second.length - 1);
    const doubled = Buffer.concat([file.subarray(0, b), gap, wedge, file.subarray(c)]);
    expect(await caughtBy(doubled)).not.toEqual([]);
  });

  it.each([
    [
      'no contents',
      (text: string) => text.replace(/\/Contents <[0-9a-fA-F]+>/, (all) => ' '.repeat(all.length)),
    ],
    [
      'contents of zeros',
      (text: string) =>
        text.replace(
          /\/Contents <([0-9a-fA-F]+)>/,
          (_, hex: string) => `/Contents <${'0'.repeat(hex.length)}>`,
        ),
    ],
    [
      'no byte range',
      (text: string) => text.replace(/\/ByteRange \[[^\]]*\]/, (all) => ' '.repeat(all.length)),
    ],
    [
      'a byte range over nothing',
      (text: string) =>
        text.replace(/\/ByteRange \[[^\]]*\]/, (all) => '/ByteRange [0 0 0 0]'.padEnd(all.length)),
    ],
    [
      'a byte range over its own signature',
      (text: string) =>
        text.replace(/\/ByteRange \[[^\]]*\]/, (all) =>
          `/ByteRange [0 ${file.length} 0 0]`.padEnd(all.length),
        ),
    ],
    ['another handler', (text: string) => text.replace('/ETSI.CAdES.detached', '/adbe.pkcs7.detached ')],
  ])('cannot do with %s', async (_, attack) => {
    const attacked = bytesOf(attack(latin(file)));
    expect(latin(attacked)).not.toBe(latin(file));
    expect(await caughtBy(attacked)).not.toEqual([]);
  });

  it('cannot use the signature of one report for another', async () => {
    const other = await printUnsigned(team, { waiveEvidence: true, enterprise: '松滋银杉水泥有限公司' });
    const theirs = await signAll({ ...other, authority: unsigned.authority });
    const { b, c } = range();
    const gap = /\/Contents <([0-9a-f]+)>/.exec(latin(theirs))?.[1] ?? '';
    expect(gap.length).toBe(c - b - 2);
    const swapped = new Uint8Array(file);
    swapped.set(bytesOf(gap), b + 1);
    expect(await caughtBy(swapped)).toContain('certificates');
    expect(await caughtBy(await signAll(other))).toContain('certificates');
  });
});

describe('shadow documents', () => {
  /** Something was slipped into the file before the inspectors signed it. */
  const preparedWith = async (change: (base: string) => string): Promise<Uint8Array> => {
    const base = bytesOf(change(latin(unsigned.base)));
    let signed = base;
    for (const { partyId, name } of unsigned.signers) {
      const subject = { commonName: name, organisation: '荆州市市场监督管理局', number: partyId };
      const signer = await signerOf(unsigned.authority, subject, 'p256');
      signed = await signFile(
        signed,
        { signers: unsigned.signers, claimedAt: '2026-11-23T10:00:00+08:00' },
        signer,
      );
    }
    return signed;
  };

  it('cannot be prepared: every signature holds, but the record does not print such a file', async () => {
    const hidden = await preparedWith((base) => base.replace(/\(D:\d{14}Z\)/, '(D:20200101000000Z)'));
    expect(latin(hidden.subarray(0, unsigned.base.length))).not.toBe(latin(unsigned.base));
    expect((await verify(hidden)).signers.map(({ problem }) => problem)).toEqual([null, null]);
    expect(await caughtBy(hidden, createReprint(loadFonts))).toEqual(['printed']);
  });

  it('cannot be switched to by an update that only renames what is shown', async () => {
    const font = objectLike(file, /\/Type \/Font\n/);
    const swapped = updated(
      file,
      new Map([[font.number, font.body.trim().replace(/\/BaseFont \/\w+/, '/BaseFont /Other')]]),
    );
    expect(await caughtBy(swapped)).toContain('updates');
  });
});
