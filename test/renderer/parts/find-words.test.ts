import { describe, expect, it } from 'vitest';
import { saysWords } from '../../../renderer/parts/find-words.ts';
import { loadPinyin } from '../../../renderer/parts/use-pinyin.ts';

const pinyin = await loadPinyin();
const says = (zh: string, query: string) => saysWords({ zh, en: 'Steel bars' }, query, pinyin);

describe('what is typed finds words', () => {
  it.each([
    ['建筑用钢筋', 'jzgj'],
    ['建筑用钢筋', 'jzygj'],
    ['建筑用钢筋', 'jianzhu'],
    ['建筑用钢筋', '钢筋'],
    ['建筑用钢筋', 'STEEL'],
    ['通用硅酸盐水泥', 'sn'],
    ['包装袋重控制', 'bzdz'],
    ['出厂检验重复性', 'cfx'],
  ])('%s by %s', (zh, query) => expect(says(zh, query)).toBe(true));

  it.each([
    ['建筑用钢筋', 'gjz'],
    ['建筑用钢筋', 'zj'],
    ['建筑用钢筋', 'j'],
    ['建筑用钢筋', '水泥'],
  ])('%s not by %s', (zh, query) => expect(says(zh, query)).toBe(false));

  it('finds by letters as written while the readings are not loaded', () => {
    expect(saysWords({ zh: '水泥', en: 'Cement' }, 'cem', null)).toBe(true);
    expect(saysWords({ zh: '水泥', en: 'Cement' }, 'sn', null)).toBe(false);
  });
});
