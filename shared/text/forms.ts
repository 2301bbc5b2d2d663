import type { Words } from '../domain/words.ts';

/** Every word of the printed forms that is not data. `{firm}`, `{visit}` and `{officers}` are those of the type (`visitText`). */
export const formText = {
  number: { zh: '文书编号 {number}', en: 'No. {number}' },
  unsealed: { zh: '打印时尚未封存', en: 'NOT YET SEALED when printed' },
  headLabel: { zh: '打印时的留痕末条（第 {seq} 条）', en: 'Journal head when printed (entry {seq})' },
  asOf: {
    zh: '按截至 {time} 的记录打印；凭留痕末条可由派出机关核对。',
    en: 'Printed from the record as of {time}; the authority can check it.',
  },
  to: { zh: '{enterprise}：', en: 'To {enterprise}:' },

  firmName: { zh: '{firm}', en: '{firm}' },
  visitKind: { zh: '类型', en: 'Kind of visit' },
  noticeOn: { zh: '通知日期', en: 'Date of notice' },
  dueOn: { zh: '本次工作截止', en: 'Visit ends by' },
  arrivedAt: { zh: '到场时间', en: 'Arrived at' },
  placeOfVisit: { zh: '地点', en: 'Place' },
  rules: { zh: '依据的办法', en: 'Method' },
  contactPerson: { zh: '联系人', en: 'Contact' },

  // opening notice
  noticeLead: {
    zh: '根据下列依据，{authority}派出下列{officers}，对你单位进行{visit}。请予配合，并如实提供有关情况和资料。',
    en: 'On the grounds named below, {authority} sends the {officers} listed to carry out a {visit} at your premises. Please cooperate and give true information and documents.',
  },
  spotLead: {
    zh: '根据下列依据，{authority}派出下列{officers}，对你单位进行{visit}。事先不作通知，到场时出示有效证件并当场交付本文书。请予配合，并如实提供有关情况和资料。',
    en: 'On the grounds named below, {authority} sends the {officers} listed to carry out a {visit} at your premises. It is not announced: they show their identification on arrival and hand over this paper on the spot. Please cooperate and give true information and documents.',
  },
  riskLead: {
    zh: '根据下列依据，{authority}派出下列{officers}走访你单位，了解产品质量安全风险情况。走访不对产品和单位作合格与否的判定。',
    en: 'On the grounds named below, {authority} sends the {officers} listed to learn about product safety risks. The visit does not judge products or firm as passed or failed.',
  },
  team: { zh: '{officers}', en: 'Sent by the authority' },
  duty: { zh: '职责', en: 'Duty' },
  name: { zh: '姓名', en: 'Name' },
  badge: { zh: '证件编号', en: 'Certificate No.' },
  dutyLeader: { zh: '组长', en: 'Leader' },
  dutyMember: { zh: '组员', en: 'Member' },
  dutyObserver: { zh: '观察员', en: 'Observer' },
  scope: { zh: '范围', en: 'Scope' },
  subjects: { zh: '内容', en: 'Subjects' },
  documentsAsked: { zh: '请备查阅', en: 'Please have ready' },
  rights: { zh: '权利与义务', en: 'Rights and duties' },
  withdrawal: { zh: '是否申请回避', en: 'Request for withdrawal' },
  withdrawalNo: { zh: '不申请回避', en: 'No request' },
  withdrawalYes: { zh: '申请回避（姓名和理由）', en: 'Withdrawal requested (name, reason)' },
  receipt: { zh: '签收', en: 'Receipt' },
  receiptNotice: {
    zh: '{firm}已收到本文书一份，并核对过上列人员的证件。',
    en: 'The firm has received one copy of this paper and checked the identification of the persons listed.',
  },

  // rights, one sentence each
  rightReviewers: {
    zh: '{officers}应为 2 至 4 人，持有核查人员证书；请核对证件，人数或证件不符的，可以向派出机关反映。',
    en: 'Two to four {officers} come and hold certificates. Please check them; where number or certificates do not fit, tell the dispatching authority.',
  },
  rightOfficers: {
    zh: '{officers}不得少于 2 人，应主动出示有效证件；不出示证件的，你单位有权拒绝。',
    en: 'At least two {officers} take part and show valid identification unasked. Where they do not show it, you may refuse.',
  },
  rightWithdrawal: {
    zh: '认为上列人员与你单位有直接利害关系或者有其他关系、可能影响公正的，有权申请其回避；由派出机关决定，决定前工作不停止。',
    en: 'If you hold that a person listed has a direct interest or other relation to your firm that may affect fairness, you may ask for withdrawal; the dispatching authority decides, and work goes on until then.',
  },
  rightConduct: {
    zh: '{officers}不得妨碍正常生产经营，不得刁难，不得索取、收受财物或谋取其他利益；有上述情形的，可以投诉。',
    en: 'The {officers} must not disturb normal work, harass, ask for or take gifts or gain other advantage; you may complain if they do.',
  },
  rightSecrecy: {
    zh: '{officers}对知悉的国家秘密和商业秘密负有保密义务；涉密处请当场说明。',
    en: 'The {officers} keep state and trade secrets they learn of; please point out on the spot what is secret.',
  },
  rightHearing: {
    zh: '对认定的事实和问题有权陈述、申辩，意见写入记录；不因申辩而加重处理。',
    en: 'You may state your case on facts and problems found; it is put on record and never held against you.',
  },
  rightReviewResult: {
    zh: '核查结果由发证机关书面告知，不合格的说明理由。',
    en: 'The licensing authority gives the result in writing, with reasons where it is a fail.',
  },
  rightNoFee: {
    zh: '不收取检验费用；抽样数量不超过检验的合理需要。',
    en: 'No test fee is charged; no more is sampled than the test reasonably needs.',
  },
  rightRandom: {
    zh: '样品由{officers}在待销产品中随机抽取，不由单位挑选。不用于销售、标有“试制”“处理”“样品”字样、仅供出口或基数不足的，请当场提出并出示证据。',
    en: 'The {officers} draw samples at random from goods for sale; the firm does not choose. Say so on the spot, with proof, where goods are not for sale, marked as trial, seconds or sample, for export only, or too few.',
  },
  rightRetest: {
    zh: '对检验结果有异议的，可以自收到检验结果之日起 15 日内向实施抽查的部门或者其上级部门申请复检。',
    en: 'Objecting to a test result, you may ask the authority that ordered the check, or the one above it, for a re-test within 15 days of receiving the result.',
  },
  dutyNoRefusal: {
    zh: '对依法进行的产品质量监督检查，不得拒绝；拒绝的，依法处理。',
    en: 'A lawful product quality inspection must not be refused; a refusal is dealt with by law.',
  },
  dutyCooperate: {
    zh: '你单位应当配合实地核查。',
    en: 'Your firm is to cooperate with the review.',
  },

  // item record
  judgedOf: { zh: '共 {asked} 款，已判定 {judged} 款。', en: '{asked} clauses asked, {judged} judged.' },
  evidenceLine: { zh: '证据：{names}', en: 'Evidence: {names}' },
  recordStatement: {
    zh: '以上记录经{firm}核对。签字表示核对过记录，不等于同意判定。',
    en: 'The firm has checked this record. Signing confirms the check, not agreement with the verdicts.',
  },
  observations: { zh: '其他记录', en: 'Other observations' },

  // summary
  ordinal: { zh: '序号', en: 'No.' },
  clause: { zh: '条款', en: 'Clause' },
  item: { zh: '项目', en: 'Item' },
  fact: { zh: '不符合事实', en: 'Facts found' },
  grade: { zh: '判定', en: 'Verdict' },
  counted: { zh: '合计', en: 'Total' },
  countedLine: { zh: '{count} 款：{parts}', en: '{count} clauses: {parts}' },
  countedPart: { zh: '{grade} {count}', en: '{grade} {count}' },
  stillOpenLine: {
    zh: '打印时尚有 {open} 款未判定，本表以后可能增加。',
    en: '{open} clauses were not judged when this was printed; more may follow.',
  },
  summaryStatement: {
    zh: '本表一式两份，{firm}和派出机关各执一份。签字表示对事实核对过。',
    en: 'In two copies, one for the firm, one for the authority. Signing confirms that the facts were checked.',
  },

  // correction
  correctionLead: {
    zh: '{date}对你单位进行{visit}，发现下列 {count} 项不符合要求。请按各项要求整改，最晚不迟于 {due}。',
    en: 'The {visit} of {date} found the {count} points below not in order. Correct each as asked, at the latest by {due}.',
  },
  orderLead: {
    zh: '{date}对你单位进行{visit}，发现下列 {count} 项不符合要求。现责令你单位按各项要求改正，最晚不迟于 {due}。',
    en: 'The {visit} of {date} found the {count} points below not in order. You are ordered to correct each as asked, at the latest by {due}.',
  },
  findings: { zh: '不符合项与整改要求（{count} 项）', en: 'What is to be corrected ({count})' },
  reporting: { zh: '整改报告', en: 'Reporting back' },
  reportWhat: {
    zh: '各项期限届满前，向{authority}书面提交整改报告：原因、已采取的措施、完成日期、责任人，附照片、记录、检验报告等佐证材料，写明本文书编号 {number}。',
    en: 'Before each date passes, report in writing to {authority}: cause, measures taken, date of completion, person responsible, with photographs, records or test reports as proof, quoting No. {number}.',
  },
  reportLate: {
    zh: '不能按期完成的，在期限届满前书面说明理由。逾期不改或者整改不符合要求的，依法处理。',
    en: 'Where a date cannot be kept, give reasons in writing before it passes. What is not corrected in time, or not as asked, is dealt with by law.',
  },
  recheckOn: { zh: '约定复查日期：{day}。', en: 'Re-check agreed for {day}.' },
  objection: { zh: '陈述、申辩与救济', en: 'Objection and remedy' },
  objectReview: {
    zh: '对所列事实或者要求有异议的，可以向{authority}书面陈述、申辩。',
    en: 'Objecting to facts or demands, you may state your case in writing to {authority}.',
  },
  objectOrder: {
    zh: '不服本通知的，可以自收到之日起 60 日内依法申请行政复议，也可以自收到之日起 6 个月内依法向人民法院提起行政诉讼。',
    en: "Against this order you may apply for administrative reconsideration within 60 days of receiving it, or bring an action before the people's court within 6 months.",
  },
  effective: {
    zh: '本通知加盖{authority}印章后生效，未盖章的不具效力。',
    en: 'This notice takes effect with the seal of {authority}; unsealed it has none.',
  },
  receiptPlain: { zh: '{firm}已收到本文书一份。', en: 'The firm has received one copy of this paper.' },

  // sampling
  copyLaboratory: { zh: '第一联　检验机构留存', en: 'Copy 1: laboratory' },
  copyFirm: { zh: '第二联　{firm}留存', en: 'Copy 2: the firm' },
  copyAuthority: { zh: '第三联　组织抽样的部门留存', en: 'Copy 3: the authority' },
  samplePart: { zh: '样品', en: 'Sample' },
  sampleNumber: { zh: '样品编号', en: 'Sample No.' },
  task: { zh: '任务来源', en: 'Ordered by' },
  product: { zh: '产品名称', en: 'Product' },
  mark: { zh: '商标', en: 'Trade mark' },
  model: { zh: '规格型号', en: 'Type, grade' },
  batch: { zh: '批号 / 编号', en: 'Batch No.' },
  producedOn: { zh: '生产日期', en: 'Produced on' },
  base: { zh: '抽样基数', en: 'Sampling base' },
  sample: { zh: '样品数量', en: 'Sample' },
  reserve: { zh: '备样数量', en: 'Reserve' },
  seals: { zh: '封条编号', en: 'Seal numbers' },
  placeSampled: { zh: '抽样地点', en: 'Place' },
  storage: { zh: '储存条件', en: 'Storage' },
  standard: { zh: '执行标准', en: 'Standard in use' },
  laboratory: { zh: '检验机构', en: 'Laboratory' },
  sampledOn: { zh: '抽样日期', en: 'Sampled on' },
  plan: { zh: '抽样方案', en: 'Plan' },
  sealState: { zh: '封样状态', en: 'State of seals' },
  sealIntact: { zh: '样品、备样分别封好，封条完好', en: 'Sample and reserve sealed apart, seals intact' },
  sealOther: { zh: '其他', en: 'Other' },
  confirmation: { zh: '{firm}确认', en: 'Confirmed by the firm' },
  confirmedGoods: {
    zh: '所抽样品由{officers}随机抽取，当面封样；上列产品信息真实，为本单位生产的待销合格品。',
    en: 'The samples were drawn at random by the {officers} and sealed before our eyes; the particulars are true, and the goods are our own make, passed and for sale.',
  },
  confirmedReserve: {
    zh: '备样留存本单位的，保持原封，不拆封、不调换、不转移。',
    en: 'A reserve left with us stays sealed: not opened, exchanged or moved.',
  },
  confirmedCorrection: {
    zh: '填写不得涂改；需要更改的，由双方在更改处签字。',
    en: 'Nothing is written over; a change is signed by both sides where it is made.',
  },
  samplingStatement: {
    zh: '本单一式三联，三联内容相同。抽样人员不少于 2 人签字，{firm}签字并盖章；不能盖章的，双方签字确认。',
    en: 'In three equal copies. Two samplers or more sign; the firm signs and stamps, or both sides sign where there is no stamp.',
  },

  // closing
  closingHeld: { zh: '会议', en: 'Meeting' },
  heldAt: { zh: '时间', en: 'Held at' },
  conclusionTold: { zh: '已告知的结论', en: 'Conclusion told' },
  howConcluded: { zh: '结论说明', en: 'How concluded' },
  findingsTold: { zh: '已告知的问题', en: 'Findings told' },
  findingsNone: { zh: '没有', en: 'None' },
  findingsTable: { zh: '问题', en: 'Findings' },
  opinion: { zh: '{firm}意见', en: 'Opinion of the firm' },
  recheck: { zh: '约定复查日期', en: 'Re-check agreed' },
  remark: { zh: '备注', en: 'Remark' },
  handedLine: { zh: '{name}（{time} 交 {to}）', en: '{name} (to {to}, {time})' },
  handedOver: { zh: '交付的文书（在方框内打勾）', en: 'Papers handed over (tick)' },
  finalReport: { zh: '签字后的报告', en: 'Signed report' },
  returned: { zh: '借阅的文件、资料已当场归还', en: 'Documents borrowed were returned on the spot' },
  rightsTold: { zh: '已告知的权利', en: 'Rights told' },
  toldObjection: {
    zh: '对结论和问题有异议的，可以向{authority}书面陈述、申辩；意见已如实写入本记录。',
    en: 'Objecting to conclusion or findings, you may state your case in writing to {authority}; what was said stands in this record.',
  },
  toldPublic: {
    zh: '监督检查记录归档，公众有权查阅；涉及商业秘密的部分请当场指明。',
    en: 'Supervision records are filed and open to the public; point out now what is a trade secret.',
  },
  attendance: { zh: '到会签到', en: 'Attendance' },
  side: { zh: '一方', en: 'Side' },
  post: { zh: '职务', en: 'Post' },
  signature: { zh: '签字', en: 'Signature' },
  sideTeam: { zh: '派出机关', en: 'Authority' },
  sideEnterprise: { zh: '{firm}', en: 'Firm' },
  sideObserver: { zh: '观察员', en: 'Observer' },
  closingStatement: {
    zh: '{firm}签字表示听取了结论、核对过本记录，不等于同意结论。',
    en: 'The firm signs to confirm that it heard the conclusion and checked this record, not that it agrees.',
  },

  // signatures
  signatures: { zh: '签字', en: 'Signatures' },
  signDate: { zh: '____年__月__日', en: 'Date: ________' },
  signMoment: { zh: '____年__月__日__时', en: 'Date, hour: ________' },
  roleLeader: { zh: '组长', en: 'Leader' },
  roleMember: { zh: '组员', en: 'Member' },
  roleObserver: { zh: '观察员', en: 'Observer' },
  roleSampler: { zh: '抽样人员', en: 'Sampler' },
  roleFirm: { zh: '{firm}代表', en: 'For the firm' },
  roleAuthority: { zh: '{authority}', en: '{authority}' },
  stampFirm: { zh: '单位盖章', en: 'Company seal' },
  stampAuthority: { zh: '机关盖章', en: 'Official seal' },

  // basis
  basis: { zh: '依据及其可靠程度', en: 'Grounds and their certainty' },
  ground: { zh: '《{document}》：{carries}（{certainty}）', en: '{document}: {carries} ({certainty})' },
  groundArticle: {
    zh: '《{document}》{articles}：{carries}（{certainty}）',
    en: '{document}, {articles}: {carries} ({certainty})',
  },
  layoutNote: {
    zh: '文书式样为本程序所拟，未见官方统一格式；派出机关另有规定格式的，从其规定。',
    en: "The layout is this program's own; no official one was seen. Where the authority prescribes one, that one prevails.",
  },
  certaintySource: { zh: '已见原文', en: 'text seen' },
  certaintyRecalled: { zh: '未见原文，使用前核对', en: 'text not seen, check before use' },
  certaintyUnverified: { zh: '待核实', en: 'unverified' },
} satisfies Record<string, Words>;

