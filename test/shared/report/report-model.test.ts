import { describe, expect, it } from 'vitest';
import { typesOf } from '../../../shared/domain/checklist.ts';
import { checkRecord } from '../../../shared/report/check-record.ts';
import type { PrintedItem, ReportModel } from '../../../shared/report/model.ts';
import { EmbeddedRecord } from '../../../shared/report/record.ts';
import { reportInputOf } from '../../../shared/report/report-input.ts';
import { buildReportModel } from '../../../shared/report/report-model.ts';
import { type AnsweredOptions, buildAnsweredInspection } from '../../fixtures/report/answered-inspection.ts';

const modelOf = (
  options: AnsweredOptions,
  language: 'zh' | 'en' | 'both' = 'zh',
  purpose: 'draft' | 'final' = 'final',
): ReportModel => {
  const record = buildAnsweredInspection(options).record(language, purpose);
  return buildReportModel(reportInputOf(record), language);
};

const itemsOf = (model: ReportModel): PrintedItem[] => model.items.sections.flatMap(({ items }) => items);

/** Readings of the bag-weight clause: the thirteenth bag is too light. */
const lightBag = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => [`q/gross/${index + 1}`, index === 12 ? '49.4' : '50.3']),
);

const bagItem = (): { id: string; values: Record<string, string> } => {
  const { context } = buildAnsweredInspection();
  const item = context.checklist.items.find(
    ({ task }) => task.kind === 'measurement' && task.quantities.some(({ count }) => count === 20),
  );
  if (item?.task.kind !== 'measurement') throw new Error('the cement checklist weighs 20 bags');
  const quantity = item.task.quantities.find(({ count }) => count === 20)?.id ?? '';
  const values = Object.fromEntries(
    Object.entries(lightBag).map(([field, value]) => [field.replace('gross', quantity), value]),
  );
  const tare = item.task.quantities.filter(({ id }) => id !== quantity).map(({ id }) => [`q/${id}/1`, '0.1']);
  const parameters = item.task.parameters.map(({ id }) => [`p/${id}`, '0.1']);
  return {
    id: item.id,
    values: { ...values, ...(Object.fromEntries([...tare, ...parameters]) as Record<string, string>) },
  };
};

describe('the cover', () => {
  it('prints an incomplete checklist as incomplete, in every language, and never as a pass', () => {
    for (const language of ['zh', 'en', 'both'] as const) {
      const { cover } = modelOf({ leaveOpen: ['g-1.1'] }, language, 'draft');
      expect(cover.conclusion.result.mark).toBe('open');
      expect(cover.conclusion.result.words.main).toBe(language === 'en' ? 'Incomplete' : '未完成');
      expect(cover.conclusion.alternatives.flat().map(({ holds }) => holds.mark)).not.toContain('tick');
    }
  });

  it('prints pass with every condition met, and says which decided', () => {
    const { conclusion } = modelOf({}).cover;
    expect(conclusion.result).toEqual({ mark: 'tick', words: { main: '合格', sub: null } });
    expect(conclusion.alternatives.flat().every(({ holds }) => holds.mark === 'tick')).toBe(true);
    expect(conclusion.lines[0]?.main).toMatch(/^起决定作用：①/);
  });

  it('prints a failed veto clause white on black, with the clause that decided', () => {
    const model = modelOf({ verdicts: { 'cement-2.2.1': 'nonconforming' } });
    expect(model.cover.conclusion.result.words.main).toBe('不合格');
    expect(model.cover.conclusion.lines[0]?.main).toContain('2.2.1');
    expect(model.findings.list.map(({ clause, judged }) => [clause, judged.mark])).toEqual([
      ['2.2.1', 'veto'],
    ]);
  });

  it('ticks the chosen result of a closed list and claims no arithmetic', () => {
    const { conclusion } = modelOf({ type: 'randomSupervision' }).cover;
    expect(conclusion.alternatives).toEqual([]);
    expect(conclusion.choices.filter(({ chosen }) => chosen)).toHaveLength(1);
  });

  it('names firm, code, licence, team, checklist and rule set with their digests', () => {
    const { inspection } = buildAnsweredInspection();
    const text = JSON.stringify(modelOf({}).cover.facts);
    for (const expected of [
      '江陵青石水泥有限公司',
      '91421024MA49X7K25F',
      '(鄂)XK08-001-00186',
      '陈立群（组长）、周雅琴',
      '何志远',
      inspection.checklistDigest.slice(0, 8),
      inspection.ruleSetDigest.slice(0, 8),
    ]) {
      expect(text).toContain(expected);
    }
  });
});

