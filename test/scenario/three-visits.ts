import {
  type AnsweredInspection,
  type AnsweredOptions,
  buildAnsweredInspection,
} from '../fixtures/report/answered-inspection.ts';

/** One sample assignment and how its visit went. */
export type Visit = {
  /** Firm of the sample assignment. */
  readonly firm: string;
  readonly areas: string;
  readonly opinion: 'agrees' | 'disputes';
  readonly opinionText: string;
  readonly language: 'zh' | 'en' | 'both';
  readonly options: AnsweredOptions;
  /** What the report must conclude. */
  readonly expected: string;
  /** Result and follow-up where the rule set is a closed list. */
  readonly closed?: { readonly result: string; readonly followUp: string };
};

const bags = (weights: readonly string[]) =>
  Object.fromEntries(weights.map((weight, index) => [`q/bag/${index + 1}`, weight]));

/** Twenty bags of 50 kg, gross, with a sack of 0.1 kg; the thirteenth is short. */
const shortBag = [
  '50.3',
  '50.2',
  '50.1',
  '50.4',
  '50.3',
  '50.2',
  '50.4',
  '50.0',
  '50.3',
  '50.5',
  '50.2',
  '50.3',
  '49.5',
  '50.4',
  '50.2',
  '50.3',
  '50.1',
  '50.4',
  '50.5',
  '50.5',
];

/**
 * The three visits of the main job: a cable works that passes, a cement works that fails a veto clause, and a
 * fertiliser works with nutrients and moisture out of limits.
 */
export const visits: readonly Visit[] = [
  {
    firm: '沙洋恒通电缆有限公司',
    areas: '拉丝车间、绞线车间、检验室、成品库',
    opinion: 'agrees',
    opinionText: '对核查过程和结果无异议。',
    language: 'zh',
    expected: 'pass',
    options: { checklist: 'cable', type: 'licenceReview', units: ['overhead-stranded'] },
  },
  {
    firm: '宜城宏砺水泥制造有限公司',
    areas: '原料堆场、熟料线、粉磨站、包装车间、化验室、成品库',
    opinion: 'disputes',
    opinionText: '对 5.5 有异议：第 13 袋靠近垛底，受压破口漏灰。其余认可，按期整改。',
    language: 'both',
    expected: 'fail',
    options: {
      checklist: 'cement',
      type: 'licenceReview',
      units: ['common-portland', 'clinker'],
      values: { 'cement-5.5': { 'p/tare': '0.1', ...bags(shortBag) } },
      verdicts: { 'g-2.2.2': 'improvement', 'g-3.3': 'improvement' },
      notes: {
        'cement-5.5':
          '成品库 A 区 3 号垛，P·O 42.5，编号 A26-1107，库存 86 t。企业质检员在场，第 13 袋复称两次均为 49.5 kg（毛重）。',
        'g-2.2.2': '2 号水泥磨 9 月、10 月维护保养记录缺失，设备运行正常。',
        'g-3.3': '1 名检验员胶砂试件振实次数操作有误，经提示后改正。',
      },
    },
  },
  {
    firm: '当阳沃丰复合肥有限公司',
    areas: '造粒车间、包装线、化验室、成品库',
    opinion: 'agrees',
    opinionText: '认可检查结果，立即停止该批次出厂并整改。',
    language: 'zh',
    expected: 'problem-handling',
    closed: { result: 'problem-handling', followUp: 'order-correction' },
    options: {
      checklist: 'fertiliser',
      type: 'unannounced',
      units: ['compound'],
      values: {
        'fertiliser-m1': {
          'p/class': 'high',
          'p/declaredN': '15',
          'p/declaredP': '15',
          'p/declaredK': '15',
          'q/n/1': '13.2',
          'q/p/1': '15.1',
          'q/k/1': '15.3',
        },
        'fertiliser-m3': { 'p/class': 'high', 'q/m0/1': '2.0136', 'q/m1/1': '1.9601' },
      },
      notes: {
        'fertiliser-m1':
          '抽取 15-15-15 高浓度复合肥料，批号 20261108，库存 120 t。N 低于标明值 1.8 个百分点，总养分 43.6 % 低于标明的 45 %。',
        'fertiliser-m3': '同批样品现场快速测定，水分 2.66 %，高于 2.0 %。',
      },
    },
  },
];

/** The finished inspection that a visit follows, act by act. */
export const scriptOf = (visit: Pick<Visit, 'options'>): AnsweredInspection =>
  buildAnsweredInspection(visit.options);
