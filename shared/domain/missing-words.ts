import type { Words } from './words.ts';

/** Sentences for what an item still misses. They live here because `Missing` carries its own words. */

export const verdict: Words = { zh: '尚未判定', en: 'not judged yet' };
export const chooseFailure: Words = {
  zh: '数值不符合要求，请判定不符合的程度',
  en: 'the numbers fail: choose how grave it is',
};
export const numbersUndecided: Words = {
  zh: '数值不能得出结果，请人工判定并写明理由',
  en: 'the numbers give no result: judge it yourself and write the reason',
};
export const instrumentExpired: Words = {
  zh: '仪器检定/校准已过期，读数不能采用：换一台重测，或人工判定并写明理由',
  en: 'the instrument was out of calibration and its readings do not count: measure with another one, or judge yourself and write the reason',
};
export const limitUncovered: Words = {
  zh: '标准没有给出这种情况的限值，请人工判定并写明理由',
  en: 'the standard gives no limit for this case: judge it yourself and write the reason',
};
export const nearLimit: Words = {
  zh: '测得值在限值的保护带内，请人工判定并写明理由',
  en: 'the value lies within the guard band of the limit: judge it yourself and write the reason',
};
export const reasonNotApplicable: Words = {
  zh: '判“不适用”须写明理由',
  en: '“not applicable” needs a reason',
};
export const reasonAgainstNumbers: Words = {
  zh: '判定与测量结果不一致，须写明理由',
  en: 'the verdict contradicts the measurement: write the reason',
};
export const reasonWithoutNumbers: Words = {
  zh: '测量没有结果而人工判定，须写明理由',
  en: 'judged without a result of the measurement: write the reason',
};
export const fact: Words = {
  zh: '须记录事实：何物、何处、何时、多少',
  en: 'record the fact: what, where, when, how many',
};

export const fieldBlank = (name: Words): Words => ({
  zh: `“${name.zh}”未填`,
  en: `“${name.en}” is not filled in`,
});
export const yesOrNo = (name: Words): Words => ({
  zh: `“${name.zh}”未勾选有或无`,
  en: `“${name.en}”: yes or no?`,
});
export const notANumber = (name: Words, raw: string): Words => ({
  zh: `“${name.zh}”填写的“${raw}”不是数值`,
  en: `“${name.en}”: “${raw}” is not a number`,
});
export const notADay = (name: Words, raw: string): Words => ({
  zh: `“${name.zh}”填写的“${raw}”不是日期，应如 2026-11-23`,
  en: `“${name.en}”: “${raw}” is not a date such as 2026-11-23`,
});
export const nth = (name: Words, n: string): Words => ({
  zh: `${name.zh} 第 ${n} 个读数`,
  en: `${name.en}, reading ${n}`,
});
export const numberOf = (name: Words): Words => ({ zh: `${name.zh}编号`, en: `number of ${name.en}` });
export const validTo = (name: Words): Words => ({
  zh: `${name.zh}检定/校准有效期至`,
  en: `calibration of ${name.en} valid until`,
});
export const instrument: Words = { zh: '测量仪器', en: 'measuring instrument' };

export const absent = (name: Words): Words => ({
  zh: `没有“${name.zh}”，判符合须写明依据`,
  en: `“${name.en}” is absent: say why it conforms all the same`,
});
export const expired = (name: Words, day: string): Words => ({
  zh: `“${name.zh}”检定/校准已于 ${day} 到期，须写明情况`,
  en: `calibration of “${name.en}” ended on ${day}: write what was found`,
});
export const notSeen = (name: Words): Words => ({
  zh: `没有见到“${name.zh}”，判符合须写明依据`,
  en: `“${name.en}” was not seen: say why it conforms all the same`,
});

export const limitUnconfirmed = (name: Words, standard: string): Words => ({
  zh: `“${name.zh}”的限值是提示，请与现行标准 ${standard} 核对后确认`,
  en: `the limit of “${name.en}” is a hint: compare it with ${standard} in force and confirm`,
});
export const evidence = (demand: Words, lacking: number): Words => ({
  zh: `还缺证据 ${lacking} 份：${demand.zh}`,
  en: `evidence still lacking, ${lacking}: ${demand.en}`,
});

export const sampling = {
  product: { zh: '抽样产品', en: 'product sampled' },
  batch: { zh: '批号', en: 'batch number' },
  producedOn: { zh: '生产日期', en: 'date of production' },
  base: { zh: '抽样基数', en: 'sampling base' },
  sample: { zh: '样本量', en: 'sample quantity' },
  reserve: { zh: '备样量', en: 'reserve quantity' },
  place: { zh: '抽样地点', en: 'place of sampling' },
  seals: { zh: '封条编号', en: 'seal numbers' },
} as const satisfies Record<string, Words>;
export const ofSample = (n: number, name: Words): Words => ({
  zh: `样品 ${n} 的${name.zh}`,
  en: `${name.en} of sample ${n}`,
});
export const sampleAboveBase = (name: Words): Words => ({
  zh: `“${name.zh}”大于抽样基数`,
  en: `“${name.en}” is larger than the base it was drawn from`,
});
export const sealTwice = (seal: string): Words => ({
  zh: `封条编号 ${seal} 写了两次`,
  en: `seal number ${seal} is given twice`,
});
export const usedInSample = (n: number): Words => ({ zh: `样品 ${n}`, en: `sample ${n}` });
export const usedInClause = (clause: string): Words => ({ zh: ` ${clause}`, en: `clause ${clause}` });
export const sealUsed = (seal: string, where: Words): Words => ({
  zh: `封条编号 ${seal} 在${where.zh} 已经用过`,
  en: `seal number ${seal} is used in ${where.en} already`,
});

export const correctionOf = (name: Words): Words => ({
  zh: `${name.zh}的修正值`,
  en: `correction of ${name.en}`,
});
