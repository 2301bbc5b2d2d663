import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeSheets from 'write-excel-file/node';
import { parse } from 'yaml';
import { runSpecs } from '../../../headquarters/authoring/run-specs.ts';
import { draftFromForm } from '../../../headquarters/authoring/xlsform/form-to-draft.ts';
import { readCondition, readConstraint } from '../../../headquarters/authoring/xlsform/read-expressions.ts';
import type { Finding } from '../../../shared/content/finding.ts';
import { checkContent } from '../../../shared/content/parse-content.ts';
import { Fragment } from '../../../shared/content/authored.ts';
import type { HechaError } from '../../../shared/errors.ts';
import { specimenContent } from '../../shared/content/specimen-content.ts';

type Cells = readonly (readonly (string | null)[])[];

const workbookOf = async (sheets: Readonly<Record<string, Cells>>): Promise<Uint8Array> => {
  const buffer = await writeSheets(
    Object.entries(sheets).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) => row.map((value) => (value === null ? null : { type: String, value }))),
    })),
  ).toBuffer();
  return new Uint8Array(buffer);
};

const columns = [
  ...['type', 'name', 'label::中文(zh)', 'label::English(en)', 'hint::中文(zh)', 'hint::English(en)'],
  ...['required', 'relevant', 'constraint', 'clause', 'standard'],
];
type Row = Partial<Record<'type' | 'name' | 'zh' | 'en' | 'hintZh' | 'hintEn', string>> &
  Partial<Record<'required' | 'relevant' | 'constraint' | 'clause' | 'standard', string>>;
const rowOf = (row: Row): (string | null)[] =>
  (
    [
      ...(['type', 'name', 'zh', 'en', 'hintZh', 'hintEn'] as const),
      ...(['required', 'relevant', 'constraint', 'clause', 'standard'] as const),
    ] as const
  ).map((key) => row[key] ?? null);

const hint = { hintZh: '看现场', hintEn: 'Look on site' };
const yesNo: Cells = [
  ['list_name', 'name', 'label::中文(zh)', 'label::English(en)'],
  ['yn', 'yes', '是', 'Yes'],
  ['yn', 'no', '否', 'No'],
  ['yn', 'na', '不适用', 'Not applicable'],
  ['papers', 'permit', '许可证', 'Permit'],
  ['papers', 'record', '记录', 'Record'],
  ['kind', 'a', '甲类', 'Kind A'],
  ['kind', 'b', '乙类', 'Kind B'],
];
const settings: Cells = [
  ['form_title::中文(zh)', 'form_title::English(en)', 'form_id', 'category'],
  ['包装检查', 'Bag check', 'bag_check', '02'],
];

const formOf = (rows: readonly Row[], more: Readonly<Record<string, Cells>> = {}) =>
  workbookOf({ survey: [columns, ...rows.map(rowOf)], choices: yesNo, settings, ...more });

const draftOf = async (bytes: Uint8Array) =>
  draftFromForm(bytes, { name: 'from-elsewhere', category: null, taken: new Set(['cement', 'general']) });

type Written = {
  id: string;
  clause?: string;
  section: string;
  title: unknown;
  checks?: unknown[];
  task?: {
    kind: string;
    criteria?: unknown[];
    quantities?: unknown[];
    documents?: unknown[];
    instrument?: boolean;
  };
  askedWhen?: unknown;
  evidence?: unknown[];
  provenance: { basis: string; source: string };
};
const itemsOf = async (rows: readonly Row[]) => {
  const { files } = await draftOf(await formOf(rows));
  const { items } = parse(files['specifications/bag-check/items.yaml'] ?? '') as { items: Written[] };
  return items;
};
const specificationOf = async (rows: readonly Row[]) => {
  const { files } = await draftOf(await formOf(rows));
  return parse(files['specifications/bag-check/specification.yaml'] ?? '') as {
    title: unknown;
    category?: string;
    sections: unknown[];
  };
};

/** What is wrong with a form: every place with its reason. */
const refusalOf = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const caught = await draftOf(bytes).then(
    () => null,
    (error: unknown) => error as HechaError,
  );
  expect(caught?.code).toBe('WORKBOOK_INVALID');
  const findings = caught?.detail['findings'] as readonly Finding[] | undefined;
  return findings?.map(({ file, cell }) => `${file}!${cell ?? ''}`) ?? [String(caught?.detail['place'])];
};

const question: Row = {
  type: 'select_one yn',
  name: 'scale',
  zh: '秤在检定期内',
  en: 'Scale is verified',
  ...hint,
};

