import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../renderer/screens/keys/command.ts';
import { findEntries, rememberEntry } from '../../../../renderer/screens/palette/find-entries.ts';
import { loadPinyin } from '../../../../renderer/parts/use-pinyin.ts';

const command = (id: string, zh: string, en: string): Command => ({
  id,
  keys: [],
  words: { zh, en },
  run: () => undefined,
});
const commands = [
  command('outbox', '去发件箱', 'Go to the outbox'),
  command('sign', '去签字', 'Go to signing'),
  command('undo', '撤销', 'Undo'),
];
const pinyin = await loadPinyin();
const found = (query: string) =>
  findEntries({ query, language: 'zh', commands, open: null, pinyin }).map(({ title }) => title);

describe('the palette', () => {
  it('finds by words of either language and by pinyin initials', () => {
    expect(found('签字')).toEqual(['去签字']);
    expect(found('OUTBOX')).toEqual(['去发件箱']);
    expect(found('fjx')).toEqual(['去发件箱']);
    expect(found('cx')).toEqual(['撤销']);
    expect(found('zz')).toEqual([]);
  });

  it('puts first what was run last', () => {
    const [, , last] = findEntries({ query: '', language: 'zh', commands, open: null, pinyin });
    if (last) rememberEntry(last);
    expect(found('')).toEqual(['撤销', '去发件箱', '去签字']);
    const [, next] = findEntries({ query: '', language: 'zh', commands, open: null, pinyin });
    if (next) rememberEntry(next);
    expect(found('')).toEqual(['去发件箱', '撤销', '去签字']);
  });
});