/** Why a form cannot be handed out yet, need not be, or what will be seen open on it. */
export const formStateText = {
  oneOfficer: {
    zh: '派出人员不足 2 人，单位可以拒绝。',
    en: 'Fewer than two officers are sent; the firm may refuse.',
  },
  noNumber: {
    zh: '有人员没有证件编号，文书上留空。',
    en: 'A certificate number is missing and stays blank on paper.',
  },
  nothingJudged: { zh: '还没有判定任何一款。', en: 'No clause is judged yet.' },
  stillOpen: { zh: '尚有 {open} 款未判定。', en: '{open} clauses are not judged yet.' },
  noSampling: { zh: '本次不抽样。', en: 'No samples are drawn at this visit.' },
  noSample: { zh: '还没有记录样品。', en: 'No sample is recorded yet.' },
  noFindingYet: {
    zh: '到目前没有问题，核查还没有做完。',
    en: 'Nothing found so far; the visit is not finished.',
  },
  noFinding: { zh: '没有问题，不用出具。', en: 'Nothing was found; none is needed.' },
  noCorrection: { zh: '{clause} 未写整改要求。', en: '{clause}: no correction is asked for.' },
  noDueDate: { zh: '{clause} 未定整改期限。', en: '{clause}: no date is set.' },
  noConclusion: { zh: '结论还没有确认。', en: 'The conclusion is not confirmed.' },
  noClosing: { zh: '末次会议还没有记录。', en: 'The closing meeting is not recorded.' },
} satisfies Record<string, Words>;
