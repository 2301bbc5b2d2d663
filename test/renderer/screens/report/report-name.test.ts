import { expect, it } from 'vitest';
import { formFileName, reportFileName } from '../../../../renderer/screens/report/report-name.ts';

it('names a saved report so that every file system takes it, and a draft says that it is one', () => {
  expect(reportFileName('HC-421024-20261123-01', 'zh', false)).toBe('HC-421024-20261123-01.zh.pdf');
  expect(reportFileName('(鄂)HC/01', 'both', true)).toBe('---HC-01.both.draft.pdf');
});

it('names a saved form by its number, what it is and its language', () => {
  expect(formFileName('HC-421024-20261123-01', 'correctionNotice', 'zh')).toBe(
    'HC-421024-20261123-01-F5.correction-notice.zh.pdf',
  );
});
