import { describe, expect, it } from 'vitest';
import { checkContent, parseContent } from '../../../shared/content/parse-content.ts';
import type { Words } from '../../../shared/domain/words.ts';
import { HechaError } from '../../../shared/errors.ts';
import { digestOf } from '../../../shared/seal/digest.ts';
import { specimenContent } from './specimen-content.ts';

const catalogue = 'catalogue/categories.yaml';
const rules = 'rule-sets/short.yaml';
const general = 'specifications/general/items.yaml';
const specification = 'specifications/cement/specification.yaml';
const items = 'specifications/cement/items.yaml';

const refusalOf = (files: Record<string, string>): { file: string; line: number; reason: Words } => {
  try {
    parseContent(files);
  } catch (caught) {
    if (caught instanceof HechaError && caught.code === 'CONTENT_INVALID')
      return caught.detail as { file: string; line: number; reason: Words };
    throw caught;
  }
  throw new Error('the content was accepted');
};

type Defect = {
  readonly file: string;
  /** What is written in place of what. */
  readonly from: string;
  readonly to: string;
  /** The first line that holds this text (the last one, if `last`) is the one to be named, or the line above it. */
  readonly at: string;
  readonly last?: true;
  readonly above?: true;
  /** The file that is refused, where it is another than the one with the defect. */
  readonly refused?: string;
  /** Other files than those of the specimen. */
  readonly with?: Record<string, string>;
  readonly says: RegExp;
};
const edit = (file: string, from: string, to: string): Record<string, string> => ({
  [file]: (specimenContent[file] ?? '').replace(from, to),
});

