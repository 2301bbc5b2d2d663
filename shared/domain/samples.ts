import type { Answer } from './inspection.ts';

type Values = Answer['values'];

/** What is written down of one sample, in the order of the form. */
export const sampleFields = [
  'product',
  'mark',
  'model',
  'batch',
  'producedOn',
  'base',
  'sample',
  'reserve',
  'standard',
  'place',
  'storage',
  'seals',
  'laboratory',
] as const;
export type SampleField = (typeof sampleFields)[number];

/** So many samples go into one sampling record. */
export const mostSamples = 20;

/** Field path of one sample's field; samples count from 1 without a gap. */
export const samplePath = (n: number, field: SampleField): string => `s/${n}/${field}`;

const countPath = 's/count';

/** Is this a field path of a sampling record? */
export const isSamplingField = (path: string): boolean => {
  const [form, n = '', field, ...rest] = path.split('/');
  if (form !== 's' || rest.length > 0) return false;
  if (field === undefined) return path === countPath;
  return /^[1-9]\d?$/.test(n) && Number(n) <= mostSamples && sampleFields.some((known) => known === field);
};

/**
 * How many samples a record holds: what its `s/count` says, one where it says nothing. The number is written down, and
 * not read off the filled fields, because a sample that was added is there before anything is known of it, and one whose
 * last field was cleared still is. What stands under a higher number counts for nothing.
 */
export const sampleCount = (values: Values): number => {
  const count = Number(values[countPath] ?? '');
  return Number.isInteger(count) && count >= 1 && count <= mostSamples ? count : 1;
};

/** The numbers of the samples: 1, 2, …. */
export const samplesOf = (values: Values): readonly number[] =>
  Array.from({ length: sampleCount(values) }, (_, index) => index + 1);

/** The seal numbers of one sample as they were typed, one after another. */
export const sealsOf = (values: Values, n: number): readonly string[] =>
  (values[samplePath(n, 'seals')] ?? '').split(/[\s,;，；、]+/).filter((seal) => seal !== '');

const countText = (count: number): string => (count === 1 ? '' : String(count));

/**
 * The values to fill in for one more sample, after the last; null where the record is full. It begins empty but for the
 * laboratory, which a visit seldom has two of.
 */
export const addSample = (values: Values): Readonly<Record<string, string>> | null => {
  const count = sampleCount(values);
  if (count === mostSamples) return null;
  const laboratory = values[samplePath(count, 'laboratory')] ?? '';
  return {
    [countPath]: countText(count + 1),
    ...(laboratory === '' ? {} : { [samplePath(count + 1, 'laboratory')]: laboratory }),
  };
};

/**
 * The values to fill in to take a sample out with all that stands in it: those after it move up, in one act, so that undo
 * brings it back whole. Null for a sample that is not there, and for the only one.
 */
export const removeSample = (values: Values, n: number): Readonly<Record<string, string>> | null => {
  const count = sampleCount(values);
  if (count === 1 || !samplesOf(values).includes(n)) return null;
  const moved = samplesOf(values)
    .filter((at) => at >= n)
    .flatMap((at) =>
      sampleFields.map((field): [string, string] => [
        samplePath(at, field),
        at === count ? '' : (values[samplePath(at + 1, field)] ?? ''),
      ]),
    )
    .filter(([path, text]) => text !== (values[path] ?? ''));
  return { [countPath]: countText(count - 1), ...Object.fromEntries(moved) };
};
