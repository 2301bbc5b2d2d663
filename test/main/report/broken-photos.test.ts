import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { loadFonts } from '../../../main/services/report/fonts.ts';
import { pictureKind } from '../../../main/services/report/picture.ts';
import { renderReport } from '../../../main/services/report/render-report.ts';
import { createReprint } from '../../../main/services/verify/reprint.ts';
import { readFiles } from '../../../shared/pdf/read-files.ts';
import { verifyReport } from '../../../shared/verify/verify-report.ts';
import { buildReportModel } from '../../../shared/report/report-model.ts';
import { reportInputOf } from '../../../shared/report/report-input.ts';
import { buildAnsweredInspection } from '../../fixtures/report/answered-inspection.ts';
import { photoBytes, sha256 } from '../../fixtures/report/photo-bytes.ts';

const whole = Buffer.from(photoBytes(0).bytes);

const frame = whole.findIndex(
  (byte, index) => byte === 0xff && /^c[012]$/.test((whole[index + 1] ?? 0).toString(16)),
);
const withoutExtent = (): Buffer => {
  const bytes = Buffer.from(whole);
  bytes.writeUInt16BE(0, frame + 5);
  return bytes;
};
const inInks = (): Buffer => {
  const bytes = Buffer.from(whole);
  bytes[frame + 9] = 4;
  return bytes;
};

const chunk = (type: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
};

const png = (width: number, height: number, packed: Buffer): Buffer => {
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 6, 0, 0, 0]);
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([mark, chunk('IHDR', header), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))]);
};
const pixels = deflateSync(Buffer.alloc(2 * (1 + 2 * 4), 0));

const broken: Readonly<Record<string, Buffer>> = {
  'a JPEG cut off in its head': whole.subarray(0, 40),
  'a JPEG cut off in its scan': whole.subarray(0, whole.length - 200),
  'a JPEG without extent': withoutExtent(),
  'a JPEG in the colours of inks': inInks(),
  'a GIF': Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==', 'base64'),
  'a PNG cut off': png(2, 2, pixels).subarray(0, 50),
  'a PNG whose pixels cannot be unpacked': png(2, 2, Buffer.from('not deflated at all')),
  'a PNG without extent': png(0, 2, pixels),
  'two bytes': Buffer.from([0xff, 0xd8]),
};

it('knows whole pictures from broken ones', () => {
  expect(pictureKind(whole)).toBe('jpeg');
  expect(pictureKind(Buffer.concat([whole, Buffer.from('appended by a camera')]))).toBe('jpeg');
  expect(pictureKind(png(2, 2, pixels))).toBe('png');
  const kinds = Object.entries(broken).map(([name, bytes]) => [name, pictureKind(bytes)]);
  expect(kinds).toEqual(Object.keys(broken).map((name) => [name, null]));
});

it('prints a broken photo as a named placeholder, keeps its bytes, and is verified', async () => {
  const fonts = await loadFonts();
  const bad = Object.values(broken);
  const built = buildAnsweredInspection({
    extraPhotos: 2,
    photo: (index) => ({ ...photoBytes(index), bytes: bad[index] ?? photoBytes(index).bytes }),
  });
  const record = built.record('both');
  const { bytes } = await renderReport({ record, photos: built.photos, fonts });
  const again = await renderReport({ record, photos: built.photos, fonts });
  expect(again.bytes.equals(bytes)).toBe(true);

  const files = await readFiles(new Uint8Array(bytes));
  const lost = [...built.photos.keys()].filter(
    (digest) => pictureKind(built.photos.get(digest) ?? whole) === null,
  );
  expect(lost.length).toBe(bad.length);
  for (const digest of lost) {
    const kept = files.attachments.get(`${digest}.bin`);
    expect(kept && sha256(kept)).toBe(digest);
  }
  expect(files.photos.size).toBe(built.photos.size - lost.length);

  const { plates } = buildReportModel(reportInputOf(record), 'both', new Set(lost)).photos;
  expect(
    plates
      .filter(({ unreadable }) => unreadable)
      .map(({ digest }) => digest)
      .sort(),
  ).toEqual(lost.sort());

  const verification = await verifyReport(
    new Uint8Array(bytes),
    { anchors: [], revocations: [], now: '2026-11-24T00:00:00Z' },
    createReprint(() => Promise.resolve(fonts)),
  );
  expect(verification.checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(verification.valid).toBe(true);
});
