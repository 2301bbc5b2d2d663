import type { Resting } from '../../shared/domain/items-resting-on.ts';
import type { Language } from '../../shared/domain/words.ts';
import { basisText } from '../../shared/text/catalogue.ts';

/** One place that rests on a standard, in a line: where, the edition named there, how certain that is, and the words. */
export const sayResting = (found: Resting, language: Language): string => {
  const { checklist, edition, provenance, text } = found;
  const place =
    found.at === 'standards'
      ? ['standards']
      : [
          `${found.item.clause} ${found.item.id} ${found.item.title[language]}`,
          [found.at, ...(found.part === null ? [] : [found.part])].join(' '),
        ];
  return [checklist, ...place, `${edition} (${basisText[provenance.basis][language]})`, text].join(': ');
};
