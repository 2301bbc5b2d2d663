import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EarlierFindings,
  earlierFindings,
  mostEarlierFindings,
  type PastVisit,
} from '../../../shared/domain/earlier-findings.ts';
import { both } from './specimen.ts';

const found = (
  itemId: string,
  more: Partial<PastVisit['findings'][number]> = {},
): PastVisit['findings'][number] => ({
  itemId,
  clause: itemId,
  title: both(itemId),
  verdict: 'improvement',
  grade: both('improve'),
  fact: `${itemId} was wrong`,
  dueOn: null,
  correctedOn: null,
  ...more,
});

const visit = (
  visitedOn: string,
  findings: PastVisit['findings'],
  conforming: readonly string[] = [],
  reportNumber = `R-${visitedOn}`,
): PastVisit => ({
  reportNumber,
  type: 'unannounced',
  visitedOn,
  categories: ['02'],
  findings,
  conforming: [...conforming],
});

const told = (visits: readonly PastVisit[], followsUp: string | null = null) =>
  earlierFindings(visits, { day: '2026-11-27', followsUp });

const states = (visits: readonly PastVisit[]) =>
  told(visits).findings.map(({ reportNumber, itemId, corrected }) => [reportNumber, itemId, corrected]);

describe('what a team is told of earlier visits', () => {
  it('says for each finding whether a later visit found the item in order, and the newest visit first', () => {
    const visits = [
      visit('2024-10-18', [found('a'), found('b')]),
      visit('2025-06-01', [found('c')], ['a']),
      visit('2026-01-01', [], ['a', 'c']),
    ];
    expect(states(visits)).toEqual([
      ['R-2025-06-01', 'c', { on: '2026-01-01', reportNumber: 'R-2026-01-01' }],
      ['R-2024-10-18', 'a', { on: '2025-06-01', reportNumber: 'R-2025-06-01' }],
      ['R-2024-10-18', 'b', null],
    ]);
  });

  it('leaves the first finding corrected when the item fails anew: that is a finding of the later visit', () => {
    const visits = [
      visit('2024-10-18', [found('a')]),
      visit('2025-06-01', [], ['a']),
      visit('2026-01-01', [found('a')]),
    ];
    expect(states(visits)).toEqual([
      ['R-2026-01-01', 'a', null],
      ['R-2024-10-18', 'a', { on: '2025-06-01', reportNumber: 'R-2025-06-01' }],
    ]);
  });

  it('takes the former system at its word, but an earlier conforming visit before it', () => {
    const recorded = found('a', { correctedOn: '2025-07-01' });
    expect(states([visit('2025-06-01', [recorded])])[0]?.[2]).toEqual({
      on: '2025-07-01',
      reportNumber: null,
    });
    expect(states([visit('2025-06-01', [recorded]), visit('2025-06-20', [], ['a'])])[0]?.[2]).toEqual({
      on: '2025-06-20',
      reportNumber: 'R-2025-06-20',
    });
    expect(states([visit('2025-06-01', [recorded]), visit('2025-08-20', [], ['a'])])[0]?.[2]).toEqual({
      on: '2025-07-01',
      reportNumber: null,
    });
  });

  it('looks back three years to the day, and never past the visit', () => {
    const visits = ['2023-11-26', '2023-11-27', '2026-11-27', '2026-11-28'].map((day) =>
      visit(day, [found('a')]),
    );
    expect(told(visits)).toMatchObject({ since: '2023-11-27', visits: 2, left: 0 });
    expect(told(visits).findings.map(({ visitedOn }) => visitedOn)).toEqual(['2026-11-27', '2023-11-27']);
    expect(earlierFindings([], { day: '2028-02-29', followsUp: null }).since).toBe('2025-03-01');
  });

  it('counts visits that found nothing, so that none known and nothing found are two things', () => {
    expect(told([visit('2025-01-01', [], ['a'])])).toMatchObject({ visits: 1, findings: [] });
    expect(told([])).toMatchObject({ visits: 0, findings: [] });
  });

  it('keeps what is followed up and what is open where not everything fits', () => {
    const many = (count: number, prefix: string, more = {}) =>
      Array.from({ length: count }, (_, index) => found(`${prefix}${index}`, more));
    const visits = [
      visit('2024-01-01', many(150, 'old'), [], 'followed'),
      visit('2025-01-01', many(100, 'open')),
      visit('2026-01-01', many(100, 'done', { correctedOn: '2026-02-01' })),
    ];
    const { findings, left } = told(visits, 'followed');
    expect(findings).toHaveLength(mostEarlierFindings);
    expect(left).toBe(150);
    expect(findings.filter(({ reportNumber }) => reportNumber === 'followed')).toHaveLength(150);
    expect(findings.filter(({ corrected }) => corrected !== null)).toHaveLength(0);
  });

  it('holds for any history: bounded, of known visits alone, corrected only by what came later', () => {
    const day = fc
      .integer({ min: 0, max: 1400 })
      .map((n) => new Date(Date.UTC(2023, 5, 1) + n * 86_400_000).toISOString().slice(0, 10));
    const items = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
    const anyVisit = fc.record({ day, failed: items, right: items });
    fc.assert(
      fc.property(fc.array(anyVisit, { maxLength: 12 }), (made) => {
        const visits = made.map(({ day: on, failed, right }, at) =>
          visit(
            on,
            failed.map((id) => found(id)),
            right.filter((id) => !failed.includes(id)),
            `R${at}`,
          ),
        );
        const result = told(visits);
        expect(EarlierFindings.parse(result)).toEqual(result);
        for (const { reportNumber, itemId, visitedOn, corrected } of result.findings) {
          const own = visits.find((one) => one.reportNumber === reportNumber);
          expect(own?.findings.some((one) => one.itemId === itemId)).toBe(true);
          expect(visitedOn >= result.since && visitedOn <= '2026-11-27').toBe(true);
          const right = visits.filter(
            (one) =>
              one.conforming.includes(itemId) && one.visitedOn > visitedOn && one.visitedOn <= '2026-11-27',
          );
          if (corrected === null) expect(right).toEqual([]);
          else expect(corrected.on >= visitedOn).toBe(true);
        }
      }),
    );
  });
});
