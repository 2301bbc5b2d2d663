import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeptReading, TimeStatement } from '../../../shared/domain/clock.ts';
import { isReadingDue, timeStoryOf } from '../../../shared/domain/time-story.ts';

const start = Date.parse('2026-11-23T01:00:00Z');
const instant = (seconds: number): string => new Date(start + seconds * 1000).toISOString();
const statement = (seconds: number): TimeStatement => ({
  body: {
    schema: 1,
    kind: 'timeStatement',
    deviceId: 'laptop-1',
    challenge: 'c'.repeat(22),
    nonce: 'n'.repeat(22),
    issuedAt: instant(seconds),
    keyId: 'hq-1',
  },
  signature: 'c2ln',
});
const reading = (
  seq: number,
  wall: number,
  uptime: number,
  more: Partial<KeptReading> = {},
): KeptReading => ({
  seq,
  at: instant(wall),
  boot: 'b1',
  uptime: uptime * 1000,
  statement: null,
  ...more,
});

describe('the story of the clocks', () => {
  it('proves nothing without a statement, and says what the laptop claims', () => {
    expect(timeStoryOf([reading(2, 0, 100), reading(9, 3600, 3700)])).toEqual({
      notBefore: null,
      moves: [],
      restarts: 0,
      behind: 0,
    });
    expect(timeStoryOf([])).toMatchObject({ notBefore: null, restarts: 0 });
  });

  it('tells a clock that was set, forward and back, and a machine that was started anew', () => {
    const story = timeStoryOf([
      reading(2, 0, 100, { statement: statement(-600) }),
      reading(5, 3600, 160),
      reading(8, 0, 220),
      reading(11, 100, 5, { boot: 'b2' }),
      reading(12, 50, 3, { boot: 'b3' }),
    ]);
    expect(story.moves).toEqual([
      { seq: 5, seconds: 3540 },
      { seq: 8, seconds: -3660 },
      { seq: 12, seconds: -50 },
    ]);
    expect(story).toMatchObject({ restarts: 2, behind: 0 });
    expect(story.notBefore?.seq).toBe(2);
  });

  it('takes another laptop’s clock for another clock: neither a restart nor one that was set', () => {
    const readings = [
      reading(2, 0, 100),
      reading(6, -500, 5, { boot: 'other', statement: statement(-600) }),
      reading(9, 0, 30, { boot: 'other' }),
    ];
    expect(timeStoryOf(readings, [5])).toMatchObject({ restarts: 0, moves: [{ seq: 9, seconds: 475 }] });
    expect(timeStoryOf(readings, [5]).notBefore?.seq).toBe(6);
    expect(timeStoryOf(readings)).toMatchObject({ restarts: 1, moves: [{ seq: 6 }, { seq: 9 }] });
  });

  it('goes on from the newest statement, and says when the clock was slow of it', () => {
    const story = timeStoryOf([
      reading(2, 0, 100, { statement: statement(-600) }),
      reading(6, 600, 700, { statement: statement(900) }),
      reading(7, 700, 800, { statement: statement(100) }),
    ]);
    expect(story).toMatchObject({ notBefore: { seq: 6 }, behind: 300 });
  });

  it('never claims a proof that an honest visit contradicts, and sees every move of its clock', () => {
    // What really happened: seconds that pass, clocks that are set, machines that start, networks that are met.
    const step = fc.record({
      passes: fc.integer({ min: 1, max: 40_000 }),
      set: fc.oneof(fc.constant(0), fc.integer({ min: -90_000, max: 90_000 })),
      starts: fc.boolean(),
      meets: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        let now = 0;
        let offset = 0;
        let booted = -500;
        let boot = 1;
        let newest: TimeStatement | null = null;
        let moved = 0;
        const readings: KeptReading[] = [];
        const read = () =>
          readings.push(
            reading(readings.length + 2, now + offset, now - booted, { boot: `b${boot}`, statement: newest }),
          );
        read();
        for (const { passes, set, starts, meets } of steps) {
          now += passes;
          if (starts) {
            boot += 1;
            booted = now;
          }
          if (meets) newest = statement(now);
          offset += set;
          // Set by less than clocks drift, or while the machine was started anew, a move may go unseen.
          if (!starts && Math.abs(set) > 5 + 0.0005 * passes) moved += 1;
          read();
        }
        const story = timeStoryOf(readings);
        const { notBefore } = story;
        expect(notBefore?.statement ?? null).toEqual(newest);
        if (notBefore)
          expect(Date.parse(notBefore.statement.body.issuedAt)).toBeLessThanOrEqual(start + now * 1000);
        const restarts = new Set(readings.map(({ boot: name }) => name)).size - 1;
        expect(story.restarts).toBe(restarts);
        expect(story.moves.length).toBeGreaterThanOrEqual(moved);
        expect(story.moves.length).toBeLessThanOrEqual(moved + restarts);
      }),
    );
  });

  it('asks for a reading just where something is new', () => {
    const kept = [reading(2, 0, 100, { statement: statement(-600) })];
    const due = (wall: number, uptime: number, more: Partial<KeptReading> = {}) =>
      isReadingDue(kept, reading(0, wall, uptime, { statement: statement(-600), ...more }));
    expect(isReadingDue([], reading(0, 0, 0))).toBe(true);
    expect(due(3600, 3700)).toBe(false);
    expect(due(3605, 3700)).toBe(false);
    expect(due(3600, 3700, { statement: null })).toBe(false);
    expect(due(3600, 3700, { statement: statement(10) })).toBe(true);
    expect(due(3600, 3600)).toBe(true);
    expect(due(3600, 3700, { boot: 'b2' })).toBe(true);
  });
});
