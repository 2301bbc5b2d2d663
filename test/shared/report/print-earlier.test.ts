import { describe, expect, it } from 'vitest';
import type { EarlierFinding, EarlierFindings } from '../../../shared/domain/earlier-findings.ts';
import type { ReportModel } from '../../../shared/report/model.ts';
import { reportInputOf } from '../../../shared/report/report-input.ts';
import { buildReportModel } from '../../../shared/report/report-model.ts';
import { type AnsweredOptions, buildAnsweredInspection } from '../../fixtures/report/answered-inspection.ts';

const found = (itemId: string, more: Partial<EarlierFinding> = {}): EarlierFinding => ({
  reportNumber: 'HC-421024-20241018-01',
  type: 'licenceReview',
  visitedOn: '2024-10-18',
  categories: ['02'],
  itemId,
  clause: itemId.replace(/^[a-z]+-/, ''),
  title: { zh: `项目 ${itemId}`, en: `item ${itemId}` },
  verdict: 'improvement',
  grade: { zh: '一般不合格', en: 'General nonconformity' },
  fact: '记录缺失',
  dueOn: '2024-11-18',
  corrected: null,
  ...more,
});

const told = (...findings: EarlierFinding[]): EarlierFindings => ({
  since: '2023-11-23',
  visits: 2,
  findings,
  left: 0,
});

const modelOf = (options: AnsweredOptions, language: 'zh' | 'en' | 'both' = 'zh'): ReportModel =>
  buildReportModel(reportInputOf(buildAnsweredInspection(options).record(language, 'final')), language);

const part = ({ proceedings }: ReportModel, heading: string) => {
  const own = proceedings.find((one) => one.heading.main === heading);
  if (!own) throw new Error(`no part ${heading}`);
  return own;
};
const rows = (model: ReportModel, heading: string) =>
  part(model, heading).table?.rows.map((row) => row.map(({ main }) => main)) ?? [];

describe('earlier findings in the report', () => {
  it('marks a finding that came again, with when it was found and whether it had been put right', () => {
    const { findings } = modelOf({
      earlier: told(
        found('g-2.2.2', { corrected: { on: '2025-01-10', reportNumber: null } }),
        found('g-2.2.2', { reportNumber: 'OLD-7', visitedOn: '2024-02-02' }),
        found('g-3.2'),
      ),
      verdicts: { 'g-2.2.2': 'improvement', 'g-3.3': 'improvement' },
    });
    const repeated = findings.list.map(({ clause, facts }) => [
      clause,
      facts.filter(({ label }) => label.main === '重复出现').map(({ value }) => value.main),
    ]);
    expect(repeated).toEqual([
      [
        '2.2.2',
        [
          '2024-10-18 核查（HC-421024-20241018-01）已判为“一般不合格”，2025-01-10 曾确认整改',
          '2024-02-02 核查（OLD-7）已判为“一般不合格”',
        ],
      ],
      ['3.3', []],
    ]);
  });

  it('lists what a visit was told, with its result, in both languages', () => {
    const options = {
      earlier: told(
        found('g-2.2.2'),
        found('g-3.2', { dueOn: null }),
        found('g-s.11'),
        found('g-2.2.2', { corrected: { on: '2025-01-10', reportNumber: null } }),
      ),
      verdicts: { 'g-2.2.2': 'improvement' },
    } as const;
    expect(rows(modelOf(options), '以往核查发现').map((row) => row.slice(2))).toEqual([
      ['整改期限 2024-11-18，未确认整改', '仍存在：一般不合格'],
      ['未确认整改', '已整改：合格'],
      ['整改期限 2024-11-18，未确认整改', '本次未核查'],
      ['2025-01-10 已整改', '重复出现：一般不合格'],
    ]);
    expect(rows(modelOf(options, 'en'), 'Found earlier')[0]).toEqual([
      '2.2.2 item g-2.2.2\n2024-10-18, General nonconformity, report HC-421024-20241018-01',
      '记录缺失',
      'Due 2024-11-18, still open',
      'Still there: General nonconformity',
    ]);
  });

  it('lists of a re-check what it follows up and nothing else, and calls none of it repeated', () => {
    const model = modelOf({
      type: 'recheck',
      units: ['common-portland'],
      followsUp: 'HC-421024-20241018-01',
      earlier: told(found('cement-5.5'), found('g-2.3.2'), found('g-6.3', { reportNumber: 'OLD-7' })),
      verdicts: { 'g-2.3.2': 'nonconforming' },
    });
    expect(
      rows(model, '原不符合项复查情况').map(([what, , , result]) => [what?.split('\n')[0], result]),
    ).toEqual([
      ['5.5 项目 cement-5.5', '已整改：符合'],
      ['2.3.2 项目 g-2.3.2', '仍存在：不符合'],
    ]);
    const items = model.items.sections.flatMap((section) => section.items.map(({ clause }) => clause));
    expect(items).toEqual(['2.3.2', '5.5', 'S.14']);
    expect(model.findings.list.flatMap(({ facts }) => facts.map(({ label }) => label.main))).not.toContain(
      '重复出现',
    );
  });

  it.each<[string, AnsweredOptions, string]>([
    ['headquarters was not asked', {}, '本次核查在本机发起'],
    ['no visit is known', { earlier: { ...told(), visits: 0 } }, '总部没有该企业 2023-11-23 以来的核查记录'],
    ['visits found nothing', { earlier: told() }, '2023-11-23 以来的 2 次核查没有发现不符合项'],
  ])('says so where %s', (_what, options, words) => {
    const own = part(modelOf(options), '以往核查发现');
    expect(own.table).toBeNull();
    expect(own.facts[0]?.value.main).toContain(words);
  });
});