describe('the items', () => {
  it('counts a failed veto clause as that, not as a serious nonconformity', () => {
    const { id, values } = bagItem();
    const { items } = modelOf({ values: { [id]: values }, verdicts: { 'g-5.1': 'nonconforming' } });
    const process = items.sections.find(({ heading }) => heading.main.startsWith('五'));
    expect(process?.tally.main).toBe('8 款：合格 6，严重不合格 1，否决项不合格 1');
  });

  it('prints every asked clause once, in checklist order', () => {
    const built = buildAnsweredInspection();
    const input = reportInputOf(built.record('zh'));
    const asked = built.context.checklist.items.filter(({ id }) => input.evaluation.items.get(id)?.asked);
    expect(itemsOf(buildReportModel(input, 'zh')).map(({ clause }) => clause)).toEqual(
      asked.map(({ clause }) => clause),
    );
  });

  it('marks the reading that is out of limit and no other', () => {
    const { id, values } = bagItem();
    const model = modelOf({ values: { [id]: values } });
    const readings = itemsOf(model)
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'readings' ? block.rows : []))
      .flatMap(({ cells }) => cells);
    expect(readings.filter(({ out }) => out).map(({ text }) => text)).toEqual(['49.4']);
  });

  it('shortens long lists of readings in the steps and keeps every result', () => {
    const { id, values } = bagItem();
    const rows = itemsOf(modelOf({ values: { [id]: values } }))
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'arithmetic' ? block.rows : []));
    const steps = rows.flatMap((row) => row.steps).filter((step) => step.includes('…'));
    expect(steps.some((step) => step.includes('min(50.3, 50.3, … (20))'))).toBe(true);
    expect(steps.every((step) => / = [\d.]+/.test(step))).toBe(true);
    expect(rows.every((row) => row.steps.every((step) => !/(\d, ){6}/.test(step)))).toBe(true);
  });

  it('prints documents without numbers in one line for each answer, and no empty column', () => {
    const items = itemsOf(modelOf({}));
    const blocks = items.flatMap((item) => item.blocks);
    const lines = blocks.flatMap((block) => (block.kind === 'lines' ? block.lines : []));
    expect(lines.some(({ main }) => main.startsWith('查见：'))).toBe(true);
    const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
    expect(tables.length).toBeGreaterThan(0);
    for (const { head, rows } of tables) {
      expect(rows.every((row) => row.length === head.length)).toBe(true);
      const empty = head.filter((_, column) => rows.every((row) => row[column]?.main === '—'));
      expect(empty.map(({ main }) => main).filter((main) => main !== '现有')).toEqual([]);
    }
  });

  it('gives the reason beside "not applicable"', () => {
    const model = modelOf({ verdicts: { 'g-7.1': 'notApplicable' } });
    const item = itemsOf(model).find(({ judged }) => judged.mark === 'dash');
    expect(JSON.stringify(item?.blocks)).toContain('本厂无此工序');
  });

  it('strikes removed evidence through with its reason and does not number it', () => {
    const built = buildAnsweredInspection({ removePhoto: '拍到无关人员' });
    const model = buildReportModel(reportInputOf(built.record('zh')), 'zh');
    const struck = itemsOf(model)
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'struck' ? block.lines : []));
    expect(struck).toHaveLength(1);
    expect(struck[0]?.reason.main).toContain('拍到无关人员');
    expect(model.photos.plates.map(({ number }) => number)).toEqual(
      model.photos.plates.map((_, index) => index + 1),
    );
  });
});

describe('the signature page', () => {
  it('gives every party a box: drawn, refused with reason and witness', () => {
    const { boxes } = modelOf({ signatures: 'enterpriseRefuses' }).signing;
    expect(boxes.map(({ role, state }) => [role.main, state])).toEqual([
      ['核查组长', 'given'],
      ['核查员', 'given'],
      ['被核查单位代表', 'refused'],
      ['观察员', 'refused'],
    ]);
    expect(boxes[2]?.words.map(({ main }) => main).join()).toContain('王秀兰');
  });

  it('leaves the boxes of an unsigned record open and says draft', () => {
    const model = modelOf({ signatures: 'none' }, 'both', 'draft');
    expect(model.signing.boxes.every(({ state }) => state === 'open')).toBe(true);
    expect(model.header.draft).toBe('草稿 未签字  DRAFT unsigned');
  });
});

