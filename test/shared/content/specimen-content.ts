import type { ContentFiles } from '../../../shared/content/parse-content.ts';

/** The smallest content that parses: one category, one rule set, one general item, three own ones. */
export const specimenContent: ContentFiles = {
  'catalogue/categories.yaml': `schema: 1
categories:
  - code: '02'
    name: { zh: 水泥, en: Cement }
    licencePrefixes: [XK08-001]
    units:
      - id: bagged
        name: { zh: 袋装, en: Bagged }
        provenance: { basis: recalled }
      - id: bulk
        name: { zh: 散装, en: Bulk }
        provenance: { basis: recalled }
`,
  'rule-sets/short.yaml': `schema: 1
id: short
version: 1
title: { zh: 简单规则, en: Short rule }
document: specimen
effectiveFrom: null
effectiveTo: null
provenance: { basis: recalled }
grades:
  - verdict: conforms
    words: { zh: 合格, en: Pass }
    for: all
  - verdict: nonconforming
    words: { zh: 不合格, en: Fail }
    for: all
veto: { by: clauses, clauses: ['1.1'] }
vetoMayBeNotApplicable: false
conclusion:
  kind: threshold
  pass: { zh: 合格, en: Pass }
  fail: { zh: 不合格, en: Fail }
  anyOf:
    - - id: none
        words: { zh: 无, en: None }
        count: nonconforming
        among: all
        op: '='
        value: 0
`,
  'specifications/general/items.yaml': `sections:
  - id: duties
    ordinal: 一
    title: { zh: 职责, en: Duties }
items:
  - id: g-1.1
    clause: '1.1'
    section: duties
    title: { zh: 机构, en: Organisation }
    requirement: { zh: 有机构。, en: There is one. }
    checks:
      - { zh: 查文件。, en: Read it. }
    provenance: { basis: recalled }
`,
  'specifications/cement/specification.yaml': `schema: 1
id: cement
version: 1
title: { zh: 水泥, en: Cement }
category: '02'
standards: []
ruleSets:
  licenceReview: short
  randomSupervision: short
  unannounced: short
  recheck: short
sections:
  - take: duties
  - id: product
    ordinal: 二
    title: { zh: 产品, en: Product }
general:
  - item: g-1.1
`,
  'specifications/cement/items.yaml': `items:
  - id: bags
    clause: M1
    section: product
    title: { zh: 袋重, en: Bag mass }
    requirement: { zh: 够重。, en: Heavy enough. }
    checks:
      - { zh: 称量。, en: Weigh. }
    task:
      kind: measurement
      parameters:
        - id: size
          name: { zh: 规格, en: Size }
          unit: kg
          choices:
            - { value: '50', name: { zh: 五十, en: Fifty } }
            - { value: '25', name: { zh: 二十五, en: Twenty-five } }
      quantities:
        - { id: bag, name: { zh: 袋, en: Bag }, unit: kg, count: 3, decimals: 1 }
      tables:
        - id: least
          rows: { '50': '49.5', '25': '24.8' }
      criteria:
        - id: each
          name: { zh: 单袋, en: Each }
          value: min(bag)
          unit: kg
          op: '>='
          limit: lookup(least, size)
          compare: full
          rounding: { interval: '0.1', mode: halfEven }
          standard: specimen
          provenance: { basis: recalled }
      instrument: false
    units: [bagged]
    provenance: { basis: recalled }
  - id: second
    clause: M2
    section: product
    title: { zh: 第二, en: Second }
    requirement: { zh: 有。, en: There is. }
    checks:
      - { zh: 看。, en: Look. }
    units: [bagged]
    askedWhen: { item: bags, verdicts: [nonconforming] }
    provenance: { basis: recalled }
  - id: third
    clause: M3
    section: product
    title: { zh: 第三, en: Third }
    requirement: { zh: 有。, en: There is. }
    checks:
      - { zh: 看。, en: Look. }
    units: [bagged]
    askedWhen: { item: second, verdicts: [nonconforming] }
    provenance: { basis: recalled }
`,
};
