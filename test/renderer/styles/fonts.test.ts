import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openSync } from 'fontkit';
import { expect, it } from 'vitest';

const { resolve } = createRequire(import.meta.url);
const css = readFileSync('renderer/styles/fonts.css', 'utf8');

/** Characters that the bundled faces of one weight can draw, by the files and ranges that the style sheet names. */
const covered = (weight: string): Set<number> => {
  const faces = [...css.matchAll(/@font-face \{([^}]*)\}/g)].map(([, face = '']) => face);
  const points = faces
    .filter((face) => face.includes(`font-weight: ${weight}`))
    .flatMap((face) => {
      const path = /url\('([^']+)'\)/.exec(face)?.[1] ?? '';
      const font = openSync(resolve(path));
      if (!('characterSet' in font)) throw new Error(`${path} is a collection`);
      const ranges = [
        ...(/unicode-range:([^;]*)/.exec(face)?.[1] ?? '').matchAll(/U\+(\w+)(?:-(\w+))?/g),
      ].map(([, from = '', to = from]) => [parseInt(from, 16), parseInt(to, 16)] as const);
      return font.characterSet.filter(
        (point) => ranges.length === 0 || ranges.some(([from, to]) => point >= from && point <= to),
      );
    });
  return new Set(points);
};

const own = readdirSync('shared/text')
  .map((file) => readFileSync(`shared/text/${file}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))
  .join('');
const signs = '≥≤≠∈→←①②③④⑤⑥⑦⑧⑨';

it.each(['400', '700'])('the bundled faces draw every word of the program at weight %s', (weight) => {
  const faces = covered(weight);
  const lacking = [...new Set(own + signs)].filter(
    (sign) => sign >= ' ' && !faces.has(sign.codePointAt(0) ?? 0),
  );
  expect(lacking).toEqual([]);
});
