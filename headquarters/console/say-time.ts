const two = (n: number) => String(n).padStart(2, '0');

/** `2026-11-23 17:02` by the reader's clock. */
export const sayMoment = (instant: string): string => {
  const date = new Date(instant);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** `2026-11-23 17:02:09` by the reader's clock, where seconds tell something. */
export const saySecond = (instant: string): string =>
  `${sayMoment(instant)}:${two(new Date(instant).getSeconds())}`;

/** Bytes as a person reads them: `830 B`, `12 kB`, `3.4 MB`. */
export const saySize = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
};
