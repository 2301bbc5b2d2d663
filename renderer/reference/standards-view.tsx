import { type Ref, useDeferredValue, useMemo, useState } from 'react';
import { type Checklist, type Item, productUnitsOf } from '../../shared/domain/checklist.ts';
import type { Digest } from '../../shared/domain/identifiers.ts';
import { itemsRestingOn, type Resting } from '../../shared/domain/items-resting-on.ts';
import { weakest } from '../../shared/domain/products.ts';
import type { RuleSet } from '../../shared/domain/rule-set.ts';
import { libraryText } from '../../shared/text/library.ts';
import { referenceText as text } from '../../shared/text/reference.ts';
import { type Say, useSay } from '../parts/language.tsx';
import { SearchList } from '../parts/search-list.tsx';
import { Basis, Certainty } from './certainty.tsx';
import { isVeto } from './is-veto.ts';
import { ItemPage } from './item-page.tsx';
import './reference.css';

/** A specification in force, and the name of its bytes. */
export type Specification = { readonly digest: Digest; readonly checklist: Checklist };

/** An item, or the list of standards, of one specification, with every place in it that rests on the standard. */
type Holder = {
  readonly id: string;
  readonly specification: Specification;
  readonly item: Item | null;
  readonly places: readonly Resting[];
};

const nameOf = ({ checklist }: Specification, say: Say): string =>
  checklist.categories.map(({ name }) => say(name)).join(say(libraryText.comma));

/** Where an item rests on the standard: in itself, in a limit, or in a row of its equipment. */
const placeWords = (resting: Resting, say: Say): string => {
  if (resting.at === 'standards' || resting.at === 'item') return say(text[`at_${resting.at}`]);
  const { task } = resting.item;
  const parts = task.kind === 'measurement' ? task.criteria : task.kind === 'equipment' ? task.rows : [];
  const part = parts.find(({ id }) => id === resting.part);
  return say(text[`at_${resting.at}`], { name: part ? say(part.name) : (resting.part ?? '') });
};

const titleOf = ({ item }: Holder, say: Say): string =>
  item ? `${item.clause} ${say(item.title)}` : say(text.at_standards);

const editionsOf = (places: readonly Resting[]): readonly string[] =>
  [...new Set(places.map(({ edition }) => edition))].sort();

const HolderRow = ({ holder }: { holder: Holder }) => {
  const say = useSay();
  const { places } = holder;
  const comma = say(libraryText.comma);
  const basis = weakest(...places.map(({ provenance }) => provenance.basis));
  return (
    <>
      <div>{titleOf(holder, say)}</div>
      {holder.item && (
        <div className="small soft two-lines">
          {places.map((place) => placeWords(place, say)).join(comma)}
        </div>
      )}
      <div className="small soft">
        {editionsOf(places).join(comma)}
        <Basis provenance={{ basis }} />
      </div>
    </>
  );
};

const HolderPage = ({
  holder,
  ruleSets,
  hrefOf,
}: {
  holder: Holder;
  ruleSets: ReadonlyMap<string, RuleSet>;
  hrefOf: ((digest: Digest, itemId: string) => string) | undefined;
}) => {
  const say = useSay();
  const { specification, item, places } = holder;
  const { checklist, digest } = specification;
  const titleIn = (number: string) => checklist.standards.find((listed) => listed.number === number)?.title;
  return (
    <>
      <div className="reference-places">
        <div className="line wrap">
          <span className="strong">
            {say(text.clauseSpecification, { name: nameOf(specification, say) })}
          </span>
          <span className="push" />
          {hrefOf && item && (
            <a className="btn small" href={hrefOf(digest, item.id)}>
              {say(text.openInChecklist)}
            </a>
          )}
        </div>
        <ul>
          {places.map((place, at) => {
            const title = item ? undefined : titleIn(place.text);
            return (
              <li key={at}>
                <div>
                  <span className="strong">{place.edition}</span>{' '}
                  <span className="soft">{title ? say(title) : placeWords(place, say)}</span>
                </div>
                <Certainty provenance={place.provenance} />
              </li>
            );
          })}
        </ul>
      </div>
      {item && (
        <ItemPage item={item} veto={isVeto(checklist, ruleSets, item)} units={productUnitsOf(checklist)} />
      )}
    </>
  );
};

/** What rests on the standard, item by item; nothing before a number was typed. */
const holdersOf = (specifications: readonly Specification[], number: string): readonly Holder[] =>
  /\d/.test(number)
    ? specifications.flatMap((specification) => {
        const holders = new Map<string, Holder>();
        for (const place of itemsRestingOn([specification.checklist], number)) {
          const item = place.at === 'standards' ? null : place.item;
          const id = `${specification.digest.slice(0, 12)} ${item?.id ?? ''}`;
          const places = [...(holders.get(id)?.places ?? []), place];
          holders.set(id, { id, specification, item, places });
        }
        return [...holders.values()];
      })
    : [];

/** How much rests on it, and which editions are named. */
const Sum = ({ holders }: { holders: readonly Holder[] }) => {
  const say = useSay();
  const places = holders.flatMap((holder) => holder.places);
  return (
    <div className="small soft" role="status">
      <div>
        {say(text.standardSum, {
          items: holders.filter(({ item }) => item !== null).length,
          places: places.length,
        })}
      </div>
      <div>{say(text.standardEditions, { editions: editionsOf(places).join(say(libraryText.comma)) })}</div>
    </div>
  );
};

/** Finds what rests on a standard over all specifications, and shows the item. `search` is the field a key leads to. */
export const StandardsView = ({
  specifications,
  ruleSets,
  search,
  keys,
  hrefOf,
}: {
  specifications: readonly Specification[];
  ruleSets: ReadonlyMap<string, RuleSet>;
  search?: Ref<HTMLInputElement>;
  keys?: string;
  /** Where the item stands in its checklist, where this page has such a place. */
  hrefOf?: (digest: Digest, itemId: string) => string;
}) => {
  const say = useSay();
  const [query, setQuery] = useState('');
  const [wanted, setWanted] = useState<string | null>(null);
  const number = useDeferredValue(query.trim());
  const holders = useMemo(() => holdersOf(specifications, number), [specifications, number]);
  const chosen = holders.find(({ id }) => id === wanted) ?? holders[0];
  return (
    <div className="standards">
      <div className="reference-pane" data-region="list">
        <SearchList
          {...(search === undefined ? {} : { input: search })}
          {...(keys === undefined ? {} : { keys })}
          label={say(text.standardNumber)}
          hint={say(text.standardHint)}
          query={query}
          listLabel={say(text.restingList)}
          chosen={chosen?.id ?? null}
          found={holders.map((holder) => ({
            id: holder.id,
            group: nameOf(holder.specification, say),
            row: <HolderRow holder={holder} />,
          }))}
          empty={/\d/.test(number) ? say(text.standardNone, { text: number }) : say(text.standardWhole)}
          onQuery={(typed) => {
            setQuery(typed);
            setWanted(null);
          }}
          onChoose={setWanted}
        >
          {holders.length > 0 && <Sum holders={holders} />}
        </SearchList>
      </div>
      <div className="reference-pane reference-scroll" data-region="detail">
        {chosen ? (
          <HolderPage key={chosen.id} holder={chosen} ruleSets={ruleSets} hrefOf={hrefOf} />
        ) : (
          <p className="reference-page soft">{say(text.standardChoose)}</p>
        )}
      </div>
    </div>
  );
};
