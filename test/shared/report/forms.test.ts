import { describe, expect, it } from 'vitest';
import { buildFormModel } from '../../../shared/report/forms/build-form-model.ts';
import type { FormModel } from '../../../shared/report/forms/form-model.ts';
import { formState, formStates } from '../../../shared/report/forms/form-states.ts';
import { FormKind, formNumber, formsOf } from '../../../shared/domain/forms-of-type.ts';
import { groundsOf } from '../../../shared/report/forms/form-basis.ts';
import { samplesOfVisit } from '../../../shared/report/forms/samples-of-visit.ts';
import { InspectionType } from '../../../shared/domain/catalogue.ts';
import { emptyAnswer } from '../../../shared/domain/inspection.ts';
import { formStateText, formText } from '../../../shared/text/forms.ts';
import { visitText } from '../../../shared/text/visits.ts';
import { checkRecord } from '../../../shared/report/check-record.ts';
import { EmbeddedRecord } from '../../../shared/report/record.ts';
import { linkEntry } from '../../../shared/seal/chain.ts';
import { reportInputOf } from '../../../shared/report/report-input.ts';
import { type AnsweredOptions, buildAnsweredInspection } from '../../fixtures/report/answered-inspection.ts';

const inputOf = (options: AnsweredOptions = {}) =>
  reportInputOf(buildAnsweredInspection(options).record('zh', 'draft'));

/** The same visit as it stood after its first entry: assigned, and nothing recorded. */
const begun = (options: AnsweredOptions = {}) => {
  const record = buildAnsweredInspection(options).record('zh', 'draft');
  return reportInputOf({ ...record, journal: record.journal.slice(0, 1) });
};

const failing: AnsweredOptions = {
  checklist: 'cement',
  verdicts: { 'g-2.2.2': 'improvement', 'g-3.3': 'nonconforming' },
  notes: { 'g-2.2.2': '维护保养记录缺失。', 'g-3.3': '操作有误。' },
};

const form = (options: AnsweredOptions, kind: FormKind, language: 'zh' | 'en' | 'both' = 'zh'): FormModel =>
  buildFormModel(inputOf(options), { kind, language, sealed: false });

const textOf = (model: FormModel): string => JSON.stringify(model);

describe('the forms of a type of inspection', () => {
  it('are these, in the order in which they change hands', () => {
    const table = Object.fromEntries(
      InspectionType.options.map((type) => [type, formsOf(type).map(({ kind }) => kind)]),
    );
    const full = [
      'openingNotice',
      'itemRecord',
      'samplingRecord',
      'nonconformities',
      'correctionNotice',
      'closingRecord',
    ];
    expect(table).toEqual({
      licenceReview: full,
      randomSupervision: full,
      unannounced: full,
      recheck: full.filter((kind) => kind !== 'samplingRecord'),
      spotCheck: ['openingNotice', 'itemRecord', 'samplingRecord', 'closingRecord'],
      riskMonitoring: ['openingNotice', 'itemRecord', 'samplingRecord', 'closingRecord'],
    });
  });

  it('each rest on something, and what was read names where', () => {
    for (const type of InspectionType.options) {
      for (const { kind } of formsOf(type)) {
        const grounds = groundsOf(kind, type);
        expect(grounds.length).toBeGreaterThan(0);
        for (const { basis, source } of grounds) if (basis === 'source') expect(source).toMatch(/\S/);
      }
    }
  });

  it('have a number each, which the file name and the paper share', () => {
    const numbers = FormKind.options.map((kind) => formNumber('HC-1', kind));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(form(failing, 'correctionNotice').number).toBe('HC-421024-20261123-01-F5');
  });
});

