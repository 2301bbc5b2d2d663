import type { InspectionType } from '../../domain/catalogue.ts';
import type { Basis, Words } from '../../domain/words.ts';
import type { FormKind } from '../../domain/forms-of-type.ts';

/** A document that a form rests on, for what, and whether its text was read. */
export type Ground = {
  readonly document: Words;
  /** Null for the whole text. */
  readonly articles: Words | null;
  readonly carries: Words;
  readonly basis: Basis;
  /** Where the text was read. */
  readonly source: string | null;
};

const regulation: Pick<Ground, 'document' | 'basis' | 'source'> = {
  document: {
    zh: '工业产品生产许可证管理条例（2023年修订）',
    en: 'Regulation on Production Licences of Industrial Products (2023)',
  },
  basis: 'source',
  source: 'github.com/LawRefBook/Laws 行政法规/工业产品生产许可证管理条例(2023-07-20).md',
};
const qualityLaw: typeof regulation = {
  document: { zh: '产品质量法（2018年修正）', en: 'Product Quality Law (2018)' },
  basis: 'source',
  source: 'github.com/Theonefkguy/Chinese-Laws 经济法/产品质量法(2018-12-29).md',
};
const penaltyLaw: typeof regulation = {
  document: { zh: '行政处罚法（2021年修订）', en: 'Administrative Penalty Law (2021)' },
  basis: 'source',
  source: 'github.com/Theonefkguy/Chinese-Laws 行政法/行政处罚法(2021-01-22).md',
};
const reconsiderationLaw: typeof regulation = {
  document: { zh: '行政复议法（2023年修订）', en: 'Administrative Reconsideration Law (2023)' },
  basis: 'source',
  source: 'github.com/Theonefkguy/Chinese-Laws 行政法/行政复议法(2023-09-01).md',
};
const litigationLaw: typeof regulation = {
  document: { zh: '行政诉讼法（2017年修正）', en: 'Administrative Litigation Law (2017)' },
  basis: 'recalled',
  source: null,
};
const samplingRules: typeof regulation = {
  document: {
    zh: '产品质量监督抽查管理暂行办法（总局令第18号）',
    en: 'Interim Measures for Spot Checks (SAMR Decree 18)',
  },
  basis: 'recalled',
  source: null,
};
const earlierSamplingRules: typeof regulation = {
  document: {
    zh: '产品质量监督抽查管理办法（令第18号之前的文本）',
    en: 'Measures for Spot Checks (before Decree 18)',
  },
  basis: 'source',
  source: 'http://www.qq94.com/fjx/2kYP12_3.html',
};
const riskBulletin: typeof regulation = {
  document: {
    zh: '质量监督司简报（市场监管总局，2019年）',
    en: 'Bulletin of the SAMR quality supervision department (2019) on monitoring delisted products',
  },
  basis: 'recalled',
  source: null,
};

const ground = (
  document: typeof regulation,
  articles: Words | null,
  carries: Words,
  basis: Basis = document.basis,
): Ground => ({ ...document, articles, carries, basis });

const article = (zh: string, en: string): Words => ({ zh: `第${zh}条`, en: `Art. ${en}` });

const reviewPower = ground(regulation, article('十五至十七', '15–17'), {
  zh: '指派核查人员、证书、核查的条件和纪律',
  en: 'sending reviewers, their certificates, what they review and how',
});
const supervisionPower = ground(regulation, article('三十六、三十九、四十', '36, 39, 40'), {
  zh: '监督检查的权限、2 人以上、出示证件、不妨碍经营',
  en: 'power to inspect, two officers, identification, no disturbance',
});
const supervisionRecord = ground(regulation, article('四十一', '41'), {
  zh: '记录情况和处理结果，签字归档，公众可查阅',
  en: 'record of facts and handling, signed, filed, open to the public',
});
const secrecy = ground(regulation, article('八、四十三', '8, 43'), {
  zh: '保密义务，刁难可以投诉',
  en: 'secrecy, complaint against harassment',
});
const lawfulCheck = ground(qualityLaw, article('十五、十六', '15, 16'), {
  zh: '随机抽样、不收费、不得拒绝、15 日内申请复检',
  en: 'random sampling, no fee, no refusal, re-test within 15 days',
});
const withdrawal = ground(penaltyLaw, article('四十三、五十五', '43, 55'), {
  zh: '申请回避；不出示证件可以拒绝',
  en: 'withdrawal; refusal where no identification is shown',
});
/** The law's rule is one for penalties; that a review follows it is what the field expects. */
const reviewWithdrawal = ground(
  penaltyLaw,
  article('四十三', '43'),
  { zh: '申请回避（实地核查参照）', en: 'withdrawal (applied to reviews by analogy)' },
  'recalled',
);
const hearing = ground(penaltyLaw, article('七、四十五', '7, 45'), {
  zh: '陈述、申辩',
  en: "stating one's case",
});
const sampleRules = [
  ground(samplingRules, null, {
    zh: '抽样程序、抽样单内容、备样',
    en: 'procedure, sampling record, reserve',
  }),
  ground(earlierSamplingRules, article('十七至二十一', '17–21'), {
    zh: '2 人以上、封样防拆、双方签字盖章、更改处签字、抽样文书分送三方',
    en: 'two samplers, tamper-proof seals, both sides sign, three copies',
  }),
];