describe('the languages', () => {
  it('prints no Chinese of its own in an English report', () => {
    const model = modelOf({}, 'en');
    const own = JSON.stringify([
      model.header,
      model.footer,
      model.cover.title,
      model.cover.facts.map(({ label }) => label),
      model.items.head,
      model.items.sections.map(({ tally }) => tally),
      model.annex.tables.map(({ table: { head } }) => head),
    ]);
    expect(own).not.toMatch(/\p{Script=Han}/u);
  });

  it('sets English below Chinese in a bilingual report and nowhere else', () => {
    expect(modelOf({}, 'both').cover.title).toEqual({
      main: '实地核查报告',
      sub: 'On-site Inspection Report',
    });
    expect(JSON.stringify(modelOf({}, 'zh'))).not.toContain('On-site');
  });
});

describe('a report says which visit it is of', () => {
  it.each([
    ['licenceReview', 'cement', '实地核查报告', '被核查单位', '首次会议'],
    ['randomSupervision', 'cement', '证后监督检查报告', '被检查单位', '首次会议'],
    ['unannounced', 'cement', '飞行检查报告', '被检查单位', '首次会议'],
    ['recheck', 'cement', '整改复查报告', '被复查单位', '首次会议'],
    ['spotCheck', 'delisted', '产品质量监督抽查抽样报告', '被抽样单位', '抽样告知'],
    ['riskMonitoring', 'delisted', '风险监测走访记录', '被走访单位', '走访说明'],
  ] as const)('%s', (type, checklist, title, firm, opening) => {
    const { id = '' } =
      buildAnsweredInspection({ type, checklist }).context.checklist.items.find((item) =>
        typesOf(item).includes(type),
      ) ?? {};
    for (const language of ['zh', 'en', 'both'] as const) {
      const model = modelOf({ type, checklist, verdicts: { [id]: 'nonconforming' } }, language);
      // A name that nobody gave a word for would stand in braces; the page numbers are set later.
      const bare = JSON.stringify(model).match(/\{(?!pages?\})[a-zA-Z]+\}/g);
      expect(bare).toBeNull();
      if (language === 'en') continue;
      expect(model.cover.title.main).toBe(title);
      expect(model.cover.facts[0]?.label.main).toBe(firm);
      expect(model.proceedings[0]?.heading.main).toBe(opening);
      const ordered = type !== 'spotCheck' && type !== 'riskMonitoring';
      expect(model.cover.findingsHead).toHaveLength(ordered ? 4 : 3);
      expect(model.findings.list.map(({ due }) => due !== null)).toContain(ordered);
      expect(
        model.findings.list.flatMap(({ facts }) => facts.map(({ label }) => label.main)).includes('整改要求'),
      ).toBe(ordered);
      expect(model.cover.facts.some(({ label }) => label.main === '许可证号')).toBe(checklist === 'cement');
    }
  });

  it('prints each sample of a sampling record, with its seals', () => {
    const model = modelOf({
      type: 'spotCheck',
      checklist: 'delisted',
      units: ['grinding-wheels'],
      values: { 'delisted-q2': { 's/count': '2', 's/2/seals': '鄂封 0099' } },
    });
    const facts = itemsOf(model)
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'facts' ? block.facts : []))
      .map(({ label, value }) => `${label.main} ${value.main}`);
    expect(facts.filter((fact) => fact.startsWith('样品 '))).toEqual([
      '样品 第 1 份，共 2 份',
      '样品 第 2 份，共 2 份',
    ]);
    expect(facts.filter((fact) => fact.startsWith('封条编号'))).toEqual([
      '封条编号 鄂封Q2-131、鄂封Q2-132',
      '封条编号 鄂封 0099',
    ]);
    expect(facts.filter((fact) => fact.startsWith('抽样方案'))).toHaveLength(1);
  });
});

describe('the record', () => {
  it('passes its own schema and every check', () => {
    const record = buildAnsweredInspection().record('zh');
    expect(EmbeddedRecord.parse(record)).toEqual(record);
    expect(checkRecord(record).filter(({ ok }) => !ok)).toEqual([]);
  });

  it('is caught when one entry, the checklist or a signature is changed', () => {
    const record = buildAnsweredInspection().record('zh');
    const failing = (changed: EmbeddedRecord) =>
      checkRecord(changed)
        .filter(({ ok }) => !ok)
        .map(({ name }) => name);
    const journal = record.journal.map((entry) => (entry.seq === 2 ? { ...entry, by: 'insp-01' } : entry));
    expect(failing({ ...record, journal })).toEqual(['journal']);
    const checklist = { ...record.checklist, version: 2 };
    expect(failing({ ...record, checklist })).toEqual(['checklist']);
    const unsigned = buildAnsweredInspection({ signatures: 'none' }).record('zh', 'final');
    expect(failing(unsigned)).toEqual(['signatures']);
  });
});

