import { InspectionType } from '../../../shared/domain/catalogue.ts';
import { type Checklist, productUnitsOf } from '../../../shared/domain/checklist.ts';
import type { RuleSet } from '../../../shared/domain/rule-set.ts';
import { libraryText as text } from '../../../shared/text/library.ts';
import { inspectionTypeText } from '../../../shared/text/visits.ts';
import { useSay } from '../../parts/language.tsx';
import { Certainty } from '../../reference/certainty.tsx';
import { DigestText } from '../pieces/digest-text.tsx';
import type { Book } from './list-books.ts';

/** The checklist as a whole: its rules, units, standards and digest, shown until a clause is chosen. */
export const AboutBook = ({
  book,
  checklist,
  ruleSets,
}: {
  book: Book;
  checklist: Checklist;
  ruleSets: ReadonlyMap<string, RuleSet>;
}) => {
  const say = useSay();
  const offered = InspectionType.options.filter((type) => checklist.ruleSets[type] !== undefined);
  const named = [...new Set(offered.map((type) => checklist.ruleSets[type] ?? ''))];
  return (
    <article className="reference-page">
      <h2 className="title">{say(checklist.title)}</h2>
      <section>
        <h3>{say(text.concludedBy)}</h3>
        <ul className="stack">
          {named.map((id) => {
            const ruleSet = ruleSets.get(id);
            return (
              <li key={id}>
                <div>
                  {offered
                    .filter((type) => checklist.ruleSets[type] === id)
                    .map((type) => say(inspectionTypeText[type]))
                    .join(say(text.comma))}
                  <span className="soft"> · {ruleSet ? say(ruleSet.title) : id}</span>
                </div>
                {ruleSet && <div className="small soft">{ruleSet.document}</div>}
                {ruleSet && <Certainty provenance={ruleSet.provenance} />}
              </li>
            );
          })}
        </ul>
      </section>
      <section>
        <h3>{say(text.units)}</h3>
        <ul className="stack">
          {productUnitsOf(checklist).map(({ id, name, provenance }) => (
            <li key={id}>
              {say(name)}
              <Certainty provenance={provenance} />
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{say(text.standards)}</h3>
        <ul className="stack">
          {checklist.standards.map(({ number, title, provenance }) => (
            <li key={number}>
              {number} {say(title)}
              <Certainty provenance={provenance} />
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{say(text.digest)}</h3>
        <DigestText digest={book.ref.digest} />
      </section>
    </article>
  );
};
