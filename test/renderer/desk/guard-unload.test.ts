import { describe, expect, it } from 'vitest';
import { guardUnload } from '../../../renderer/desk/guard-unload.ts';
import { beginInspection, createLaptop } from './desk-world.ts';

describe('closing the window', () => {
  it('is questioned exactly while something is typed only, or not in both copies', async () => {
    const laptop = createLaptop();
    const { desk } = laptop.openWindow();
    await beginInspection(desk);
    const view = new EventTarget();
    let typed = false;
    const takeBack = guardUnload(desk, () => typed, view);
    const isQuestioned = () => !view.dispatchEvent(new Event('beforeunload', { cancelable: true }));

    expect(isQuestioned()).toBe(false);
    typed = true;
    expect(isQuestioned()).toBe(true);
    typed = false;
    laptop.main.fail('vault.append', 'HOST_UNREACHABLE');
    desk.act({ type: 'item.noted', itemId: 'item-1', note: 'text' });
    expect(isQuestioned()).toBe(true);
    await desk.flush();
    expect(isQuestioned()).toBe(true);
    laptop.main.fail('vault.append', null);
    await desk.flush();
    expect(isQuestioned()).toBe(false);
    laptop.main.fail('vault.append', 'HOST_UNREACHABLE');
    desk.act({ type: 'item.noted', itemId: 'item-1', note: 'more' });
    takeBack();
    expect(isQuestioned()).toBe(false);
  });
});
