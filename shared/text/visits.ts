import type { InspectionType } from '../domain/catalogue.ts';
import type { Words } from '../domain/words.ts';

/**
 * How a type of inspection is spoken of. Sentences name these by `{name}`: `本次{act}的产品单元`. English words that stand
 * inside a sentence are lower case, those that are titles or labels are not.
 */
export type VisitWords = Readonly<
  Record<
    /** The type in a list or a choice. */
    | 'name'
    /** The type in full, under the title of its report. */
    | 'long'
    /** Title of its report, and what stands at the head of every page. */
    | 'report'
    | 'document'
    /** What the team does there. */
    | 'act'
    /** The same in full, and who comes, as a printed form says it in a sentence. */
    | 'visit'
    | 'officers'
    | 'items'
    | 'outcome'
    | 'firm'
    | 'team'
    | 'leader'
    | 'member'
    /** The talk before and the talk after. */
    | 'opening'
    | 'closing'
    /** A failing verdict, and what has been found where there is one. */
    | 'failing'
    | 'problems'
    /** What the firm is told of its rights, at the end and in the report. */
    | 'rights',
    Words
  >
>;

const meetings = {
  opening: { zh: '首次会议', en: 'Opening meeting' },
  closing: { zh: '末次会议', en: 'Closing meeting' },
} as const;

/** Supervision by random draw, on a lead, and at a re-check speak alike but for the words that say which it is. */
const supervision = {
  ...meetings,
  act: { zh: '检查', en: 'inspection' },
  officers: { zh: '检查人员', en: 'inspectors' },
  items: { zh: '检查项目', en: 'Items' },
  outcome: { zh: '检查结果', en: 'Result' },
  firm: { zh: '被检查单位', en: 'Enterprise' },
  team: { zh: '检查组', en: 'Team' },
  leader: { zh: '检查组长', en: 'Team leader' },
  member: { zh: '检查人员', en: 'Inspector' },
  failing: { zh: '有问题', en: 'Problem' },
  problems: { zh: '问题', en: 'problems' },
  rights: {
    zh: '对检查结果有异议的，可以向派出机关书面陈述、申辩。',
    en: 'The enterprise may state its case against the result in writing to the dispatching authority.',
  },
} as const;

