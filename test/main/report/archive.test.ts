import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printUnsigned, signAll } from '../../shared/pdf/signed-report.ts';

type Dictionary = Readonly<Record<string, unknown>>;
type Stored = { readonly value?: unknown; readonly stream?: { readonly dict: Dictionary } };

const enterprise = '荆州 R&D <一厂> 水泥有限公司';
let folder: string;
let objects: ReadonlyMap<string, Stored>;
let metadata: string;
let fonts: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
  const unsigned = await printUnsigned(['insp-01', 'insp-02'], { enterprise });
  const path = join(folder, 'report.pdf');
  writeFileSync(path, await signAll(unsigned));
  const told = execFileSync('qpdf', ['--json=2', '--json-key=qpdf', path], { maxBuffer: 1 << 28 });
  const { qpdf } = JSON.parse(told.toString()) as { qpdf: [unknown, Record<string, Stored>] };
  objects = new Map(Object.entries(qpdf[1]));
  metadata = execFileSync('pdfinfo', ['-meta', path]).toString();
  fonts = execFileSync('pdffonts', [path]).toString();
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (reference: unknown): Stored => {
  const found = objects.get(`obj:${String(reference)}`);
  if (!found) throw new Error(`nothing at ${String(reference)}`);
  return found;
};
const dictionary = (value: unknown): Dictionary => value as Dictionary;
const dictionaryAt = (reference: unknown): Dictionary => {
  const { value, stream } = at(reference);
  return stream?.dict ?? dictionary(value);
};
const list = (value: unknown): readonly unknown[] => value as readonly unknown[];
const all = (key: string, value: string): readonly Dictionary[] =>
  [...objects.values()]
    .map(({ value: plain, stream }) => stream?.dict ?? dictionary(plain))
    .filter((found) => found !== null && typeof found === 'object' && found[key] === value);
const catalog = (): Dictionary => {
  const [found] = all('/Type', '/Catalog').slice(-1);
  if (!found) throw new Error('no catalog');
  return found;
};

/** What ISO 19005-3 asks at level B, as far as this kind of file has it. */
describe('a signed report is PDF/A-3b', () => {
  it('says so, in XML that holds whatever a firm is called', () => {
    expect(metadata).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(metadata).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(metadata).toContain('荆州 R＆D ＜一厂＞ 水泥有限公司');
    expect(metadata).not.toContain('&');
    expect(dictionaryAt(catalog()['/Metadata'])).not.toHaveProperty('/Filter');
  });

  it('names its one colour space, and has no picture in the colours of inks', () => {
    const [intent] = list(catalog()['/OutputIntents']);
    const { '/S': kind, '/DestOutputProfile': profile } = dictionaryAt(intent);
    expect(kind).toBe('/GTS_PDFA1');
    expect(dictionaryAt(profile)['/N']).toBe(3);
    expect(all('/Subtype', '/Image').length).toBeGreaterThan(0);
    expect(JSON.stringify([...objects.values()])).not.toContain('/DeviceCMYK');
  });

  it('holds every font', () => {
    const rows = fonts.trim().split('\n').slice(2);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => !/ yes yes (yes|no) +\d+ +\d+$/.test(row))).toEqual([]);
  });

  it('associates every attachment with the file, its kind and its date', () => {
    const specs = all('/Type', '/Filespec');
    expect(specs.length).toBeGreaterThan(0);
    expect(list(catalog()['/AF']).map(dictionaryAt)).toEqual(specs);
    for (const spec of specs) {
      expect(spec['/AFRelationship']).toMatch(/^\/(Data|Source)$/);
      expect(spec['/UF']).toBe(spec['/F']);
      const file = dictionaryAt(dictionary(spec['/EF'])['/F']);
      expect(file['/Subtype']).toMatch(/^\/[a-z]+\/[a-z-]+$/);
      expect(dictionary(file['/Params'])).toHaveProperty('/ModDate');
    }
  });

  it('shows every signature in print, by one appearance, and does nothing by itself', () => {
    const widgets = all('/Subtype', '/Widget');
    expect(widgets).toHaveLength(2);
    for (const { '/F': flags, '/AP': appearance } of widgets) {
      expect(flags).toBe(132);
      expect(Object.keys(dictionary(appearance))).toEqual(['/N']);
    }
    const whole = JSON.stringify([...objects.values()]);
    for (const act of ['/JavaScript', '/Launch', '/OpenAction', '/AA', '/Encrypt', '/NeedAppearances'])
      expect(whole).not.toContain(`"${act}"`);
  });
});
