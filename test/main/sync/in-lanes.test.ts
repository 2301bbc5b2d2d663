import { describe, expect, it } from 'vitest';
import { inLanes } from '../../../main/services/sync/in-lanes.ts';

/** Work whose ends are in the hands of the test. */
const heldWork = () => {
  const begun: string[] = [];
  const ends = new Map<string, { resolve: () => void; reject: (reason: unknown) => void }>();
  const work = (item: string): Promise<void> => {
    begun.push(item);
    return new Promise<void>((resolve, reject) => ends.set(item, { resolve, reject }));
  };
  return {
    begun,
    work,
    end: (item: string) => ends.get(item)?.resolve(),
    fail: (item: string) => ends.get(item)?.reject(new Error(item)),
  };
};

/** Everything that can happen without the outside has happened after a turn of the event loop. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('work in lanes', () => {
  it('does every item once, never more at a time than there are lanes', async () => {
    const { begun, work, end } = heldWork();
    const done = inLanes(2, ['a', 'b', 'c'], work);
    expect(begun).toEqual(['a', 'b']);
    end('b');
    await settled();
    expect(begun).toEqual(['a', 'b', 'c']);
    end('a');
    end('c');
    await done;
  });

  it('starts nothing after a failure, and fails only when what was under way has ended', async () => {
    const { begun, work, end, fail } = heldWork();
    let failure: unknown = null;
    const done = inLanes(2, ['a', 'b', 'c', 'd'], work).catch((caught: unknown) => (failure = caught));
    fail('a');
    await settled();
    expect(failure).toBeNull();
    end('b');
    await done;
    expect(failure).toEqual(new Error('a'));
    expect(begun).toEqual(['a', 'b']);
  });
});
