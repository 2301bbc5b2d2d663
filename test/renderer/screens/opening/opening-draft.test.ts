import { describe, expect, it } from 'vitest';
import { checkOpening, draftOpening, recordOf } from '../../../../renderer/screens/opening/opening-draft.ts';
import { Opening, Scope } from '../../../../shared/domain/journal.ts';
import { visitKinds } from '../../../../shared/domain/visit-kind.ts';
import { inspectionOf } from '../../../shared/domain/specimen.ts';

const now = new Date(2026, 10, 23, 9, 30);
const zh = (words: { zh: string }) => words.zh;
const fresh = () => draftOpening(inspectionOf(), now, zh);

describe('the opening meeting as typed', () => {
  it('expects the team, the observer and the contact of the enterprise, and all units', () => {
    const draft = fresh();
    expect(draft.attendees.map(({ side, name }) => [side, name])).toEqual([
      ['team', '丙'],
      ['team', '丁'],
      ['observer', '戊'],
      ['enterprise', '乙'],
    ]);
    expect(draft.units).toEqual(['u1', 'u2']);
    expect([draft.day, draft.time]).toEqual(['2026-11-23', '09:30']);
    expect([draft.identificationShown, draft.noticeServed]).toEqual([false, false]);
  });

  it('records what the journal accepts, and reads it back as it was', () => {
    const draft = { ...fresh(), identificationShown: true, noticeServed: true, areas: ' 成品库 ' };
    const record = recordOf(draft, visitKinds.licenceReview);
    expect(Opening.parse(record?.opening).noticeServed).toBe(true);
    expect(Scope.parse(record?.scope).areas).toBe('成品库');
    if (!record) return;
    const again = draftOpening(
      inspectionOf(
        { type: 'opening.recorded', opening: record.opening },
        { type: 'scope.recorded', scope: record.scope },
      ),
      new Date(2027, 0, 1),
      zh,
    );
    expect(recordOf(again, visitKinds.licenceReview)).toEqual(record);
  });

  it.each([
    ['unannounced', false],
    ['spotCheck', true],
    ['riskMonitoring', true],
  ] as const)('records at a visit of type %s that a paper was shown: %s', (type, shown) => {
    const record = recordOf({ ...fresh(), noticeServed: true }, visitKinds[type]);
    expect(record?.opening.noticeServed).toBe(shown);
  });

  it('names each thing that stops the record, and records nothing', () => {
    const draft = fresh();
    const [first] = draft.attendees;
    const broken = {
      ...draft,
      time: '',
      units: [],
      attendees: first ? [{ ...first, name: '  ' }] : [],
    };
    expect(checkOpening(broken).map(({ at }) => at)).toEqual(['time', 'name', 'units']);
    expect(checkOpening({ ...draft, attendees: [] }).map(({ at }) => at)).toEqual(['attendees']);
    expect(recordOf(broken, visitKinds.licenceReview)).toBeNull();
  });
});