describe('an XLSForm as a draft', () => {
  it('is a specification that fits the schema where the form says everything', async () => {
    const rows: Row[] = [
      { type: 'begin_group', name: 'packing', zh: '包装', en: 'Packing' },
      { ...question, clause: '1.1' },
      {
        type: 'decimal',
        name: 'net',
        zh: '净重（kg）',
        en: 'Net mass (kg)',
        constraint: '. >= 49.5 and . <= 50.5',
        clause: '1.2',
        standard: 'GB 175-2023',
        ...hint,
      },
      { type: 'image', name: 'bag', zh: '袋面', en: 'Bag', required: 'yes' },
      { type: 'end_group' },
    ];
    const draft = await draftOf(await formOf(rows));
    expect(draft).toMatchObject({ folder: 'bag-check', items: 2, remarks: [] });
    const all = { ...specimenContent, ...draft.files };
    const { findings, checklists } = checkContent(all);
    expect(findings).toEqual([]);
    const checklist = checklists.find(({ id }) => id === 'bag-check');
    expect(checklist).toMatchObject({ title: { zh: '包装检查', en: 'Bag check' }, ruleSets: {} });
    expect(checklist?.items.map(({ id, clause, section }) => [id, clause, section])).toEqual([
      ['bag-check-scale', '1.1', 'packing'],
      ['bag-check-net', '1.2', 'packing'],
    ]);
    const [, net] = checklist?.items ?? [];
    expect(net?.task).toMatchObject({
      kind: 'measurement',
      quantities: [{ unit: 'kg', count: 1, decimals: 1 }],
      criteria: [{ op: 'range', limit: ['49.5', '50.5'], standard: 'GB 175-2023', unit: 'kg' }],
      instrument: true,
    });
    expect(net?.evidence).toMatchObject([{ id: 'bag', kind: 'photo', when: 'always' }]);
  });

  it('marks everything unverified and names the row it came from', async () => {
    const [item] = await itemsOf([question]);
    expect(item?.provenance).toEqual({ basis: 'unverified', source: 'XLSForm bag-check, survey!A2' });
  });

  it('leaves out what the form does not say, so that the check names it by line', async () => {
    const draft = await draftOf(
      await formOf([{ type: 'decimal', name: 'net', zh: '净重', constraint: '. > 0' }]),
    );
    const { findings } = checkContent({ ...specimenContent, ...draft.files });
    const lines = (draft.files['specifications/bag-check/items.yaml'] ?? '').split('\n');
    expect(findings.length).toBeGreaterThan(3);
    for (const { file, line } of findings) {
      expect(file).toBe('specifications/bag-check/items.yaml');
      expect(lines[line - 1]).toBeDefined();
    }
    expect(findings.map(({ reason }) => reason.zh).join()).toMatch(/clause|缺/);
  });

  it('makes sections of groups, also of groups in groups, and one for what stands outside', async () => {
    const { sections, title, category } = await specificationOf([
      question,
      { type: 'begin group', name: 'a', zh: '甲', en: 'A' },
      { ...question, name: 'q2' },
      { type: 'begin_group', name: 'b', zh: '乙', en: 'B' },
      { ...question, name: 'q3' },
      { type: 'end_group' },
      { type: 'end group' },
    ]);
    expect([title, category]).toEqual([{ zh: '包装检查', en: 'Bag check' }, '02']);
    expect(sections).toEqual([
      { id: 'bag-check-outside', ordinal: '1', title: { zh: '包装检查', en: 'Bag check' } },
      { id: 'a', ordinal: '2', title: { zh: '甲', en: 'A' } },
      { id: 'b', ordinal: '3', title: { zh: '甲 · 乙', en: 'A · B' } },
    ]);
  });

  it('asks under a condition where the other question’s choices are verdicts', async () => {
    const items = await itemsOf([
      question,
      { ...question, name: 'why', relevant: "${scale} = 'no' or selected(${scale}, 'na')" },
      { type: 'begin_group', name: 'g', zh: '组', en: 'G', relevant: '${scale}="yes"' },
      { ...question, name: 'in' },
      { type: 'end_group' },
    ]);
    expect(items.map(({ askedWhen }) => askedWhen)).toEqual([
      undefined,
      { item: 'bag-check-scale', verdicts: ['nonconforming', 'notApplicable'] },
      { item: 'bag-check-scale', verdicts: ['conforms'] },
    ]);
  });

  it('makes a list of papers of several choices, a step of the check of other choices and of notes', async () => {
    const items = await itemsOf([
      { type: 'note', name: 'n1', zh: '先看门', en: 'See the door first' },
      { type: 'select_one kind', name: 'kind', zh: '类别', en: 'Kind', ...hint },
      { type: 'select_multiple papers', name: 'papers', zh: '文件', en: 'Papers', ...hint },
    ]);
    expect(items[0]?.checks).toEqual([
      { zh: '先看门', en: 'See the door first' },
      { zh: '看现场', en: 'Look on site' },
      { zh: '选项：甲类、乙类', en: 'Choices: Kind A, Kind B' },
    ]);
    expect(items[1]?.task).toEqual({
      kind: 'document',
      documents: [
        { id: 'permit', name: { zh: '许可证', en: 'Permit' } },
        { id: 'record', name: { zh: '记录', en: 'Record' } },
      ],
    });
  });

  it('demands evidence with the question above it, only when that fails where the form says so', async () => {
    const items = await itemsOf([
      question,
      { type: 'image', name: 'p', zh: '照片', en: 'Photo', required: 'yes', relevant: "${scale}='no'" },
      { type: 'file', name: 'f', zh: '文件', en: 'File', required: 'true()' },
    ]);
    expect(items).toHaveLength(1);
    expect(items[0]?.evidence).toMatchObject([
      { id: 'p', kind: 'photo', when: 'nonconforming' },
      { id: 'f', kind: 'file', when: 'always' },
    ]);
  });

  it('tells by cell what was changed or left out', async () => {
    const { remarks } = await draftOf(
      await formOf([
        { type: 'start', name: 'start' },
        { type: 'text', name: 't', zh: '说明', en: 'Words', ...hint },
        { type: 'integer', name: 'i', zh: '人数', en: 'People', ...hint },
        { type: 'image', name: 'p', zh: '照片', en: 'Photo' },
        { type: 'calculate', name: 'c' },
        { type: 'select_one kind', name: 'k', zh: '类别', en: 'Kind' },
        { type: 'note', name: 'n', zh: '完', en: 'End', relevant: "${k}='a'" },
      ]),
    );
    expect(remarks.map(({ file, cell }) => `${file}!${cell ?? ''}`)).toEqual(
      ['A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'H8', 'A8'].map((cell) => `survey!${cell}`),
    );
  });
});

describe('a form that cannot be taken over', () => {
  it.each<[string, readonly Row[], readonly string[]]>([
    [
      'types without counterpart',
      [question, { type: 'geopoint', name: 'g' }, { type: 'begin_repeat', name: 'r' }],
      ['survey!A3', 'survey!A4'],
    ],
    ['a list with another answer', [{ ...question, type: 'select_one yn or_other' }], ['survey!A2']],
    ['an unknown list', [{ ...question, type: 'select_one nowhere' }], ['survey!A2']],
    ['a name that is there twice', [question, question], ['survey!B3']],
    ['a question without a name', [{ ...question, name: '' }], ['survey!B2']],
    [
      'a group without an end',
      [{ type: 'begin_group', name: 'g', zh: '组', en: 'G' }, question],
      ['survey!A2'],
    ],
    ['an end without a group', [question, { type: 'end_group' }], ['survey!A3']],
    [
      'a condition that is more than one',
      [question, { ...question, name: 'b', relevant: "${scale}='no' and true()" }],
      ['survey!H3'],
    ],
    [
      'a condition on a later question',
      [{ ...question, name: 'b', relevant: "${scale}='no'" }, question],
      ['survey!H2'],
    ],
    [
      'a condition on no choice',
      [question, { ...question, name: 'b', relevant: "${scale}='maybe'" }],
      ['survey!H3'],
    ],
    [
      'a limit that is a formula',
      [{ type: 'decimal', name: 'd', zh: '数', en: 'N', constraint: '. < ${x}' }],
      ['survey!I2'],
    ],
    [
      'a limit of a text',
      [{ type: 'text', name: 'd', zh: '字', en: 'T', constraint: '. > 1' }],
      ['survey!I2'],
    ],
    ['a required that depends', [{ ...question, required: '${x}=1' }], ['survey!G2']],
    ['nothing to ask', [{ type: 'start', name: 'start' }], ['survey!A1']],
  ])('names %s by cell', async (_what, rows, places) => {
    expect(await refusalOf(await formOf(rows))).toEqual(places);
  });

  it.each<[string, Readonly<Record<string, Cells>>, string]>([
    ['no survey', { choices: yesNo }, 'survey'],
    [
      'no column of labels',
      {
        survey: [
          ['type', 'name'],
          ['text', 'a'],
        ],
      },
      'survey!label',
    ],
    [
      'a title twice',
      {
        survey: [
          ['type', 'name', 'label', 'name'],
          ['text', 'a', 'b', 'c'],
        ],
      },
      'survey!D1',
    ],
  ])('names %s', async (_what, sheets, place) => {
    expect(await refusalOf(await workbookOf(sheets))).toEqual([place]);
  });

  it('refuses a name that a specification has already', async () => {
    const bytes = await formOf([question], {
      settings: [
        ['form_title', 'form_id'],
        ['Cement', 'cement'],
      ],
    });
    expect(await refusalOf(bytes)).toEqual(['settings!B2']);
  });

  it('refuses 20,000 rows, merged cells, formulas, and what is no workbook', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at): Row => ({ ...question, name: `q${at}` }));
    expect(await refusalOf(await formOf(rows))).toEqual(['survey!10001']);
    const strange = async (cell: object) =>
      new Uint8Array(
        await writeSheets([
          {
            sheet: 'survey',
            data: [
              [{ value: 'type' }, { value: 'name' }, { value: 'label' }],
              [{ value: 'text' }, { value: 'a' }, cell],
              [{ value: 'text' }, { value: 'b' }, null],
            ],
          },
        ]).toBuffer(),
      );
    expect(await refusalOf(await strange({ value: '=1+1', type: 'Formula' }))).toEqual(['survey!C2']);
    expect(await refusalOf(await strange({ value: 'x', rowSpan: 2 }))).toEqual(['survey!C2:C3']);
    expect(await refusalOf(new Uint8Array([1, 2, 3]))).toEqual(['.xlsx']);
  });
});