const defects: Record<string, Defect> = {
  'broken syntax': { file: items, from: 'checks:\n', to: 'checks: [\n', at: '- { zh: 称量', says: /./ },
  'a key written twice': {
    file: rules,
    from: 'version: 1\n',
    to: 'version: 1\nversion: 2\n',
    at: 'version: 2',
    says: /unique/i,
  },
  'a product unit of two categories': {
    file: catalogue,
    from: "  - code: '02'",
    to: "  - code: '03'\n    name: { zh: 甲, en: A }\n    licencePrefixes: []\n    units: [{ id: bulk, name: { zh: 乙, en: B }, provenance: { basis: recalled } }]\n  - code: '02'",
    at: '- id: bulk',
    last: true,
    says: /duplicate product unit "bulk"/,
  },
  'an unknown key': {
    file: general,
    from: "    clause: '1.1'\n",
    to: "    clause: '1.1'\n    colour: red\n",
    at: 'colour',
    says: /unknown key/,
  },
  'a value the schema does not know': {
    file: items,
    from: "op: '>='",
    to: "op: '=>'",
    at: "op: '=>'",
    says: /criteria\[0\]\.op: must be one of/,
  },
  'a missing translation': {
    file: items,
    from: 'title: { zh: 第二, en: Second }',
    to: 'title: { zh: 第二 }',
    at: 'title: { zh: 第二 }',
    says: /items\[1\]\.title\.en/,
  },
  'an item without a way to check it': {
    file: general,
    from: 'checks:\n      - { zh: 查文件。, en: Read it. }',
    to: 'checks: []',
    at: 'checks: []',
    says: /checks/,
  },
  'two items with one id': {
    file: items,
    from: 'id: third',
    to: 'id: second',
    at: 'clause: M3',
    above: true,
    says: /duplicate item "second"/,
  },
  'a general item taken under the id of an own one': {
    file: items,
    from: 'id: third',
    to: 'id: g-1.1',
    at: 'id: g-1.1',
    says: /duplicate item/,
  },
  'two units with one id': {
    file: catalogue,
    from: 'id: bulk',
    to: 'id: bagged',
    at: '散装',
    above: true,
    says: /duplicate product unit/,
  },
  'two sections with one id': {
    file: specification,
    from: 'id: product',
    to: 'id: duties',
    at: 'id: duties',
    says: /duplicate section/,
  },
  'an unknown section': {
    file: items,
    from: 'section: product',
    to: 'section: produkt',
    at: 'produkt',
    says: /unknown section/,
  },
  'an unknown section taken': {
    file: specification,
    from: 'take: duties',
    to: 'take: dutys',
    at: 'take: dutys',
    says: /unknown section/,
  },
  'an unknown general item': {
    file: specification,
    from: 'item: g-1.1',
    to: 'item: g-9.9',
    at: 'g-9.9',
    says: /unknown general item/,
  },
  'an unknown category': {
    file: specification,
    from: "category: '02'",
    to: "category: '77'",
    at: "'77'",
    says: /unknown category/,
  },
  'an unknown unit': {
    file: items,
    from: 'units: [bagged]',
    to: 'units: [boxed]',
    at: 'boxed',
    says: /unknown product unit/,
  },
  'an unknown rule set': {
    file: specification,
    from: 'unannounced: short',
    to: 'unannounced: long',
    at: 'unannounced',
    says: /unknown rule set "long"/,
  },
  'an item asked in a type of inspection that is not offered': {
    file: general,
    from: '    section: duties\n',
    to: '    section: duties\n    types: [licenceReview, spotCheck]\n',
    at: 'g-1.1',
    refused: specification,
    says: /"Spot check" is not offered/,
  },
  'a condition on an unknown item': {
    file: items,
    from: 'item: second',
    to: 'item: secund',
    at: 'secund',
    says: /unknown item "secund"/,
  },
  'a circle of conditions': {
    file: items,
    from: 'askedWhen: { item: bags',
    to: 'askedWhen: { item: third',
    at: 'item: third',
    says: /cycle: second → third → second/,
  },
  'a condition on an item that is not asked at that visit': {
    file: items,
    from: 'units: [bagged]',
    to: 'units: [bagged]\n    types: [recheck]',
    at: 'item: bags',
    says: /never be asked in "Licence review": "bags"/,
  },
  'a clause asked twice at one visit': {
    file: items,
    from: 'clause: M3',
    to: 'clause: M2',
    at: 'clause: M2',
    last: true,
    says: /already asked/,
  },
  'a veto clause that nobody asks': {
    file: rules,
    from: "clauses: ['1.1']",
    to: "clauses: ['1.1', '5.5']",
    at: 'licenceReview',
    refused: specification,
    says: /veto clause 5\.5 .*"Licence review"/,
  },
  'a veto clause that is not asked in one of the types it concludes': {
    file: general,
    from: '    section: duties\n',
    to: '    section: duties\n    types: [licenceReview, randomSupervision, unannounced]\n',
    at: 'recheck',
    refused: specification,
    says: /veto clause 1\.1 .*"Re-check"/,
  },
  'a rule that counts a grade it does not offer': {
    file: rules,
    from: 'count: nonconforming',
    to: 'count: improvement',
    at: 'count: improvement',
    says: /no grade/,
  },
  'an expression that does not parse': {
    file: items,
    from: 'value: min(bag)',
    to: 'value: min(bag',
    at: 'value: min(bag',
    says: /missing/,
  },
  'an expression with an unknown name': {
    file: items,
    from: 'value: min(bag)',
    to: 'value: min(sack)',
    at: 'sack',
    says: /sack/,
  },
  'an expression with an unknown function': {
    file: items,
    from: 'value: min(bag)',
    to: 'value: median(bag)',
    at: 'median',
    says: /median/,
  },
  'a name that reads as a subtraction': {
    file: items,
    from: 'id: bag,',
    to: 'id: bag-mass,',
    at: 'bag-mass',
    says: /cannot be named/,
  },
  'one name for two things': {
    file: items,
    from: 'id: least',
    to: 'id: size',
    at: 'rows:',
    above: true,
    says: /duplicate name "size"/,
  },
  'a table row that is no choice': {
    file: items,
    from: "'25': '24.8'",
    to: "'25': '24.8', '40': '39.6'",
    at: "'40'",
    says: /row "40" is no choice/,
  },
  'a choice that no table covers': {
    file: items,
    from: ", '25': '24.8'",
    to: '',
    at: '- id: least',
    says: /"least" has no row for choice 25 /,
  },
  'a table that is never looked up': {
    file: items,
    from: 'limit: lookup(least, size)',
    to: "limit: '49.5'",
    at: '- id: least',
    says: /never looked up/,
  },
  'a text that was not translated': {
    file: items,
    from: 'title: { zh: 第三, en: Third }',
    to: 'title: { zh: 第三, en: 第三 }',
    at: 'title: { zh: 第三',
    says: /Chinese in the English text/,
  },
  'an English text in place of a Chinese one': {
    file: items,
    from: 'zh: 够重。, en: Heavy enough.',
    to: 'zh: Heavy enough for us., en: Heavy enough for us.',
    at: 'Heavy enough for us',
    says: /the Chinese text is the English one/,
  },
  'a blank text': {
    file: items,
    from: 'title: { zh: 第三, en: Third }',
    to: "title: { zh: ' ', en: Third }",
    at: "zh: ' '",
    says: /is blank/,
  },
  'an item without a clause': {
    file: items,
    from: '    clause: M3\n',
    to: '',
    at: '- id: third',
    says: /items\[2\]\.clause: is missing/,
  },
  'an item that rests on a verdict which nobody can give': {
    file: items,
    from: 'item: second, verdicts: [nonconforming]',
    to: 'item: second, verdicts: [improvement]',
    at: 'item: second',
    says: /never be asked in "Licence review": "second"/,
  },
  'an item asked for a unit for which its condition is not': {
    file: items,
    from: '    units: [bagged]\n    askedWhen: { item: bags',
    to: '    askedWhen: { item: bags',
    at: 'item: bags',
    says: /never be asked for unit "bulk"/,
  },
  'a section without an item': {
    file: specification,
    from: 'general:\n',
    to: '  - { id: bare, ordinal: 三, title: { zh: 空, en: Bare } }\ngeneral:\n',
    at: 'id: bare',
    says: /section "bare" has no item/,
  },
  'a unit of which a type asks nothing': {
    file: general,
    from: "    clause: '1.1'\n",
    to: "    clause: '1.1'\n    units: [bagged]\n",
    at: 'licenceReview',
    refused: specification,
    says: /"Licence review" asks nothing of a maker of unit "bulk"/,
  },
  'a veto that no rule set knows': {
    file: rules,
    from: "veto: { by: clauses, clauses: ['1.1'] }",
    to: 'veto: { by: none }',
    at: 'item: g-1.1',
    refused: specification,
    with: {
      ...edit(general, '    section: duties\n', '    section: duties\n    veto: true\n'),
      ...edit(
        rules,
        /conclusion:[^]*/.exec(specimenContent[rules] ?? '')?.[0] ?? '',
        `conclusion:
  kind: closedList
  results: [{ id: a, words: { zh: 甲, en: A }, outcome: pass }, { id: b, words: { zh: 乙, en: B }, outcome: fail }]
  followUps: [{ id: c, words: { zh: 丙, en: C }, outcome: neutral }]
`,
      ),
    },
    says: /the veto can never fire/,
  },
  'a photograph demanded where none may be taken': {
    file: items,
    from: '    units: [bagged]\n    provenance',
    to: '    units: [bagged]\n    noPhotos: { zh: 防爆, en: Explosive }\n    evidence: [{ id: e, kind: photo, atLeast: 1, words: { zh: 秤, en: Scale }, when: always }]\n    provenance',
    at: 'evidence:',
    says: /evidence\[0\]\.kind: demands a photograph where none may be taken/,
  },
  'more evidence than a demand can hold': {
    file: items,
    from: '    units: [bagged]\n    provenance',
    to: '    units: [bagged]\n    evidence: [{ id: e, kind: any, atLeast: 21, words: { zh: 秤, en: Scale }, when: always }]\n    provenance',
    at: 'evidence:',
    says: /atLeast: must be at most 20/,
  },
  'a rule set that ends before it begins': {
    file: rules,
    from: 'effectiveFrom: null\neffectiveTo: null',
    to: 'effectiveFrom: 2020-01-02\neffectiveTo: 2020-01-01',
    at: 'effectiveTo',
    says: /ends before it begins/,
  },
  'a grade offered twice': {
    file: rules,
    from: 'verdict: nonconforming\n',
    to: 'verdict: conforms\n',
    at: 'verdict: conforms',
    last: true,
    says: /duplicate grade "conforms"/,
  },
  'a rule that fails whatever is found': {
    file: rules,
    from: "op: '='\n        value: 0",
    to: "op: '>'\n        value: 0",
    at: 'licenceReview',
    refused: specification,
    says: /"short", "Licence review" fails even where everything conforms/,
  },
  'a rule that passes whatever is found': {
    file: rules,
    from: "op: '='\n        value: 0",
    to: "op: '<='\n        value: 90",
    at: 'licenceReview',
    refused: specification,
    says: /"short", "Licence review" passes even where nothing conforms/,
  },
  'a rule that passes with a failed veto clause': {
    file: rules,
    from: "among: all\n        op: '='\n        value: 0",
    to: "among: other\n        op: '='\n        value: 0",
    at: 'licenceReview',
    refused: specification,
    says: /passes with a failed veto clause/,
  },
};