/** Every type of inspection in words. What a type has and has not stands in `shared/domain/visit-kind.ts`. */
export const visitText: Readonly<Record<InspectionType, VisitWords>> = {
  licenceReview: {
    ...meetings,
    name: { zh: '许可证核查', en: 'Licence review' },
    long: { zh: '许可实地核查', en: 'Licence review' },
    report: { zh: '实地核查报告', en: 'On-site Inspection Report' },
    document: { zh: '工业产品生产许可证 实地核查报告', en: 'Production licence on-site inspection report' },
    act: { zh: '核查', en: 'inspection' },
    visit: { zh: '工业产品生产许可证企业实地核查', en: 'production licence on-site review' },
    officers: { zh: '核查人员', en: 'reviewers' },
    items: { zh: '核查项目', en: 'Items' },
    outcome: { zh: '核查结论', en: 'Conclusion' },
    firm: { zh: '被核查单位', en: 'Enterprise' },
    team: { zh: '核查组', en: 'Team' },
    leader: { zh: '核查组长', en: 'Team leader' },
    member: { zh: '核查员', en: 'Inspector' },
    failing: { zh: '不合格', en: 'Failed' },
    problems: { zh: '不合格项', en: 'nonconformities' },
    rights: {
      zh: '对核查结论有异议的，可以向派出机关书面陈述、申辩。',
      en: 'The enterprise may state its case against the conclusion in writing to the dispatching authority.',
    },
  },
  randomSupervision: {
    ...supervision,
    name: { zh: '双随机抽查', en: 'Random supervision' },
    long: { zh: '证后监督检查 · 双随机抽查', en: 'Post-licence supervision · random' },
    report: { zh: '证后监督检查报告', en: 'Post-licence Supervision Report' },
    document: { zh: '工业产品生产许可证 证后监督检查报告', en: 'Production licence supervision report' },
    visit: { zh: '生产许可证证后监督检查（双随机抽查）', en: 'supervisory inspection (random draw)' },
  },
  unannounced: {
    ...supervision,
    name: { zh: '飞行检查', en: 'Unannounced' },
    long: { zh: '证后监督检查 · 飞行检查', en: 'Post-licence supervision · unannounced' },
    report: { zh: '飞行检查报告', en: 'Unannounced Inspection Report' },
    document: {
      zh: '工业产品生产许可证 飞行检查报告',
      en: 'Production licence unannounced inspection report',
    },
    visit: { zh: '生产许可证证后监督检查（飞行检查）', en: 'supervisory inspection (unannounced)' },
  },
  recheck: {
    ...supervision,
    name: { zh: '整改复查', en: 'Re-check' },
    long: { zh: '整改复查', en: 'Re-check of corrective actions' },
    report: { zh: '整改复查报告', en: 'Re-check Report' },
    document: { zh: '工业产品生产许可证 整改复查报告', en: 'Production licence re-check report' },
    act: { zh: '复查', en: 're-check' },
    visit: { zh: '整改复查', en: 're-check of corrective actions' },
    officers: { zh: '复查人员', en: 'inspectors' },
    items: { zh: '复查项目', en: 'Items' },
    outcome: { zh: '复查结果', en: 'Result' },
    firm: { zh: '被复查单位', en: 'Enterprise' },
    team: { zh: '复查组', en: 'Team' },
    leader: { zh: '复查组长', en: 'Team leader' },
    member: { zh: '复查人员', en: 'Inspector' },
    failing: { zh: '不符合', en: 'Nonconforming' },
    problems: { zh: '不符合项', en: 'findings' },
    rights: {
      zh: '对复查结果有异议的，可以向派出机关书面陈述、申辩。',
      en: 'The enterprise may state its case against the result in writing to the dispatching authority.',
    },
  },
  spotCheck: {
    name: { zh: '监督抽查', en: 'Spot check' },
    long: { zh: '监督抽查 · 现场抽样', en: 'Spot-check sampling' },
    report: { zh: '产品质量监督抽查抽样报告', en: 'Spot-check Sampling Report' },
    document: { zh: '产品质量监督抽查 抽样报告', en: 'Product quality spot check, sampling report' },
    act: { zh: '抽样', en: 'sampling' },
    visit: { zh: '产品质量监督抽查', en: 'product quality spot check' },
    officers: { zh: '抽样人员', en: 'samplers' },
    items: { zh: '抽查项目', en: 'Items' },
    outcome: { zh: '抽样结果', en: 'Result of the sampling' },
    firm: { zh: '被抽样单位', en: 'Firm sampled' },
    team: { zh: '抽样组', en: 'Samplers' },
    leader: { zh: '抽样组长', en: 'Lead sampler' },
    member: { zh: '抽样人员', en: 'Sampler' },
    opening: { zh: '抽样告知', en: 'Before sampling' },
    closing: { zh: '抽样确认', en: 'After sampling' },
    failing: { zh: '有问题', en: 'Problem' },
    problems: { zh: '问题', en: 'problems' },
    // 产品质量法第十五条：收到检验结果之日起十五日内申请复检
    rights: {
      zh: '检验结果另行送达；对检验结果有异议的，可以自收到之日起 15 日内申请复检。',
      en: 'The laboratory’s result follows; a re-test may be asked for within 15 days of receiving it.',
    },
  },
  riskMonitoring: {
    name: { zh: '风险监测', en: 'Risk monitoring' },
    long: { zh: '风险监测走访', en: 'Risk monitoring visit' },
    report: { zh: '风险监测走访记录', en: 'Risk Monitoring Visit Record' },
    document: {
      zh: '产品质量安全 风险监测走访记录',
      en: 'Product quality and safety, risk monitoring record',
    },
    act: { zh: '走访', en: 'visit' },
    visit: { zh: '产品质量安全风险监测走访', en: 'product risk monitoring visit' },
    officers: { zh: '走访人员', en: 'visiting officers' },
    items: { zh: '走访项目', en: 'Items' },
    outcome: { zh: '走访结果', en: 'Result of the visit' },
    firm: { zh: '被走访单位', en: 'Firm visited' },
    team: { zh: '走访组', en: 'Team' },
    leader: { zh: '走访组长', en: 'Team leader' },
    member: { zh: '走访人员', en: 'Visitor' },
    opening: { zh: '走访说明', en: 'Introduction' },
    closing: { zh: '走访小结', en: 'Summing up' },
    failing: { zh: '有风险信号', en: 'Signal' },
    problems: { zh: '风险信号', en: 'risk signals' },
    rights: {
      zh: '走访不作合格与否的判定，所记供风险研判；对记录有异议的，可以当场提出并记入。',
      en: 'A visit judges nothing as pass or fail: the record serves the assessment of risks. Objections to it are recorded on the spot.',
    },
  },
};

/** The name of every type, for lists and choices. */
export const inspectionTypeText: Readonly<Record<InspectionType, Words>> = {
  licenceReview: visitText.licenceReview.name,
  randomSupervision: visitText.randomSupervision.name,
  unannounced: visitText.unannounced.name,
  recheck: visitText.recheck.name,
  spotCheck: visitText.spotCheck.name,
  riskMonitoring: visitText.riskMonitoring.name,
};
