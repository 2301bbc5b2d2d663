const plain = /^([+-]?)(\d{0,15})(?:\.(\d{0,12}))?$/;

/** `1,000` may be a thousand or one: only a comma that cannot separate thousands is read as a decimal point. */
const couldSeparateThousands = /^[+-]?[1-9]\d{0,2}(,\d{3})+$/;

const halfWidth = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[。·]/g, '.')
    .replace(/、/g, ',');

/**
 * Reads what a person typed as a number: full-width digits and signs, `。` or a comma as decimal point.
 * Returns decimal text that keeps the typed resolution (`５０．１０` → `50.10`), or null when it is no number,
 * has more than 15 digits before or 12 after the point, or is ambiguous (`1,000`).
 */
export const readNumber = (raw: string): string | null => {
  const text = halfWidth(raw.trim());
  if (couldSeparateThousands.test(text)) return null;
  const match = plain.exec(text.replace(',', '.'));
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  const magnitude = fraction === '' ? digits : `${digits}.${fraction}`;
  return sign === '-' && /[1-9]/.test(magnitude) ? `-${magnitude}` : magnitude;
};
