import { encodeQR } from 'qr';

/** The QR code of a text as one SVG without a quiet zone: dark runs of every row merged into a single path. Error correction M. */
export const qrSvg = (text: string): string => {
  // One light module all around is the least that the encoder draws: it is cut off.
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1));
  const runs = rows.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark || row[x - 1]) return [];
      const end = row.indexOf(false, x);
      const length = (end < 0 ? row.length : end) - x;
      return [`M${x} ${y}h${length}v1h-${length}z`];
    }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${rows.length} ${rows.length}"><path d="${runs.join('')}" fill="#000"/></svg>`;
};
