import { Award, Ban, CircleHelp, CircleSlash, ShieldCheck } from 'lucide-react';
import type { Catalogue, ProductId } from '../../shared/domain/catalogue-edition.ts';
import type { Day } from '../../shared/domain/identifiers.ts';
import { type Product, productsOf } from '../../shared/domain/products.ts';
import { type RegimeAnswer, regimeOf, regimesOf } from '../../shared/domain/regime.ts';
import { referenceText as text } from '../../shared/text/reference.ts';
import { Chip } from '../parts/chip.tsx';
import { classNames } from '../parts/class-names.ts';
import { useLanguage, useSay } from '../parts/language.tsx';
import { Notice } from '../parts/notice.tsx';
import { Certainty } from './certainty.tsx';
import './reference.css';
import { regimeLine, regimeSentences, spanWords } from './regime-words.ts';

const icons = {
  licence: Award,
  compulsoryCertification: ShieldCheck,
  cancelled: Ban,
  neverLicensed: CircleSlash,
  unknown: CircleHelp,
} as const;

/** The answer for one day: what applies, what it means, by which document, how certain. */
const Answer = ({ answer, day }: { answer: RegimeAnswer; day: Day }) => {
  const say = useSay();
  const { regime, product, ruledBy, merged, certainty, provenance } = answer;
  const Icon = icons[regime.name];
  return (
    <section className="regime" data-regime={regime.name}>
      <div className="small faint">{say(text.onDay, { day })}</div>
      <p className="regime-line large strong">
        <Icon aria-hidden="true" />
        <span>{regimeLine(regime, say)}</span>
      </p>
      {regimeSentences(regime).map((words) => (
        <p key={words.en}>{say(words)}</p>
      ))}
      {certainty !== 'source' && (
        <Notice tone={certainty === 'recalled' ? 'gen' : 'bad'}>{say(text[`uncertain_${certainty}`])}</Notice>
      )}
      <dl className="facts">
        <dt>{say(text.document)}</dt>
        <dd>{answer.document ?? <span className="faint">{say(text.noDocument)}</span>}</dd>
        <dt>{say(text.holds)}</dt>
        <dd>{spanWords(answer.from, answer.until, say)}</dd>
        {merged.length > 0 && (
          <>
            <dt>{say(text.merged)}</dt>
            <dd>{merged.map(({ name }) => say(name)).join(' → ')}</dd>
          </>
        )}
        {merged.length === 0 && ruledBy && ruledBy.id !== product?.id && (
          <>
            <dt>{say(text.ruledBy)}</dt>
            <dd>{say(text.ruledByCategory, { name: say(ruledBy.name) })}</dd>
          </>
        )}
        {provenance && (
          <>
            <dt>{say(text.basis)}</dt>
            <dd>
              <Certainty provenance={provenance} />
            </dd>
          </>
        )}
        {product?.provenance && (
          <>
            <dt>{say(text.unitBasis)}</dt>
            <dd>
              <Certainty provenance={product.provenance} />
            </dd>
          </>
        )}
      </dl>
    </section>
  );
};

/** All that ever applied, the latest first; the period of the chosen day is marked. */
const History = ({ catalogue, id, day }: { catalogue: Catalogue; id: ProductId; day: Day }) => {
  const say = useSay();
  const periods = regimesOf(catalogue, id);
  const at = periods.findLastIndex(({ from }) => from === null || from <= day);
  return (
    <section>
      <h3>{say(text.history)}</h3>
      <ol className="timeline">
        {periods
          .map((period, index) => (
            <li
              key={period.from ?? ''}
              className={classNames(index === at && 'now')}
              {...(index === at ? { 'aria-current': 'date' as const } : {})}
            >
              <div className="timeline-span">{spanWords(period.from, period.until, say)}</div>
              <div className="timeline-fact">
                <div className="line wrap">
                  <span className="strong">{regimeLine(period.regime, say)}</span>
                  {index === at && <Chip tone="accent">{say(text.onDay, { day })}</Chip>}
                </div>
                {period.merged.length > 0 && (
                  <div className="small soft">
                    {say(text.merged)} {period.merged.map(({ name }) => say(name)).join(' → ')}
                  </div>
                )}
                {period.document !== null && <div className="soft">{period.document}</div>}
                {period.provenance && <Certainty provenance={period.provenance} />}
              </div>
            </li>
          ))
          .reverse()}
      </ol>
    </section>
  );
};

const kindWords = ({ kind }: Product) => text[`kind_${kind}`];

/** One product: what applies to it on a day, and its whole dated history. */
export const ProductPage = ({
  catalogue,
  id,
  day,
  onChoose,
}: {
  catalogue: Catalogue;
  id: ProductId;
  day: Day;
  /** Shows another product: a unit of this category. */
  onChoose: (id: ProductId) => void;
}) => {
  const say = useSay();
  const other = useLanguage() === 'zh' ? 'en' : 'zh';
  const product = productsOf(catalogue).get(id);
  if (!product) return null;
  const units = [...productsOf(catalogue).values()].filter(
    ({ kind, category }) => kind === 'unit' && category === product.id,
  );
  return (
    <article className="reference-page" data-product={id}>
      <header>
        <div className="small faint">
          {say(kindWords(product), { id: product.id, category: product.category ?? '' })}
        </div>
        <h2 className="title">{say(product.name)}</h2>
        <div className="soft" lang={other === 'zh' ? 'zh-CN' : 'en'}>
          {product.name[other]}
        </div>
      </header>
      <Answer answer={regimeOf(catalogue, id, day)} day={day} />
      <History catalogue={catalogue} id={id} day={day} />
      {units.length > 0 && (
        <section>
          <h3>{say(text.units)}</h3>
          <ul className="line wrap">
            {units.map((unit) => (
              <li key={unit.id}>
                <button type="button" className="chip chip-button" onClick={() => onChoose(unit.id)}>
                  {say(unit.name)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {product.licencePrefixes.length > 0 && (
        <section>
          <h3>{say(text.prefixes)}</h3>
          <p className="mono">{product.licencePrefixes.join('  ')}</p>
        </section>
      )}
      {product.otherNames.length > 0 && (
        <section>
          <h3>{say(text.otherNames)}</h3>
          <ul className="bullets">
            {product.otherNames.map((name) => (
              <li key={name.text}>
                {name.text}
                <Certainty provenance={name.provenance} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
};
