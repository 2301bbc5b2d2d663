import type { Words } from '../domain/words.ts';

/** What may be wrong with an Excel workbook, or with a place in it. */
export const workbookText = {
  notAWorkbook: {
    zh: '这不是能读的 .xlsx 文件（旧的 .xls 请先另存为 .xlsx）',
    en: 'this is not a readable .xlsx file (save an old .xls as .xlsx first)',
  },
  tooLarge: { zh: '文件展开后过大', en: 'the file is too large once unpacked' },
  tooManyRows: { zh: '行数超出可导入的范围', en: 'there are more rows than can be imported' },
  tooManyColumns: { zh: '列数超出可导入的范围', en: 'there are more columns than can be imported' },
  sheetMissing: { zh: '缺这张工作表', en: 'this sheet is missing' },
  columnMissing: { zh: '缺这一列', en: 'this column is missing' },
  columnUnknown: { zh: '没有叫这个名字的列', en: 'there is no column of this name' },
  columnUntitled: { zh: '这一列没有标题', en: 'this column has no title' },
  columnTwice: { zh: '这一列出现了两次', en: 'this column is there twice' },
  merged: { zh: '单元格合并了，请取消合并', en: 'cells are merged: split them' },
  formula: { zh: '这里是公式，请改成值', en: 'this is a formula: replace it by its value' },
  errorValue: { zh: '这里是错误值', en: 'this is an error value' },
  textTooLong: { zh: '文字超出 Excel 一格所能存放的长度', en: 'the text is longer than a cell can hold' },
} satisfies Record<string, Words>;
