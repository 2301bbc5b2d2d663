/** Thousands by a no-break space, `1 001.2`; decimals as they are. */
export const withThousands = (decimal: string): string => {
  const [, sign = '', whole = '', rest = ''] = /^([+-]?)(\d+)(.*)$/.exec(decimal) ?? [];
  if (whole === '') return decimal;
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0') : whole;
  return `${sign === '-' ? '−' : sign}${grouped}${rest}`;
};

const signs = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' } as const;
const opposites = { '>=': '<', '<=': '>', '>': '≤', '<': '≥', '=': '≠' } as const;

/** The comparison as it came out: `49.4 < 49.5` where ≥ was demanded and did not hold. */
export const comparisonOf = (
  op: keyof typeof signs | 'range',
  limit: string | readonly [string, string] | null,
  holds: boolean | null,
): string => {
  if (limit === null) return '';
  if (typeof limit !== 'string')
    return `${holds === false ? '∉' : '∈'} [${limit.map(withThousands).join(', ')}]`;
  const sign = op === 'range' ? '∈' : (holds === false ? opposites : signs)[op];
  return `${sign} ${withThousands(limit)}`;
};

/** A margin without its sign: whether it is over or short is said in words. */
export const magnitude = (decimal: string): string => withThousands(decimal.replace(/^[+-]/, ''));