describe('expressions of a form', () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,8}$/);
  const value = fc.stringMatching(/^[A-Za-z0-9_]{0,8}$/);
  it('reads every simple condition', () => {
    fc.assert(
      fc.property(
        name,
        fc.array(value, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (question_, values, way) => {
          const written = values
            .map((one) => (way ? `\${${question_}} = '${one}'` : `selected(\${${question_}}, "${one}")`))
            .join(' or ');
          expect(readCondition(written)).toEqual({ question: question_, values: [...new Set(values)] });
        },
      ),
    );
  });

  it.each(["${a}!='x'", "not(${a}='x')", "${a}='x' and ${b}='y'", "${a}='x' or ${b}='y'", '${a} > 3', ''])(
    'does not read %s',
    (expression) => {
      expect(readCondition(expression)).toBeNull();
    },
  );

  it.each([
    ['. >= 1 and . <= 5', ['>= 1', '<= 5']],
    ['(.>0)', ['> 0']],
    ['10 >= .', ['<= 10']],
    ['.=2.50', ['= 2.50']],
  ])('reads the limits of %s', (expression, limits) => {
    expect(readConstraint(expression)?.map(({ op, limit }) => `${op} ${limit}`)).toEqual(limits);
  });

  it.each(['. > 1 or . < 0', 'regex(., "x")', '. >= ${min}', '. != 3', '. > today()'])(
    'does not read %s',
    (expression) => {
      expect(readConstraint(expression)).toBeNull();
    },
  );
});

