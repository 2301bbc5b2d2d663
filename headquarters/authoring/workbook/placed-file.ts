import type { Finding, Opened, Path } from '../../../shared/content/finding.ts';
import { HechaError } from '../../../shared/errors.ts';

/** A cell: sheet, row from 1, address as Excel writes it. */
export type Cell = { readonly sheet: string; readonly row: number; readonly cell: string };

const keyOf = (path: Path): string => JSON.stringify(path);

/** Puts something wrong with a cell on record; of one cell the first thing is enough. */
export const findingsByCell = () => {
  const byCell = new Map<string, Finding>();
  return {
    find: ({ sheet, row, cell }: Cell, reason: Finding['reason']): void => {
      const key = `${sheet}!${cell}`;
      if (!byCell.has(key)) byCell.set(key, { file: sheet, line: row, cell, reason });
    },
    all: (): readonly Finding[] => [...byCell.values()],
  };
};
export type CellFindings = ReturnType<typeof findingsByCell>;

/** Refuses a workbook in which anything is wrong. @throws HechaError WORKBOOK_INVALID for the first, with all of them as `findings`. */
export const refuseCells = (findings: readonly Finding[]): void => {
  const [first] = findings;
  if (!first) return;
  const place = [first.file, first.cell].join('!');
  throw new HechaError('WORKBOOK_INVALID', {
    place,
    sheet: first.file,
    cell: first.cell,
    reason: first.reason,
    findings,
  });
};

/** One content file as it is put together from rows: its values, and the cell each of them came from. */
export const placedFile = (findings: CellFindings) => {
  const cells = new Map<string, Cell>();
  return {
    place: (path: Path, cell: Cell): void => void cells.set(keyOf(path), cell),
    /** The file as content is read from; what is wrong with it is named by the cell nearest to it. */
    open: (file: string, json: unknown): Opened => ({
      file,
      json,
      find: (path, reason) => {
        for (let length = path.length; length >= 0; length -= 1) {
          const cell = cells.get(keyOf(path.slice(0, length)));
          if (cell) return findings.find(cell, reason);
        }
      },
    }),
  };
};
export type PlacedFile = ReturnType<typeof placedFile>;