describe('who signs by certificate', () => {
  const notesOf = (signers: string[], purpose: 'draft' | 'final') => {
    const record = buildAnsweredInspection({ signers }).record('zh', purpose);
    return buildReportModel(reportInputOf(record), 'zh').signing.boxes.map(({ name, note }) => [
      name.split(' · ')[0],
      note?.main ?? null,
    ]);
  };

  it('is told below the boxes of the team, and of nobody else', () => {
    expect(notesOf(['insp-01'], 'final')).toEqual([
      ['陈立群', '证书签名'],
      ['周雅琴', '手写签名，本机无证书'],
      ['刘建国', null],
      ['何志远', null],
    ]);
  });

  it('is not told in a draft, which nobody has signed yet', () => {
    expect(notesOf([], 'draft').map(([, note]) => note)).toEqual([null, null, null, null]);
  });

  it('says how the file is checked only where there is something to check', () => {
    const notes = (signers: string[]) =>
      JSON.stringify(
        buildReportModel(reportInputOf(buildAnsweredInspection({ signers }).record('en', 'final')), 'en')
          .signing,
      );
    expect(notes(['insp-01'])).toContain('pdfsig');
    expect(notes([])).not.toContain('pdfsig');
    expect(notes([])).toContain('drawn signatures only');
  });
});

describe('an inspection that adopted a newer edition', () => {
  const adoptFrom: NonNullable<AnsweredOptions['adoptFrom']> = (checklist) => {
    const [first, second, third] = checklist.items.filter(
      (item) => item.task.kind === 'judgement' && typesOf(item).includes('licenceReview'),
    );
    if (!first || !second || !third) throw new Error('cement has judgement items');
    const items = checklist.items
      .filter(({ id }) => id !== second.id)
      .map((item) => (item.id === first.id ? { ...item, requirement: { zh: '旧', en: 'old' } } : item));
    const gone = { ...third, id: 'gone', clause: '9.9' };
    return { ...checklist, items: [...items, gone] };
  };
  const built = () => buildAnsweredInspection({ adoptFrom });

  it('is checked and printed by the adopted one', () => {
    const record = built().record('zh', 'final');
    expect(checkRecord(record).filter(({ ok }) => !ok)).toEqual([]);
    const { inspection, adoptions } = reportInputOf(record);
    const [adopted] = adoptions;
    expect(inspection.checklistDigest).toBe(adopted?.to.checklist.digest);
    expect(inspection.assignment.checklist.digest).toBe(adopted?.from.checklist.digest);
    const older = { ...record, checklist: adoptFrom(record.checklist) };
    expect(checkRecord(older).flatMap(({ name, ok }) => (ok ? [] : [name]))).toEqual(['checklist']);
  });

  it('says in the annex when, by whom, and what it changed, in every language', () => {
    const record = built().record('zh', 'final');
    const [adopted] = reportInputOf(record).adoptions;
    for (const language of ['zh', 'en'] as const) {
      const { tables } = buildReportModel(reportInputOf(record), language).annex;
      const heading = language === 'zh' ? '改用新版核查表' : 'Newer editions adopted';
      const [row] = tables.find((table) => table.heading.main === heading)?.table.rows ?? [];
      expect(row?.map(({ main }) => main)).toEqual([
        expect.stringMatching(/^2026-11-23 .*周雅琴$/),
        expect.stringMatching(/^cement \d+ → cement \d+$/),
        expect.stringContaining(language === 'zh' ? '未变' : 'unchanged'),
        language === 'zh' ? '新增 1、修改 1、取消 1' : '1 added, 1 changed, 1 removed',
        expect.stringContaining(
          language === 'zh'
            ? `沿用 ${adopted?.kept.length} 项，重新核查 1 项，随项目取消 1 项`
            : `${adopted?.kept.length} carried over, 1 reopened, 1 gone`,
        ),
      ]);
      const digests = tables[0]?.table.rows.map((cells) => cells.at(-1)?.main.replaceAll(' ', ''));
      expect(digests).toContain(adopted?.from.checklist.digest);
      expect(digests).toContain(adopted?.to.checklist.digest);
    }
    expect(modelOf({}).annex.tables.map(({ heading }) => heading.main)).not.toContain('改用新版核查表');
  });
});