describe('npm run specs -- import', () => {
  let scratch: string;
  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'hecha-xlsform-'));
  });
  afterAll(() => rm(scratch, { recursive: true, force: true }));

  const run = async (...args: string[]) => {
    const lines: string[] = [];
    const line = (text: string) => void lines.push(text);
    const code = await runSpecs(args, 'en', { out: line, problem: line });
    return { code, text: lines.join('\n') };
  };

  it('knows an XLSForm by its sheets, writes the draft beside the content, tells what is left and never overwrites', async () => {
    const file = join(scratch, 'form.xlsx');
    const out = join(scratch, 'drafts');
    await writeFile(file, await formOf([question, { type: 'text', name: 't', zh: '说明', en: 'Words' }]));
    const first = await run('import', file, '--out', out);
    expect(first.code).toBe(1);
    expect(first.text).toContain('survey!A3:');
    expect(first.text).toMatch(/specifications\/bag-check\/items\.yaml:\d+: /);
    const written = await readFile(join(out, 'specifications', 'bag-check', 'items.yaml'), 'utf8');
    expect(Fragment.partial().safeParse(parse(written)).success).toBe(false);
    const again = await run('import', file, '--out', out);
    expect([again.code, again.text]).toEqual([2, expect.stringContaining('not overwritten')]);
  });

  it('writes nothing where the form is refused, and names every cell', async () => {
    const file = join(scratch, 'bad.xlsx');
    const out = join(scratch, 'nothing');
    await writeFile(
      file,
      await formOf([question, { type: 'rank yn', name: 'r' }, { type: 'barcode', name: 'b' }]),
    );
    const { code, text } = await run('import', file, '--out', out);
    expect(code).toBe(1);
    expect(text).toContain('survey!A3:');
    expect(text).toContain('survey!A4:');
    await expect(readFile(join(out, 'specifications', 'bag-check', 'items.yaml'))).rejects.toThrow();
  });

  it('takes a workbook for an XLSForm on demand, and says which sheet it lacks', async () => {
    const file = join(scratch, 'other.xlsx');
    await writeFile(file, await workbookOf({ questions: [['type']] }));
    const { code, text } = await run('import', file, '--xlsform', '--out', join(scratch, 'other'));
    expect([code, text]).toEqual([1, expect.stringContaining('survey')]);
  });
});
