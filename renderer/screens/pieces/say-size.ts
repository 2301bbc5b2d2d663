const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** Bytes as people read them, in powers of 1024, with a no-break space before the unit: `18.4 MB`. */
export const saySize = (bytes: number): string => {
  let value = bytes;
  let step = 0;
  while (value >= 1024 && step < units.length - 1) {
    value /= 1024;
    step += 1;
  }
  return `${step === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)}\u00a0${units[step]}`;
};
