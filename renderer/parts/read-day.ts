const halfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));

const two = (text: string): string => text.padStart(2, '0');

const inCalendar = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

const dayForms = [
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})\s*[-/.。年\u2013\u2014\s]\s*(\d{1,2})\s*[-/.。月\u2013\u2014\s]\s*(\d{1,2})\s*日?$/,
];

/**
 * Reads what a person typed as a calendar day: `20261123`, `2026/11/23`, `2026.1.5`, `2026年11月23日`, full-width marks.
 * Returns YYYY-MM-DD, or null when it is no day of the calendar.
 */
export const readDay = (raw: string): string | null => {
  const text = halfWidth(raw.trim());
  for (const form of dayForms) {
    const [, year = '', month = '', day = ''] = form.exec(text) ?? [];
    const read = `${year}-${two(month)}-${two(day)}`;
    if (year !== '' && inCalendar(read)) return read;
  }
  return null;
};

const timeForms = [/^(\d{1,2})(\d{2})$/, /^(\d{1,2})\s*[:.。时点]\s*(\d{2})\s*分?$/];

/** Reads what a person typed as a time of day: `0930`, `9:30`, `９：３０`, `9点30分`. Returns HH:MM, or null. */
export const readTime = (raw: string): string | null => {
  const text = halfWidth(raw.trim());
  for (const form of timeForms) {
    const [, hours = '', minutes = ''] = form.exec(text) ?? [];
    if (hours !== '' && Number(hours) < 24 && Number(minutes) < 60) return `${two(hours)}:${minutes}`;
  }
  return null;
};
