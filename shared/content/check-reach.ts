import type { InspectionType } from '../domain/catalogue.ts';
import { type Item, productUnitsOf, typesOf } from '../domain/checklist.ts';
import { gradesFor, isVeto } from '../domain/grades.ts';
import type { RuleSet } from '../domain/rule-set.ts';
import { contentText as text } from '../text/content.ts';
import { sayBoth } from '../text/say.ts';
import { inspectionTypeText } from '../text/visits.ts';
import type { Composed } from './compose-checklist.ts';
import type { Placed } from './finding.ts';

type Items = ReadonlyMap<string, Placed<Item>>;

/** The items that an item's condition rests on, nearest first; null where they form a circle or one is unknown. */
const deciders = (item: Item, items: Items): Item[] | null => {
  const trail: Item[] = [item];
  for (let at = item; at.askedWhen !== undefined;) {
    const next = items.get(at.askedWhen.item)?.value;
    if (next === undefined || trail.includes(next)) return null;
    trail.push(next);
    at = next;
  }
  return trail.slice(1);
};

const checkCondition = ({ value: item, find, path }: Placed<Item>, items: Items): void => {
  const trail = [item.id];
  for (let at = item; at.askedWhen !== undefined;) {
    const id = at.askedWhen.item;
    const next = items.get(id)?.value;
    if (next === undefined)
      return at === item
        ? find([...path, 'askedWhen', 'item'], sayBoth(text.unknownItem, { id }))
        : undefined;
    if (trail.includes(id))
      return find([...path, 'askedWhen'], sayBoth(text.cycle, { trail: [...trail, id].join(' → ') }));
    trail.push(id);
    at = next;
  }
};

type Place = { readonly type: InspectionType; readonly ruleSet: RuleSet };

/** Can the item be asked in this type of inspection, at a firm that makes only this unit? */
const isReached = (item: Item, unit: string, { type, ruleSet }: Place, items: Items): boolean => {
  if (!typesOf(item).includes(type) || item.units?.includes(unit) === false) return false;
  if (item.askedWhen === undefined) return true;
  const { item: id, verdicts } = item.askedWhen;
  const decider = items.get(id)?.value;
  return (
    decider !== undefined &&
    gradesFor(ruleSet, isVeto(ruleSet, decider)).some(({ verdict }) => verdicts.includes(verdict)) &&
    isReached(decider, unit, { type, ruleSet }, items)
  );
};

/**
 * Items that are never asked in a type of inspection or for a product unit which they are meant for: their condition
 * rests on an item that is not asked there, or on a verdict that cannot be given there. And types that ask nothing of
 * the maker of some unit.
 */
export const checkReach = (
  { checklist, specification, items: placed }: Composed,
  ruleSets: ReadonlyMap<string, RuleSet>,
): void => {
  const items: Items = new Map(placed.map((item) => [item.value.id, item]));
  for (const item of placed) checkCondition(item, items);
  const units = productUnitsOf(checklist).map(({ id }) => id);
  const offered = Object.entries(checklist.ruleSets).flatMap(([type, id]): Place[] => {
    const ruleSet = id === undefined ? undefined : ruleSets.get(id);
    return ruleSet ? [{ type: type as InspectionType, ruleSet }] : [];
  });
  const sound = placed.filter(({ value }) => deciders(value, items) !== null);

  for (const { value, find, path } of sound) {
    if (value.askedWhen === undefined) continue;
    const meant = value.units ?? units;
    const decider = value.askedWhen.item;
    for (const place of offered.filter(({ type }) => typesOf(value).includes(type)))
      if (!meant.some((unit) => isReached(value, unit, place, items)))
        find(
          [...path, 'askedWhen'],
          sayBoth(text.neverAskedInType, { type: inspectionTypeText[place.type], decider }),
        );
    for (const unit of meant)
      if (!offered.some((place) => isReached(value, unit, place, items)))
        find([...path, 'askedWhen'], sayBoth(text.neverAskedForUnit, { unit, decider }));
  }
  for (const place of offered)
    for (const unit of units)
      if (sound.length === placed.length && !sound.some(({ value }) => isReached(value, unit, place, items)))
        specification.find(
          ['ruleSets', place.type],
          sayBoth(text.nothingAsked, { type: inspectionTypeText[place.type], unit }),
        );
  for (const [index, { id }] of checklist.sections.entries())
    if (!placed.some(({ value }) => value.section === id))
      specification.find(['sections', index], sayBoth(text.emptySection, { id }));
};