describe('whether a form can be handed out', () => {
  it('before anything is recorded, only the notice can', () => {
    const states = Object.fromEntries(formStates(begun()).map(({ kind, state }) => [kind, state.name]));
    expect(states).toEqual({
      openingNotice: 'ready',
      itemRecord: 'missing',
      samplingRecord: 'notNeeded',
      nonconformities: 'missing',
      correctionNotice: 'missing',
      closingRecord: 'missing',
    });
  });

  it('nothing is summed up or ordered where nothing was found', () => {
    const input = inputOf({ checklist: 'cement' });
    for (const kind of ['nonconformities', 'correctionNotice'] as const)
      expect(formState(input, kind).name).toBe('notNeeded');
  });

  it('an order without a date or without saying what to do is not printed, and says of which clause', () => {
    const built = buildAnsweredInspection(failing);
    const record = built.record('zh', 'draft');
    const journal = record.journal.slice(
      0,
      record.journal.findIndex(({ event }) => event.type === 'finding.detailed'),
    );
    const input = reportInputOf({ ...record, journal });
    const state = formState(input, 'correctionNotice');
    expect(state.name === 'missing' && state.what.map(({ zh }) => zh)).toEqual([
      '2.2.2 未写整改要求。',
      '2.2.2 未定整改期限。',
      '3.3 未写整改要求。',
      '3.3 未定整改期限。',
    ]);
    expect(() => buildFormModel(input, { kind: 'correctionNotice', language: 'zh', sealed: false })).toThrow(
      expect.objectContaining({ code: 'FORM_NOT_READY' }),
    );
  });

  it('a form of another type of inspection is refused', () => {
    const input = inputOf({ checklist: 'banknote', type: 'spotCheck' });
    expect(() => buildFormModel(input, { kind: 'correctionNotice', language: 'zh', sealed: false })).toThrow(
      expect.objectContaining({ code: 'FORM_NOT_READY' }),
    );
  });

  it('a record that is not finished can be printed and says what is open', () => {
    const input = inputOf({ checklist: 'cement', leaveOpen: ['g-3.3', 'g-2.2.2'] });
    const state = formState(input, 'itemRecord');
    expect(state.name === 'ready' && state.notes.map(({ zh }) => zh)).toEqual(['尚有 2 款未判定。']);
  });
});

describe('what stands on a form', () => {
  it('says that the inspection is not sealed yet, and nothing of it once it is', () => {
    const input = inputOf(failing);
    const model = (sealed: boolean) =>
      buildFormModel(input, { kind: 'openingNotice', language: 'zh', sealed });
    expect(model(false).header.draft).toBe('打印时尚未封存');
    expect(model(true).header.draft).toBeNull();
  });

  it('carries the journal head that it was printed from, in words and in the code', () => {
    const input = inputOf(failing);
    const model = form(failing, 'openingNotice');
    const head = input.journal.head;
    expect(model.footer.digest.replaceAll(' ', '')).toBe(head.slice(0, 32));
    expect(model.qr).toBe(`HECHA:F1:HC-421024-20261123-01-F1:${head.toUpperCase()}`);
  });

  it('the notice tells of withdrawal; an unannounced one names no day before', () => {
    const announced = textOf(form({ checklist: 'cement', type: 'randomSupervision' }, 'openingNotice'));
    const unannounced = textOf(form({ checklist: 'cement', type: 'unannounced' }, 'openingNotice'));
    for (const text of [announced, unannounced]) {
      expect(text).toContain('有权申请其回避');
      expect(text).toContain('鄂核0417');
    }
    expect(announced).toContain('通知日期');
    expect(unannounced).not.toContain('通知日期');
    expect(unannounced).not.toContain('请备查阅');
  });

  it('nothing of the lead behind a visit reaches paper', () => {
    const input = inputOf({ checklist: 'cement', type: 'unannounced' });
    const told = {
      ...input,
      inspection: {
        ...input.inspection,
        assignment: { ...input.inspection.assignment, background: '举报人王某称夜间换袋。' },
      },
    };
    for (const { kind, state } of formStates(told)) {
      if (state.name !== 'ready') continue;
      const model = buildFormModel(told, { kind, language: 'both', sealed: false });
      expect(textOf(model)).not.toContain('举报人');
    }
  });

  it('the order names each finding with its date, and the way to review and court; a licence review asks only', () => {
    const asked = textOf(form(failing, 'correctionNotice'));
    expect(asked).toContain('操作有误。');
    expect(asked).toContain('最晚不迟于 2026-12-23');
    expect(asked).not.toContain('行政复议');
    const ordered = textOf(
      form(
        {
          checklist: 'fertiliser',
          type: 'recheck',
          units: ['compound'],
          verdicts: { 'g-s.10': 'nonconforming' },
          notes: { 'g-s.10': '设备不在。' },
        },
        'correctionNotice',
      ),
    );
    expect(ordered).toContain('60 日内依法申请行政复议');
    expect(ordered).toContain('设备不在。');
  });

  it('the sampling record has three copies of every sample, each with its seals', () => {
    const options: AnsweredOptions = { checklist: 'banknote', type: 'spotCheck' };
    const model = form(options, 'samplingRecord');
    const samples = inputOf(options).context.checklist.items.filter(
      ({ id, task }) => task.kind === 'sampling' && inputOf(options).evaluation.items.get(id)?.asked,
    ).length;
    expect(model.sheets).toHaveLength(3 * samples);
    expect(model.sheets.slice(0, 3).map(({ subtitle }) => subtitle.main)).toEqual([
      '第一联　检验机构留存',
      '第二联　被抽样单位留存',
      '第三联　组织抽样的部门留存',
    ]);
    for (const sheet of model.sheets) expect(JSON.stringify(sheet)).toMatch(/鄂封\w+-131/);
  });

  it('the closing record lists the papers that were there to hand over', () => {
    const text = textOf(form(failing, 'closingRecord'));
    for (const name of ['企业实地核查通知书', '整改通知书', '签字后的报告']) expect(text).toContain(name);
    expect(text).not.toContain('抽样单');
  });

  it('the closing record ticks what is recorded as handed over, with who took it', () => {
    const input = inputOf(failing);
    const handed = [
      {
        form: 'openingNotice',
        file: 'f'.repeat(64),
        to: '刘建国',
        stamp: { at: '2026-11-23T09:10:00+08:00', by: 'insp-01' },
      },
    ] as const;
    const told = { ...input, inspection: { ...input.inspection, handed } };
    const model = buildFormModel(told, { kind: 'closingRecord', language: 'zh', sealed: false });
    const ticked = model.sheets
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'choices' ? block.choices : []))
      .filter((choice) => choice.ticked);
    expect(ticked.map(({ words }) => words.main)).toEqual([
      '企业实地核查通知书（2026-11-23 09:10 交 刘建国）',
    ]);
  });

  it('no Chinese word of the program stands in an English one', () => {
    const texts = [
      ...Object.values(formText),
      ...Object.values(formStateText),
      ...Object.values(visitText).flatMap((words) => Object.values(words)),
      ...InspectionType.options.flatMap((type) =>
        formsOf(type).flatMap(({ kind, name }) => [
          name,
          ...groundsOf(kind, type).flatMap(({ document, articles, carries }) =>
            articles ? [document, articles, carries] : [document, carries],
          ),
        ]),
      ),
    ];
    expect(texts.filter(({ en }) => /\p{Script=Han}/u.test(en))).toEqual([]);
  });

  it('has a sub-line for every main one in both languages, and none in one', () => {
    const both = form(failing, 'openingNotice', 'both');
    expect(both.sheets[0]?.title).toEqual({ main: '企业实地核查通知书', sub: 'Notice of On-site Review' });
    expect(form(failing, 'openingNotice', 'en').sheets[0]?.title.sub).toBeNull();
  });
});

