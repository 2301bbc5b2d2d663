import { asBytes, joined } from './latin.ts';

/** An object to be written: its number, and what stands between `obj` and `endobj`. */
export type Written = { readonly number: number; readonly body: string | readonly (string | Uint8Array)[] };

type Frame = {
  /** Length of the file before this revision. */
  readonly at: number;
  readonly previousXref: number;
  readonly size: number;
  readonly root: number;
  readonly info: number;
  readonly id: string;
};

const sectionsOf = (offsets: ReadonlyMap<number, number>): string => {
  const numbers = [...offsets.keys()].sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs
    .map(
      (run) =>
        `${run[0] ?? 0} ${run.length}\n` +
        run.map((number) => `${String(offsets.get(number) ?? 0).padStart(10, '0')} 00000 n \n`).join(''),
    )
    .join('');
};

/**
 * The bytes of an incremental update (ISO 32000-1, 7.5.6): objects in the order given, a classic cross-reference table,
 * a trailer that names the state before. Deterministic.
 */
export const writeRevision = (
  objects: readonly Written[],
  { at, previousXref, size, root, info, id }: Frame,
): Uint8Array<ArrayBuffer> => {
  const parts: Uint8Array[] = [];
  const offsets = new Map<number, number>();
  let offset = at;
  const put = (part: string | Uint8Array): void => {
    const bytes = typeof part === 'string' ? asBytes(part) : part;
    parts.push(bytes);
    offset += bytes.length;
  };
  for (const { number, body } of objects) {
    offsets.set(number, offset);
    put(`${number} 0 obj\n`);
    for (const part of typeof body === 'string' ? [body] : body) put(part);
    put('\nendobj\n');
  }
  const xrefAt = offset;
  put(
    `xref\n${sectionsOf(offsets)}trailer\n<<\n/Size ${size}\n/Root ${root} 0 R\n/Info ${info} 0 R\n/ID ${id}\n` +
      `/Prev ${previousXref}\n>>\nstartxref\n${xrefAt}\n%%EOF\n`,
  );
  return joined(...parts);
};
