import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFonts, type Fonts } from '../../../main/services/report/fonts.ts';
import { coverGlyphs } from '../../../main/services/report/glyphs.ts';
import { inPieces } from '../../../main/services/report/layout.ts';
import { renderReport, type RenderedReport } from '../../../main/services/report/render-report.ts';
import { readFiles } from '../../../shared/pdf/read-files.ts';
import { recordFileName } from '../../../shared/report/record.ts';
import { canonical } from '../../../shared/seal/canonical.ts';
import { type AnsweredOptions, buildAnsweredInspection } from '../../fixtures/report/answered-inspection.ts';

let fonts: Fonts;
beforeAll(async () => {
  fonts = await loadFonts();
});

const render = (options: AnsweredOptions, language: 'zh' | 'en' | 'both' = 'zh'): Promise<RenderedReport> => {
  const built = buildAnsweredInspection(options);
  return renderReport({ record: built.record(language), photos: built.photos, fonts });
};

describe('a report as PDF', () => {
  it('has the same bytes for the same record, in each language', async () => {
    for (const language of ['zh', 'en', 'both'] as const) {
      const [one, two] = [await render({}, language), await render({}, language)];
      expect(one.bytes.equals(two.bytes)).toBe(true);
    }
  });

  it('holds the record in canonical form and every photo as its own bytes', async () => {
    const built = buildAnsweredInspection({ extraPhotos: 5 });
    const record = built.record('zh');
    const { bytes } = await renderReport({ record, photos: built.photos, fonts });
    const files = await readFiles(new Uint8Array(bytes));
    const attached = files.attachments.get(recordFileName);
    expect(attached && new TextDecoder().decode(attached)).toBe(canonical(record));
    expect([...files.photos.keys()].sort()).toEqual([...built.photos.keys()].sort());
  });

  it('names characters that the font lacks and never drops them', async () => {
    const { missingGlyphs } = await render({ enterprise: '荆州𠮷星🏭水泥有限公司' });
    expect(missingGlyphs).toEqual(
      ['🏭', '𠮷'].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)),
    );
    const { covered } = coverGlyphs({ name: ['荆州𠮷星', 'SO₃'] }, fonts.covers);
    expect(covered).toEqual({ name: ['荆州〔U+20BB7〕星', 'SO3'] });
  });

  it('prints 120 items with 60 photos, and tells progress that only rises', async () => {
    const built = buildAnsweredInspection({ items: 120, extraPhotos: 60 });
    const told: number[] = [];
    const { pages } = await renderReport({
      record: built.record('both'),
      photos: built.photos,
      fonts,
      onProgress: (share) => told.push(share),
    });
    expect(pages).toBeGreaterThan(20);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it('is refused with the digest of a photo that is not there', async () => {
    const built = buildAnsweredInspection();
    const [missing] = built.photos.keys();
    const photos = new Map([...built.photos].filter(([digest]) => digest !== missing));
    await expect(renderReport({ record: built.record('zh'), photos, fonts })).rejects.toMatchObject({
      code: 'BLOB_UNKNOWN',
      detail: { digest: missing },
    });
  });
});

describe('long prose', () => {
  it('is cut into pieces that lose nothing and break no character', () => {
    const text = '第一句话。𠮷'.repeat(400);
    const pieces = inPieces(text, 101);
    expect(pieces.join('')).toBe(text);
    expect(pieces.every((piece) => !/^[\uDC00-\uDFFF]/.test(piece) && piece.length <= 102)).toBe(true);
  });
});

const installed = (program: string): boolean => {
  try {
    execFileSync(program, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const reader = 'pdftotext';
if (installed(reader)) {
  describe('the text of the PDF as another program reads it', () => {
    const textOf = (bytes: Buffer): string => {
      const folder = mkdtempSync(join(tmpdir(), 'hecha-report-'));
      try {
        const path = join(folder, 'report.pdf');
        writeFileSync(path, bytes);
        return execFileSync(reader, ['-layout', path, '-'], { encoding: 'utf8' });
      } finally {
        rmSync(folder, { recursive: true });
      }
    };

    it('holds firm, conclusion, long notes to their last word, and the page count on every page', async () => {
      const note = `${'成品库逐垛核对数量与标识，账物相符。'.repeat(200)}至此为止`;
      const { bytes, pages } = await render({
        enterprise: '荆州𠮷星水泥有限公司',
        notes: { 'g-1.1': note.slice(-3990) },
      });
      const text = textOf(bytes).replace(/\s+/g, '');
      expect(text).toContain('荆州〔U+20BB7〕星水泥有限公司');
      expect(text).toContain('至此为止');
      for (let page = 1; page <= pages; page++) expect(text).toContain(`第${page}页，共${pages}页`);
    });
  });
}
