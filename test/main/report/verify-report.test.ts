import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFonts, type Fonts } from '../../../main/services/report/fonts.ts';
import { renderReport } from '../../../main/services/report/render-report.ts';
import { createReprint } from '../../../main/services/verify/reprint.ts';
import { verifyReport } from '../../../shared/verify/verify-report.ts';
import { buildAnsweredInspection } from '../../fixtures/report/answered-inspection.ts';

let fonts: Fonts;
let pdf: Buffer;
const trust = { anchors: [], revocations: [], now: '2026-11-24T00:00:00Z' };
const verify = (bytes: Buffer) =>
  verifyReport(
    new Uint8Array(bytes),
    trust,
    createReprint(() => Promise.resolve(fonts)),
  );

beforeAll(async () => {
  fonts = await loadFonts();
  const built = buildAnsweredInspection({ signatures: 'enterpriseRefuses' });
  pdf = (await renderReport({ record: built.record('both'), photos: built.photos, fonts })).bytes;
});

const replaced = (from: string, to: string): Buffer => {
  const at = pdf.indexOf(from, 0, 'utf8');
  if (at < 0) throw new Error(`${from} is not in the file`);
  return Buffer.concat([pdf.subarray(0, at), Buffer.from(to), pdf.subarray(at + Buffer.byteLength(from))]);
};

const failing = async (bytes: Buffer): Promise<string[]> =>
  (await verify(bytes)).checks.filter(({ ok }) => !ok).map(({ name }) => name);

describe('verifying a report', () => {
  it('accepts what was rendered and tells its facts', async () => {
    const { valid, checks, report } = await verify(pdf);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(valid).toBe(true);
    expect(checks.at(-1)?.detail).toContain('identical');
    expect(report?.conclusion).toBe('pass');
    expect(report?.signatures.map(({ kind }) => kind)).toEqual(['given', 'given', 'refused', 'refused']);
  });

  it('refuses another verdict in the record, and other printed bytes', async () => {
    expect(await failing(replaced('"verdict":"conforms"', '"verdict":"improves"'))).toEqual(['schema']);
    expect(await failing(replaced('"contentDigest":"', '"contentDigest":"0'))).not.toEqual([]);
    const image = pdf.indexOf('/DCTDecode');
    const altered = Buffer.from(pdf);
    altered[image + 900] = (altered[image + 900] ?? 0) ^ 1;
    expect(await failing(altered)).toEqual(['photos']);
    const drawn = Buffer.from(pdf);
    const digit = pdf.indexOf(' Tm\n') - 1;
    drawn[digit] = (drawn[digit] ?? 0) ^ 1;
    expect(await failing(drawn)).toEqual(['printed']);
  });

  it('refuses an update appended to the file', async () => {
    const { valid, kind } = await verify(
      Buffer.concat([pdf, Buffer.from('\n% more\nstartxref\n9\n%%EOF\n')]),
    );
    expect([valid, kind]).toEqual([false, 'report']);
  });

  it('calls other files foreign: nothing, text, another PDF', async () => {
    for (const bytes of ['', 'hello', '%PDF-1.7\n%%EOF\n', '\0'.repeat(4096)]) {
      expect(await verify(Buffer.from(bytes))).toMatchObject({ valid: false, kind: 'foreign' });
    }
  });

  it('never accepts a file in which any byte was changed, cut or put in, and never throws', async () => {
    // Most mutations fall into fonts and page content, where only the comparison with the reprint can tell; that takes
    // as long as a report does. Two thirds are aimed at the record and the file's structure, the rest anywhere.
    const record = pdf.indexOf('hecha-record.json');
    const place = fc.oneof(
      { weight: 90, arbitrary: fc.nat(pdf.indexOf('endstream')) },
      { weight: 90, arbitrary: fc.nat(2000).map((back) => pdf.length - 1 - back) },
      { weight: 10, arbitrary: fc.nat(400).map((after) => record + after) },
      { weight: 6, arbitrary: fc.nat(pdf.length - 1) },
    );
    const mutation = fc.record({ at: place, kind: fc.constantFrom('flip', 'cut', 'insert'), bit: fc.nat(7) });
    await fc.assert(
      fc.asyncProperty(mutation, async ({ at, kind, bit }) => {
        const [before, after] = [pdf.subarray(0, at), pdf.subarray(kind === 'insert' ? at : at + 1)];
        const middle = kind === 'cut' ? [] : [kind === 'flip' ? (pdf[at] ?? 0) ^ (1 << bit) : bit + 48];
        const { valid } = await verify(Buffer.concat([before, Buffer.from(middle), after]));
        expect(valid).toBe(false);
      }),
      { numRuns: 500 },
    );
  }, 240_000);
});
