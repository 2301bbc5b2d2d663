import type { Item } from '../domain/checklist.ts';
import type { Words } from '../domain/words.ts';
import { replayText as text } from '../text/replay.ts';
import { sayBoth } from '../text/say.ts';

const parts: Readonly<Record<string, Words>> = {
  name: text.name,
  number: text.serial,
  validTo: text.validTo,
  model: text.model,
  present: text.present,
  seen: text.seen,
  reference: text.reference,
};

const and = (first: Words, second: Words): Words => ({
  zh: `${first.zh} · ${second.zh}`,
  en: `${first.en} · ${second.en}`,
});
const written = (said: string): Words => ({ zh: said, en: said });

type Named = { readonly id: string; readonly name: Words };
const nameIn = (list: readonly Named[], id: string): Words =>
  list.find((one) => one.id === id)?.name ?? written(id);

/** What a field of `item.filled` is called: its row or quantity, and which part of it. */
export const fieldWords = ({ task }: Pick<Item, 'task'>, path: string): Words => {
  const [form = '', id = '', part = ''] = path.split('/');
  const partWords = parts[part] ?? written(part);
  switch (task.kind) {
    case 'document':
      return and(nameIn(task.documents, id), partWords);
    case 'equipment':
      return and(nameIn(task.rows, id), partWords);
    case 'sampling':
      return and(text.sample, written(path.slice(2)));
    case 'measurement':
      if (form === 'i') return and(text.instrument, parts[id] ?? written(id));
      if (form === 'p') return nameIn(task.parameters, id);
      if (form === 'c') return sayBoth(text.correctionOf, { name: nameIn(task.quantities, id) });
      return and(nameIn(task.quantities, id), written(part));
    case 'judgement':
      return written(path);
  }
};
