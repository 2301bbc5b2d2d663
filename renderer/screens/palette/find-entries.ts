import type { Language } from '../../../shared/domain/words.ts';
import { saysWords } from '../../parts/find-words.ts';
import type { Pinyin } from '../../parts/use-pinyin.ts';
import type { OpenInspection } from '../../desk/desk.ts';
import type { Command } from '../keys/command.ts';

export type PaletteEntry =
  | { readonly kind: 'command'; readonly key: string; readonly title: string; readonly command: Command }
  | {
      readonly kind: 'item';
      readonly key: string;
      readonly title: string;
      readonly clause: string;
      readonly itemId: string;
    };

/** Items shown at most: the list is for finding, not for reading. */
const most = 30;

const commandEntries = (
  commands: readonly Command[],
  language: Language,
  query: string,
  pinyin: Pinyin | null,
): PaletteEntry[] =>
  commands
    .filter(
      ({ id, hidden, off, words }, index) =>
        hidden !== true &&
        off === undefined &&
        commands.findIndex((other) => other.id === id) === index &&
        saysWords(words, query, pinyin),
    )
    .map((command) => ({
      kind: 'command',
      key: `command-${command.id}`,
      title: command.words[language],
      command,
    }));

const itemEntries = (
  open: OpenInspection,
  language: Language,
  query: string,
  pinyin: Pinyin | null,
): PaletteEntry[] => {
  const found: PaletteEntry[] = [];
  for (const { id, clause, title } of open.context.checklist.items) {
    if (open.evaluation.items.get(id)?.asked !== true) continue;
    if (!clause.toLowerCase().startsWith(query) && !saysWords(title, query, pinyin)) continue;
    found.push({ kind: 'item', key: `item-${id}`, title: title[language], clause, itemId: id });
    if (found.length === most) break;
  }
  return found;
};

/** Keys of the entries that were run, the last one first. */
let recent: readonly string[] = [];

/** How many are remembered. */
const remembered = 6;

/** Remembers an entry that was run, so that it comes first the next time. */
export const rememberEntry = ({ key }: PaletteEntry): void => {
  recent = [key, ...recent.filter((other) => other !== key)].slice(0, remembered);
};

const recentEntries = (open: OpenInspection | null, language: Language): PaletteEntry[] =>
  recent.flatMap((key): PaletteEntry[] => {
    const item = open?.context.checklist.items.find(({ id }) => `item-${id}` === key);
    if (!item || open?.evaluation.items.get(item.id)?.asked !== true) return [];
    return [{ kind: 'item', key, title: item.title[language], clause: item.clause, itemId: item.id }];
  });

const recentFirst = (entries: readonly PaletteEntry[]): PaletteEntry[] => {
  const rank = ({ key }: PaletteEntry) => {
    const at = recent.indexOf(key);
    return at === -1 ? remembered : at;
  };
  return [...entries].sort((a, b) => rank(a) - rank(b));
};

/**
 * What the palette offers for a query: items first once something is typed, then commands, by words of either
 * language or pinyin initials. Without a query, what was run last comes first.
 */
export const findEntries = ({
  query,
  language,
  commands,
  open,
  pinyin,
}: {
  query: string;
  language: Language;
  commands: readonly Command[];
  open: OpenInspection | null;
  /** Null while the dictionary of readings is not loaded. */
  pinyin: Pinyin | null;
}): PaletteEntry[] => {
  const wanted = query.trim().toLowerCase();
  const found = commandEntries(commands, language, wanted, pinyin);
  if (wanted === '') return recentFirst([...recentEntries(open, language), ...found]);
  return [...(open === null ? [] : itemEntries(open, language, wanted, pinyin)), ...recentFirst(found)];
};
