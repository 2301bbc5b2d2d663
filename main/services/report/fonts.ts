import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

/** The font files of the report, read once, and what they cover. */
export type Fonts = {
  readonly regular: Buffer;
  readonly bold: Buffer;
  /** True when both weights have a glyph for the code point. */
  readonly covers: (codePoint: number) => boolean;
};

const folder = '@expo-google-fonts/noto-sans-sc';

/** Noto Sans SC 400 and 700 (OFL-1.1), static TrueType: the subset goes into each report. */
export const loadFonts = async (): Promise<Fonts> => {
  const { resolve } = createRequire(import.meta.url);
  const [regular, bold] = await Promise.all([
    readFile(resolve(`${folder}/400Regular/NotoSansSC_400Regular.ttf`)),
    readFile(resolve(`${folder}/700Bold/NotoSansSC_700Bold.ttf`)),
  ]);
  const faces = [regular, bold].map((bytes) => create(bytes) as Font);
  const known = new Map<number, boolean>();
  return {
    regular,
    bold,
    covers: (codePoint) => {
      const seen = known.get(codePoint);
      if (seen !== undefined) return seen;
      const covered = faces.every((face) => face.hasGlyphForCodePoint(codePoint));
      known.set(codePoint, covered);
      return covered;
    },
  };
};
