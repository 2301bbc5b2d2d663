import type { Checklist, Item } from '../../shared/domain/checklist.ts';

const itemsPerSection = 50;

const itemAt = (index: number): Item => {
  const number = String(index + 1);
  return {
    id: `item-${number}`,
    clause: `${String(Math.floor(index / itemsPerSection) + 1)}.${String((index % itemsPerSection) + 1)}`,
    section: `section-${String(Math.floor(index / itemsPerSection) + 1)}`,
    title: { zh: `第 ${number} 项：设备与工序检查`, en: `Item ${number}: check of equipment and process` },
    requirement: {
      zh: `企业应对第 ${number} 号部位进行日常检查并保存记录。`,
      en: `The firm checks part ${number} every day and keeps records.`,
    },
    checks: [{ zh: '查看现场和近三个月记录。', en: 'Look at the place and at the records of three months.' }],
    task: { kind: 'judgement' },
    veto: false,
    evidence: [],
    provenance: { basis: 'unverified' },
  };
};

/** `pattern` with `count` made-up items in place of its own: each is judged, and has a record to be typed. */
export const longChecklist = (pattern: Checklist, count: number): Checklist => ({
  ...pattern,
  id: `bench-${String(count)}`,
  sections: Array.from({ length: Math.ceil(count / itemsPerSection) }, (_, index) => ({
    id: `section-${String(index + 1)}`,
    ordinal: String(index + 1),
    title: { zh: `第 ${String(index + 1)} 部分`, en: `Part ${String(index + 1)}` },
  })),
  items: Array.from({ length: count }, (_, index) => itemAt(index)),
});
