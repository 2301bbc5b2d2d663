import { describe, expect, it } from 'vitest';
import { checkClosing, closingOf, draftClosing } from '../../../../renderer/screens/closing/closing-draft.ts';
import { Closing } from '../../../../shared/domain/journal.ts';
import { inspectionOf } from '../../../shared/domain/specimen.ts';

const now = new Date(2026, 10, 23, 16, 0);

describe('the closing meeting as typed', () => {
  it('presumes no opinion', () => {
    const draft = draftClosing(inspectionOf(), now);
    expect(draft.opinion).toBeNull();
    expect(checkClosing(draft).map(({ at }) => at)).toEqual(['opinion']);
    expect(closingOf(draft)).toBeNull();
  });

  it('takes over what the firm disputed at single findings', () => {
    const detail = { fact: 'f', correction: '', correctionDueOn: null, enterpriseText: '破口漏灰' };
    const draft = draftClosing(
      inspectionOf({
        type: 'finding.detailed',
        itemId: 'a',
        detail: { ...detail, enterpriseView: 'disputes' },
      }),
      now,
    );
    expect([draft.opinion, draft.text]).toEqual(['disputes', '破口漏灰']);
  });

  it('asks for the words of a dispute, and for nothing where the firm agrees', () => {
    const draft = draftClosing(inspectionOf(), now);
    expect(checkClosing({ ...draft, opinion: 'disputes', text: ' ' }).map(({ at }) => at)).toEqual(['text']);
    expect(Closing.parse(closingOf({ ...draft, opinion: 'agrees' }))).toMatchObject({
      enterpriseOpinion: 'agrees',
      recheckOn: null,
    });
  });

  it('records nothing without a time', () => {
    expect(closingOf({ ...draftClosing(inspectionOf(), now), opinion: 'none', day: '' })).toBeNull();
  });
});