const riskTask = ground(riskBulletin, null, { zh: '开展走访的任务', en: 'the task to visit' });

const supervised = [supervisionPower, withdrawal, secrecy, lawfulCheck, hearing];
const noticeGrounds: Record<InspectionType, readonly Ground[]> = {
  licenceReview: [
    reviewPower,
    ground(regulation, article('十八', '18'), {
      zh: '结果书面告知并说明理由',
      en: 'result in writing, with reasons',
    }),
    secrecy,
    reviewWithdrawal,
    ground(
      {
        document: {
          zh: '包装产品生产许可证审查通则（2006年）',
          en: 'General rules for packaging licences (2006)',
        },
        basis: 'source',
        source: 'http://m448.com/info/docview_112340.html',
      },
      null,
      { zh: '有实地核查通知书这一文书', en: 'that there is such a notice' },
    ),
  ],
  randomSupervision: supervised,
  unannounced: supervised,
  recheck: supervised,
  spotCheck: [lawfulCheck, supervisionPower, withdrawal, ...sampleRules],
  riskMonitoring: [
    riskTask,
    ground(
      penaltyLaw,
      article('五十五', '55'),
      { zh: '出示证件（参照）', en: 'identification (by analogy)' },
      'recalled',
    ),
  ],
};

const isReview = (type: InspectionType): boolean => type === 'licenceReview';

const recordGrounds = (type: InspectionType): readonly Ground[] => {
  if (isReview(type)) return [reviewPower];
  if (type === 'riskMonitoring') return [riskTask];
  return [supervisionRecord];
};

/**
 * What a form rests on. Supervision follows the regulation and the laws on penalties and product quality, all read;
 * SAMR Decree 18 on spot checks was not, so the older text that was read stands beside it.
 */
export const groundsOf = (kind: FormKind, type: InspectionType): readonly Ground[] => {
  switch (kind) {
    case 'openingNotice':
      return noticeGrounds[type];
    case 'itemRecord':
    case 'nonconformities':
      return recordGrounds(type);
    case 'samplingRecord':
      return isReview(type)
        ? [
            ground(regulation, article('十九', '19'), {
              zh: '封存样品，7 日内送检',
              en: 'sealing samples, to the laboratory within 7 days',
            }),
            ...sampleRules,
          ]
        : [type === 'riskMonitoring' ? riskTask : lawfulCheck, ...sampleRules];
    case 'correctionNotice':
      return isReview(type)
        ? [
            reviewPower,
            ground(
              {
                document: { zh: '整改通知（审查工作惯例）', en: 'Notice to correct (practice of reviews)' },
                basis: 'recalled',
                source: null,
              },
              null,
              { zh: '核查后要求整改', en: 'asking for correction after a review' },
            ),
          ]
        : [
            supervisionPower,
            ground(penaltyLaw, article('二十八', '28'), {
              zh: '责令改正或者限期改正',
              en: 'order to correct, with a date',
            }),
            hearing,
            ground(reconsiderationLaw, article('二十', '20'), {
              zh: '60 日内申请行政复议',
              en: 'reconsideration within 60 days',
            }),
            ground(litigationLaw, article('四十六', '46'), {
              zh: '6 个月内提起行政诉讼',
              en: 'action within 6 months',
            }),
          ];
    case 'closingRecord':
      return isReview(type) || type === 'riskMonitoring' ? recordGrounds(type) : [supervisionRecord, hearing];
  }
};
