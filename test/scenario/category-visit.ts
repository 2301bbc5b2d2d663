import { chinaDay } from '../../shared/domain/day.ts';
import type { InspectionType } from '../../shared/domain/catalogue.ts';
import type { DispatchRequest } from '../../shared/exchange/console-api.ts';
import { checklistOf, type AnsweredOptions } from '../fixtures/report/answered-inspection.ts';
import { scriptOf, type Visit } from './three-visits.ts';

/** A visit that headquarters must dispatch first, for the samples hold none of its kind. */
export type OrderedVisit = { readonly order: DispatchRequest; readonly visit: Visit };

const holder = { id: 'chen-liqun', name: '陈立群' };

/** One clause that is not in order, so that the report has a finding: the first that a person only judges. */
const oneFinding = (options: AnsweredOptions): Pick<AnsweredOptions, 'verdicts' | 'notes'> => {
  const { context, inspection } = scriptOf({ options });
  const item = context.checklist.items.find(
    ({ id, task, veto }) => task.kind === 'judgement' && !veto && inspection.answers.has(id),
  );
  const grade = context.ruleSet.grades.find(
    ({ verdict, for: of }) => of !== 'veto' && ['improvement', 'nonconforming'].includes(verdict),
  );
  return item && grade
    ? { verdicts: { [item.id]: grade.verdict }, notes: { [item.id]: '现场查见一处与要求不符，已当场指出。' } }
    : {};
};

/**
 * Sends a team to an invented works that makes all units of a category. `type` absent: the first that its checklist
 * offers.
 * @throws Error with the codes there are when `code` names none.
 */
export const categoryOrder = (code: string, type?: InspectionType): DispatchRequest => {
  const { id, categories, ruleSets } = checklistOf(code);
  return {
    holderId: holder.id,
    type: type ?? (Object.keys(ruleSets)[0] as InspectionType),
    enterprise: {
      name: `荆门漳河${categories[0]?.name.zh ?? ''}有限公司`,
      creditCode: '91420800MA4YH6K28Y',
      address: '湖北省荆门市漳河新区创业大道 6 号',
      productionAddress: '湖北省荆门市漳河新区创业大道 6 号',
      legalRepresentative: '程立新',
      contact: { name: '邹敏', post: '质量负责人', phone: '0724-6081233' },
    },
    licences: [],
    ruleSet: null,
    products: [{ checklist: id, units: categories.flatMap(({ units }) => units.map((unit) => unit.id)) }],
    noticeOn: null,
    dueOn: chinaDay(new Date(Date.now() + 7 * 86_400_000).toISOString()),
    team: [
      { ...holder, role: 'leader', number: '420106031' },
      { id: 'zhou-yaqin', name: '周雅琴', role: 'inspector', number: '420106058' },
    ],
    background: '',
    followsUp: null,
  };
};

/** Such a visit, where everything is in order but one clause. @throws Error as `categoryOrder` */
export const categoryVisit = (code: string, type?: InspectionType): OrderedVisit => {
  const order = categoryOrder(code, type);
  const bare: AnsweredOptions = { checklist: code, type: order.type };
  const options = { ...bare, ...oneFinding(bare) };
  const conclusion = scriptOf({ options }).inspection.conclusion;
  if (!conclusion) throw new Error(`a visit to category ${code} reaches no conclusion`);
  return {
    order,
    visit: {
      firm: order.enterprise.name,
      areas: '生产车间、检验室、成品库',
      opinion: 'agrees',
      opinionText: '对检查过程和结果无异议，立即整改。',
      language: 'both',
      expected: conclusion.result,
      closed: { result: conclusion.result, followUp: conclusion.followUp ?? '' },
      options,
    },
  };
};