const broken = ({ file, from, to }: Pick<Defect, 'file' | 'from' | 'to'>, files = specimenContent) => {
  const text = files[file] ?? '';
  expect(text).toContain(from);
  return { ...files, [file]: text.replace(from, to) };
};

describe('content that has a defect is refused with file, line and reason', () => {
  it.each(Object.entries(defects))('refuses %s', (_name, defect) => {
    const { file, at, last, above, refused = file, says } = defect;
    const files = broken(defect, defect.with ? { ...specimenContent, ...defect.with } : specimenContent);
    const lines = (files[refused] ?? '').split('\n');
    const holds = (line: string): boolean => line.includes(at);
    const found = last ? lines.findLastIndex(holds) : lines.findIndex(holds);
    expect(found).toBeGreaterThanOrEqual(0);
    const { findings } = checkContent(files);
    expect(findings.filter(({ reason }) => says.test(reason.en))).toContainEqual(
      expect.objectContaining({ file: refused, line: above ? found : found + 1 }),
    );
    expect(refusalOf(files)).toEqual(findings[0]);
    for (const { reason } of findings) expect(reason.zh).toMatch(/\p{Script=Han}/u);
  });

  it('names everything that is wrong, by file and line, and each thing once', () => {
    const names = [
      'an unknown unit',
      'an unknown rule set',
      'a missing translation',
      'a rule that counts a grade it does not offer',
      'a value the schema does not know',
    ];
    const files = names.reduce<Record<string, string>>(
      (all, name) => broken(defects[name] as Defect, all),
      specimenContent,
    );
    const { findings } = checkContent(files);
    expect(findings.map(({ file }) => file)).toEqual(findings.map(({ file }) => file).toSorted());
    expect(new Set(findings.map((one) => JSON.stringify(one))).size).toBe(findings.length);
    for (const name of names.filter((one) => one !== 'an unknown unit'))
      expect(
        findings.some(({ reason }) => defects[name]?.says.test(reason.en)),
        name,
      ).toBe(true);
  });

  it('does not say of what cannot be read that it is missing', () => {
    const files = broken(defects['a missing translation'] as Defect);
    expect(checkContent(files).findings.map(({ reason }) => reason.en)).toEqual([
      'items[1].title.en: is missing',
    ]);
  });
});

