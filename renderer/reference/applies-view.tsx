import { type Ref, useMemo, useState } from 'react';
import type { Catalogue, ProductId } from '../../shared/domain/catalogue-edition.ts';
import { findProducts, type ProductMatch } from '../../shared/domain/find-products.ts';
import { Day } from '../../shared/domain/identifiers.ts';
import { productsOf } from '../../shared/domain/products.ts';
import { regimeOf } from '../../shared/domain/regime.ts';
import { referenceText as text } from '../../shared/text/reference.ts';
import { Button } from '../parts/button.tsx';
import { DateField } from '../parts/field.tsx';
import { useSay } from '../parts/language.tsx';
import { SearchList } from '../parts/search-list.tsx';
import { usePinyin } from '../parts/use-pinyin.ts';
import { Basis } from './certainty.tsx';
import { NumberPanel } from './number-panel.tsx';
import { ProductPage } from './product-page.tsx';
import './reference.css';
import { regimeLine } from './regime-words.ts';

/** What was typed finds; nothing typed shows the categories of today. */
const found = (
  catalogue: Catalogue,
  query: string,
  spells: Parameters<typeof findProducts>[2],
): readonly ProductMatch[] =>
  query.trim() === ''
    ? [...productsOf(catalogue).values()]
        .filter(({ kind }) => kind === 'category')
        .map((product) => ({ product, matched: product.name.zh }))
    : findProducts(catalogue, query, spells);

const MatchRow = ({
  match: { product, matched },
  catalogue,
  day,
}: {
  match: ProductMatch;
  catalogue: Catalogue;
  day: Day;
}) => {
  const say = useSay();
  const { regime, certainty } = regimeOf(catalogue, product.id, day);
  const category = product.kind === 'unit' ? productsOf(catalogue).get(product.category ?? '') : undefined;
  const own = matched === product.name.zh || matched === product.name.en || matched === product.id;
  return (
    <>
      <div>
        {say(product.name)}
        {category && <span className="small faint"> {say(category.name)}</span>}
        {!own && <span className="small faint"> {say(text.alsoNamed, { name: matched })}</span>}
      </div>
      <div className="small soft">
        {regimeLine(regime, say)}
        {certainty !== 'source' && <Basis provenance={{ basis: certainty }} />}
      </div>
    </>
  );
};

/**
 * What applies to a product on a day, by the catalogue at hand: search, answer with history, and what a number on a
 * certificate says. `search` and `number` are the fields that keys lead to.
 */
export const AppliesView = ({
  catalogue,
  today,
  search,
  number,
  keys,
}: {
  catalogue: Catalogue;
  today: Day;
  search?: Ref<HTMLInputElement>;
  number?: Ref<HTMLInputElement>;
  /** Caps of the keys that lead to the two fields. */
  keys?: { readonly search: string; readonly number: string };
}) => {
  const say = useSay();
  const pinyin = usePinyin();
  const [query, setQuery] = useState('');
  const [wanted, setWanted] = useState<ProductId | null>(null);
  const [typedDay, setTypedDay] = useState(today);
  const day = Day.safeParse(typedDay).success ? typedDay : today;
  const matches = useMemo(() => found(catalogue, query, pinyin ?? undefined), [catalogue, query, pinyin]);
  const products = productsOf(catalogue);
  const chosen = wanted !== null && products.has(wanted) ? wanted : (matches[0]?.product.id ?? null);
  return (
    <div className="applies">
      <div className="reference-pane" data-region="list">
        <SearchList
          {...(search === undefined ? {} : { input: search })}
          {...(keys === undefined ? {} : { keys: keys.search })}
          label={say(text.product)}
          hint={say(text.productHint)}
          query={query}
          listLabel={say(text.products)}
          chosen={chosen}
          found={matches.map((match) => ({
            id: match.product.id,
            group: say(query.trim() === '' ? text.categories : text.productsFound, { count: matches.length }),
            row: <MatchRow match={match} catalogue={catalogue} day={day} />,
          }))}
          empty={say(text.noProduct, { text: query.trim() })}
          onQuery={(typed) => {
            setQuery(typed);
            setWanted(null);
          }}
          onChoose={setWanted}
        >
          <div className="line applies-day">
            <DateField label={say(text.day)} value={typedDay} onChange={setTypedDay} />
            <Button size="small" disabled={day === today} onClick={() => setTypedDay(today)}>
              {say(text.today)}
            </Button>
          </div>
        </SearchList>
        <p className="small faint reference-foot">
          {say(text.edition, { version: catalogue.version, issuedOn: catalogue.issuedOn })}
        </p>
      </div>
      <div className="reference-pane reference-scroll" data-region="detail">
        {chosen === null ? (
          <p className="reference-page soft">{say(text.choose)}</p>
        ) : (
          <ProductPage catalogue={catalogue} id={chosen} day={day} onChoose={setWanted} />
        )}
      </div>
      <div className="reference-pane reference-scroll" data-region="number">
        <NumberPanel
          {...(number === undefined ? {} : { input: number })}
          {...(keys === undefined ? {} : { keys: keys.number })}
          catalogue={catalogue}
          onChoose={setWanted}
        />
      </div>
    </div>
  );
};
