import fc from 'fast-check';
import { encodeQR } from 'qr';
import { decodeQR } from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { paperCode, readCode, summaryCode, summaryMessage } from '../../../shared/summary/summary-code.ts';
import { fromBase45, toBase45 } from '../../../shared/summary/base45.ts';
import { fromCbor, toCbor } from '../../../shared/summary/cbor.ts';
import { fromBase64Url } from '../../../shared/exchange/base64.ts';
import type { Summary } from '../../../shared/summary/summary.ts';
import { checkCode } from '../../../shared/verify/check-code.ts';
import { signByDevice, testDevice } from '../../fixtures/report/test-device.ts';
import { anySummary } from './any-summary.ts';

const publicKey = fromBase64Url(testDevice.publicKey) ?? new Uint8Array(new ArrayBuffer(0));
const signed = (summary: Summary): string =>
  summaryCode({ summary, publicKey, signature: new Uint8Array(signByDevice(summaryMessage(summary))) });
const nobody = { lists: [], keys: [] };

/** What a reader sees of a code: four pixels to a module, four light modules around. */
const photographed = (text: string): string => {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const side = rows.length * 4;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (rows[y >> 2]?.[x >> 2]) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  return decodeQR({ width: side, height: side, data });
};

describe('the code with the signed summary', () => {
  it('gives back, from the picture of the code, exactly what was signed', () =>
    fc.assert(
      fc.asyncProperty(anySummary, async (summary) => {
        const code = signed(summary);
        const found = await checkCode(photographed(code), nobody);
        expect(found).toMatchObject({ kind: 'genuine', summary, code, voucher: { state: 'none' } });
      }),
      { numRuns: 25 },
    ));

  it('stays in the alphanumeric mode and at version 15 or below, so that paper of 27 mm can be read', () =>
    fc.assert(
      fc.property(anySummary, (summary) => {
        const code = signed(summary);
        expect(code).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
        // 17 + 4 × version modules, and one light module on each side.
        expect(encodeQR(code, 'raw', { ecc: 'medium', border: 1 }).length).toBeLessThanOrEqual(17 + 60 + 2);
      }),
      { numRuns: 40 },
    ));

  it('is refused when one byte of it is another', () =>
    fc.assert(
      fc.asyncProperty(anySummary, fc.nat(), fc.integer({ min: 1, max: 255 }), async (summary, place, by) => {
        const code = signed(summary);
        const bytes = fromBase45(code.slice('HECHA:S1:'.length)) ?? new Uint8Array();
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ by;
        const { kind } = await checkCode(`HECHA:S1:${toBase45(bytes)}`, nobody);
        expect(['forged', 'damaged']).toContain(kind);
      }),
      { numRuns: 200 },
    ));

  it('never throws and never believes, whatever a stranger’s code says', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `HECHA:S1:${text}`),
          fc.string().map((text) => `HECHA:${text}`),
        ),
        async (text) => {
          const { kind } = await checkCode(text, nobody);
          expect(['foreign', 'damaged', 'newer']).toContain(kind);
        },
      ),
    ));

  it('refuses a summary of values that no report has, though signed', () => {
    const body = toCbor([
      'HC-1',
      'x',
      'y',
      20261123,
      20261199,
      0,
      '合格',
      0,
      0,
      0,
      null,
      new Uint8Array(32),
      new Uint8Array(8),
    ]);
    const text = `HECHA:S1:${toBase45(toCbor([body, publicKey, new Uint8Array(64)]))}`;
    expect(readCode(text)).toEqual({ kind: 'damaged' });
  });

  it('tells small codes, later versions and other people’s codes apart', () => {
    const digest = 'ab'.repeat(32);
    for (const paper of ['page', 'draft', 'form'] as const)
      expect(readCode(paperCode(paper, 'HC-1-F1', digest))).toEqual({
        kind: 'unsigned',
        paper,
        number: 'HC-1-F1',
        digest,
      });
    expect(readCode('HECHA:S2:ABC')).toEqual({ kind: 'newer', version: 'S2' });
    expect(readCode('https://example.com/')).toEqual({ kind: 'foreign' });
    expect(readCode('HECHA:1:HC-1:ABC')).toEqual({ kind: 'damaged' });
  });
});

describe('base 45 (RFC 9285)', () => {
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
  ])('writes the examples of the standard: %s', (text, written) => {
    expect(toBase45(new TextEncoder().encode(text))).toBe(written);
    expect(new TextDecoder().decode(fromBase45(written) ?? new Uint8Array())).toBe(text);
  });

  it('gives back any bytes, and takes no text that is not exactly theirs', () =>
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (bytes, text) => {
        expect(fromBase45(toBase45(bytes))).toEqual(new Uint8Array(bytes));
        const read = fromBase45(text);
        if (read) expect(toBase45(read)).toBe(text);
      }),
    ));
  it.each(['GGW', ':::', 'ZZ', 'A'])('refuses what stands for no bytes: %s', (text) => {
    expect(fromBase45(text)).toBeNull();
  });
});

describe('the part of CBOR that is used (RFC 8949)', () => {
  it.each([
    [1000000, '1a000f4240'],
    [24, '1818'],
    ['水', '63e6b0b4'],
    [[1, [2, 3], null], '8301820203f6'],
    [Uint8Array.of(1, 2, 3, 4), '4401020304'],
  ])('writes the examples of the standard: %j', (value, hex) => {
    expect(Buffer.from(toCbor(value)).toString('hex')).toBe(hex);
    expect(fromCbor(Buffer.from(hex, 'hex'))).toEqual(value);
  });

  it.each([
    ['a longer form than needed', '1817'],
    ['a rest', '0000'],
    ['too little', '4401'],
    ['what is not used', 'a0'],
    ['text that is no UTF-8', '61ff'],
    ['lists without end', '818181818181818100'],
  ])('refuses %s', (_what, hex) => {
    expect(fromCbor(Buffer.from(hex, 'hex'))).toBeUndefined();
  });
});