describe('a record in which a form changed hands', () => {
  it('is whole: its chain holds, and so does every signature given before', () => {
    const record = buildAnsweredInspection(failing).record('zh', 'final');
    const { inspectionId, journal } = record;
    const last = journal.at(-1);
    if (!last) throw new Error('a journal has entries');
    const handed = linkEntry(
      { inspectionId, seq: last.seq, hash: last.hash },
      { type: 'form.handed', form: 'correctionNotice', file: 'e'.repeat(64), to: '刘建国' },
      { at: '2026-11-23T16:30:00+08:00', by: 'insp-01', deviceId: last.deviceId },
    );
    const longer = EmbeddedRecord.parse({
      ...record,
      journal: [...journal, handed],
      journalHead: handed.hash,
    });
    expect(checkRecord(longer).filter(({ ok }) => !ok)).toEqual([]);
    expect(reportInputOf(longer).inspection.handed).toHaveLength(1);
  });
});

describe('samples of a visit', () => {
  it('are read in order, and what is blank is no sample', () => {
    const input = inputOf({ checklist: 'delisted', type: 'spotCheck' });
    const item = input.context.checklist.items.find(({ task }) => task.kind === 'sampling')?.id ?? '';
    const values = {
      's/count': '3',
      's/1/batch': 'B1',
      's/2/batch': ' ',
      's/3/batch': 'B3',
      's/3/seals': '001',
    };
    const answers = input.inspection.answers.set(item, { ...emptyAnswer, values });
    const found = samplesOfVisit({ ...input, inspection: { ...input.inspection, answers } });
    expect(found.map(({ ordinal, fields }) => [ordinal, fields])).toEqual([
      [1, { batch: 'B1' }],
      [3, { batch: 'B3', seals: '001' }],
    ]);
  });
});
