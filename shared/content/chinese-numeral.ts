const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 in Chinese, as sections are counted: 一, 十, 十一, 二十, 九十九. */
export const chineseNumeral = (value: number): string => {
  const tens = Math.floor(value / 10);
  const one = digits[value % 10] ?? '';
  if (tens === 0) return one;
  return `${tens === 1 ? '' : (digits[tens] ?? '')}十${one}`;
};
