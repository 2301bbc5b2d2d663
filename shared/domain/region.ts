import type { Words } from './words.ts';

/** A province of GB/T 2260: the first two digits of a region code, and the short names that stand on licences. */
export type Province = { readonly code: string; readonly short: readonly string[]; readonly name: Words };

const rows: readonly (readonly [code: string, short: string, zh: string, en: string])[] = [
  ['11', '京', '北京', 'Beijing'],
  ['12', '津', '天津', 'Tianjin'],
  ['13', '冀', '河北', 'Hebei'],
  ['14', '晋', '山西', 'Shanxi'],
  ['15', '蒙', '内蒙古', 'Inner Mongolia'],
  ['21', '辽', '辽宁', 'Liaoning'],
  ['22', '吉', '吉林', 'Jilin'],
  ['23', '黑', '黑龙江', 'Heilongjiang'],
  ['31', '沪', '上海', 'Shanghai'],
  ['32', '苏', '江苏', 'Jiangsu'],
  ['33', '浙', '浙江', 'Zhejiang'],
  ['34', '皖', '安徽', 'Anhui'],
  ['35', '闽', '福建', 'Fujian'],
  ['36', '赣', '江西', 'Jiangxi'],
  ['37', '鲁', '山东', 'Shandong'],
  ['41', '豫', '河南', 'Henan'],
  ['42', '鄂', '湖北', 'Hubei'],
  ['43', '湘', '湖南', 'Hunan'],
  ['44', '粤', '广东', 'Guangdong'],
  ['45', '桂', '广西', 'Guangxi'],
  ['46', '琼', '海南', 'Hainan'],
  ['50', '渝', '重庆', 'Chongqing'],
  ['51', '川蜀', '四川', 'Sichuan'],
  ['52', '贵黔', '贵州', 'Guizhou'],
  ['53', '云滇', '云南', 'Yunnan'],
  ['54', '藏', '西藏', 'Tibet'],
  ['61', '陕秦', '陕西', 'Shaanxi'],
  ['62', '甘陇', '甘肃', 'Gansu'],
  ['63', '青', '青海', 'Qinghai'],
  ['64', '宁', '宁夏', 'Ningxia'],
  ['65', '新', '新疆', 'Xinjiang'],
  ['66', '兵', '新疆生产建设兵团', 'Xinjiang Production and Construction Corps'],
  ['71', '台', '台湾', 'Taiwan'],
  ['81', '港', '香港', 'Hong Kong'],
  ['82', '澳', '澳门', 'Macao'],
];

/**
 * First two digits of region codes. Only these are kept: the other four change by year, so a code is stored as it was
 * given and never refused for being old. 66 is used in some departmental lists only.
 * @see GB/T 2260
 */
export const provinces: readonly Province[] = rows.map(([code, short, zh, en]) => ({
  code,
  short: [...short],
  name: { zh, en },
}));

/** The province of a region code of two or six digits; null for digits that no province has. */
export const provinceOfRegion = (region: string): Province | null =>
  provinces.find(({ code }) => region.startsWith(code)) ?? null;

/** The province of a short name as it stands in brackets before a licence number, e.g. 鄂, 蜀. */
export const provinceOfShortName = (short: string): Province | null =>
  provinces.find((province) => province.short.includes(short)) ?? null;
