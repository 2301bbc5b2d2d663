import { create } from 'qrcode';

/** The QR code of a text as one SVG: dark runs of every row merged into a single path. Error correction M. */
export const qrSvg = (text: string): string => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row++) {
    let column = 0;
    while (column < modules.size) {
      if (!modules.get(row, column)) {
        column++;
        continue;
      }
      const start = column;
      while (column < modules.size && modules.get(row, column)) column++;
      path += `M${start} ${row}h${column - start}v1h-${column - start}z`;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${modules.size} ${modules.size}"><path d="${path}" fill="#000"/></svg>`;
};
