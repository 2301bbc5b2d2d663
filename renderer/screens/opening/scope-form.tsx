import { assignedUnits, type Product } from '../../../shared/domain/assignment.ts';
import type { Context } from '../../../shared/domain/evaluation.ts';
import { openingText as text } from '../../../shared/text/opening.ts';
import { Checkbox } from '../../parts/choice.tsx';
import { TextArea } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { categoryName, unitNames } from '../inspections/say-line.ts';
import type { OpeningDraft, OpeningProblem } from './opening-draft.ts';

/** What is inspected: units of the assignment, areas, and what is left out. */
export const ScopeForm = ({
  draft,
  products,
  context,
  problems,
  onChange,
}: {
  draft: OpeningDraft;
  products: readonly Product[];
  context: Context;
  problems: readonly OpeningProblem[];
  onChange: (change: Partial<OpeningDraft>) => void;
}) => {
  const say = useSay();
  const assigned = assignedUnits({ products: [...products] });
  const noUnit = problems.find(({ at }) => at === 'units');
  return (
    <div className="stack">
      <fieldset className="field">
        <legend className="field-label">{say(text.units)}</legend>
        {products.map(({ categoryCode, units }) => {
          const names = unitNames({ products: [{ categoryCode, units }] }, context, say);
          return (
            <div className="unit-list" key={categoryCode}>
              {products.length > 1 && (
                <span className="small faint unit-category">{categoryName(categoryCode, context, say)}</span>
              )}
              {units.map((id, at) => (
                <Checkbox
                  key={id}
                  checked={draft.units.includes(id)}
                  onChange={(checked) =>
                    onChange({
                      units: assigned.filter((unit) => (unit === id ? checked : draft.units.includes(unit))),
                    })
                  }
                >
                  {names[at]}
                </Checkbox>
              ))}
            </div>
          );
        })}
        {noUnit && <div className="field-error">{say(noUnit.words)}</div>}
        <div className="field-hint">{say(text.scopeChangesItems)}</div>
      </fieldset>
      <TextArea
        label={say(text.areas)}
        hint={say(text.areasHint)}
        optional={say(text.optional)}
        maxLength={4000}
        value={draft.areas}
        onChange={(areas) => onChange({ areas })}
      />
      <TextArea
        label={say(text.excluded)}
        optional={say(text.optional)}
        maxLength={4000}
        value={draft.excluded}
        onChange={(excluded) => onChange({ excluded })}
      />
    </div>
  );
};
