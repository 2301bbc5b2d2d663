import { describe, expect, it } from 'vitest';
import { createCommandStore, type Command } from '../../../renderer/screens/keys/command.ts';
import { readKey, type KeyPress } from '../../../renderer/screens/keys/read-key.ts';

const press = (key: string, code: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
});

const command = (id: string, keys: string[], more: Partial<Command> = {}) => {
  const runs: string[] = [];
  const made: Command = { id, keys, words: { zh: id, en: id }, run: () => runs.push(id), ...more };
  return { made, runs };
};

describe('reading a key', () => {
  it('reads digits by what they type, from the numeric pad and in full width alike', () => {
    expect(readKey(press('1', 'Digit1'))).toBe('1');
    expect(readKey(press('3', 'Numpad3'))).toBe('3');
    expect(readKey(press('０', 'Digit0'))).toBe('0');
  });

  it('reads letters by where they sit, whatever the layout types there', () => {
    expect(readKey(press('о', 'KeyJ'))).toBe('J');
    expect(readKey(press('J', 'KeyJ'))).toBe('J');
  });

  it('takes the marks of a Chinese input method for the Latin ones on the same key', () => {
    expect(readKey(press('、', 'Slash'))).toBe('/');
    expect(readKey(press('？', 'Slash', { shiftKey: true }))).toBe('?');
    expect(readKey(press('【', 'BracketLeft'))).toBe('[');
    expect(readKey(press('】', 'BracketRight'))).toBe(']');
  });

  it('stays silent while an input method composes', () => {
    expect(readKey(press('j', 'KeyJ', { isComposing: true }))).toBeNull();
    expect(readKey(press('Process', 'KeyJ'))).toBeNull();
  });

  it('leaves keys with Alt, Shift and a letter, and Ctrl with Shift to others', () => {
    expect(readKey(press('d', 'KeyD', { altKey: true }))).toBeNull();
    expect(readKey(press('N', 'KeyN', { shiftKey: true }))).toBeNull();
    expect(readKey(press('F', 'KeyF', { ctrlKey: true, shiftKey: true }))).toBeNull();
  });

  it('names combinations', () => {
    expect(readKey(press('Enter', 'Enter', { ctrlKey: true }))).toBe('Ctrl+Enter');
    expect(readKey(press('z', 'KeyZ', { metaKey: true }))).toBe('Ctrl+Z');
    expect(readKey(press('F6', 'F6', { shiftKey: true }))).toBe('Shift+F6');
  });
});

describe('commands', () => {
  const free = { text: false, at: 0 };

  it('lets a place win over its screen, and the screen over the shell', () => {
    const store = createCommandStore(() => undefined);
    const shell = command('shell', ['P']);
    const place = command('place', ['P']);
    store.set(place, { layer: 2, commands: [place.made] });
    store.set(shell, { layer: 0, commands: [shell.made] });
    expect(store.press('P', free)).toBe(true);
    expect([place.runs.length, shell.runs.length]).toEqual([1, 0]);
  });

  it('types instead of acting while a text field has the focus, but for what says otherwise', () => {
    const store = createCommandStore(() => undefined);
    const judge = command('judge', ['1']);
    const done = command('done', ['Ctrl+Enter'], { inText: true });
    const help = command('help', ['?', 'F1']);
    store.set(judge, { layer: 1, commands: [judge.made, done.made, help.made] });
    const text = { text: true, at: 0 };
    expect(store.press('1', text)).toBe(false);
    expect(store.press('?', text)).toBe(false);
    expect(store.press('Ctrl+Enter', text)).toBe(true);
    expect(store.press('F1', text)).toBe(true);
    expect(judge.runs).toEqual([]);
    expect(help.runs).toEqual(['help']);
  });

  it('waits a second and a half for the second key of a sequence, and then forgets the first', () => {
    const store = createCommandStore(() => undefined);
    const go = command('conclusion', ['G C']);
    const clause = command('clause', ['C']);
    store.set(go, { layer: 1, commands: [go.made, clause.made] });
    store.press('G', { text: false, at: 1000 });
    store.press('C', { text: false, at: 2400 });
    expect([go.runs.length, clause.runs.length]).toEqual([1, 0]);
    store.press('G', { text: false, at: 5000 });
    store.press('C', { text: false, at: 6600 });
    expect([go.runs.length, clause.runs.length]).toEqual([1, 1]);
  });

  it('tells why a key does nothing instead of running it', () => {
    const told: string[] = [];
    const store = createCommandStore(({ en }) => told.push(en));
    const barred = command('na', ['0'], { off: { zh: '否决项', en: 'veto item' } });
    store.set(barred, { layer: 1, commands: [barred.made] });
    expect(store.press('0', free)).toBe(true);
    expect(barred.runs).toEqual([]);
    expect(told).toEqual(['veto item']);
  });

  it('offers the same list while nothing that is shown of it changes, and still runs what is current', () => {
    const store = createCommandStore(() => undefined);
    const owner = {};
    const first = command('judge', ['1']);
    const second = command('judge', ['1']);
    store.set(owner, { layer: 1, commands: [first.made] });
    const before = store.list();
    store.set(owner, { layer: 1, commands: [second.made] });
    expect(store.list()).toBe(before);
    before[0]?.run();
    expect([first.runs.length, second.runs.length]).toEqual([0, 1]);
    store.remove(owner);
    expect(store.list()).toEqual([]);
  });
});