describe('a file that is no content at all', () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: [*c, *c, *c, *c, *c, *c, *c, *c, *c]
`;
  it.each([
    ['an empty one', ''],
    ['a list', '- a\n- b\n'],
    ['a word', 'cement\n'],
    ['two documents', '---\nschema: 1\n---\nschema: 1\n'],
    ['an alias that leads nowhere', 'schema: *nowhere\n'],
    ['aliases that unfold without end', bomb],
    ['an unresolved tag', 'schema: !!js/function "x"\n'],
  ])('refuses %s', (_name, text) => {
    const refusal = refusalOf({ ...specimenContent, [catalogue]: text });
    expect(refusal.file).toBe(catalogue);
    expect(refusal.line).toBeGreaterThanOrEqual(1);
    expect(refusal.reason.en).not.toBe('');
  });

  it('refuses any text cut off anywhere, or accepts it, but never fails otherwise', () => {
    const text = specimenContent[items] ?? '';
    for (let length = 0; length < text.length; length += 7)
      try {
        parseContent({ ...specimenContent, [items]: text.slice(0, length) });
      } catch (caught) {
        expect(caught).toMatchObject({
          code: 'CONTENT_INVALID',
          detail: { file: expect.any(String) as string },
        });
      }
  });
});

describe('content that is sound', () => {
  it('parses, with what is left out meaning judgement, no evidence and no veto', () => {
    const { checklists, ruleSets } = parseContent(specimenContent);
    expect(ruleSets.map(({ id }) => id)).toEqual(['short']);
    expect(checklists[0]?.items.map(({ clause }) => clause)).toEqual(['1.1', 'M1', 'M2', 'M3']);
    expect(checklists[0]?.items[0]).toMatchObject({ task: { kind: 'judgement' }, evidence: [], veto: false });
  });

  it('gives the same digest in whatever order files and items come', () => {
    const turned = Object.fromEntries(Object.entries(specimenContent).toReversed());
    const [head = '', ...rest] = (specimenContent[items] ?? '').split(/(?=^ {2}- id: )/m);
    const shuffled = { ...turned, [items]: head + rest.toReversed().join('') };
    expect(digestOf(parseContent(turned))).toBe(digestOf(parseContent(specimenContent)));
    expect(digestOf(parseContent(shuffled))).toBe(digestOf(parseContent(specimenContent)));
  });

  it('sorts clauses as people read them, and lets a category renumber a general item', () => {
    const files = {
      ...specimenContent,
      [items]: (specimenContent[items] ?? '').replace('clause: M2', 'clause: M10'),
      [specification]: (specimenContent[specification] ?? '')
        .replace('item: g-1.1', "item: g-1.1\n    clause: '1.10'\n    section: product")
        .replace('  - take: duties\n', ''),
      [rules]: (specimenContent[rules] ?? '').replace("'1.1'", "'1.10'"),
    };
    const clauses = parseContent(files).checklists[0]?.items.map(({ clause }) => clause);
    expect(clauses).toEqual(['1.10', 'M1', 'M3', 'M10']);
  });
});
