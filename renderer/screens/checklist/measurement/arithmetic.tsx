import { Check, CircleDashed, TriangleAlert, X } from 'lucide-react';
import { Fragment } from 'react';
import type { CriterionResult, Guard } from '../../../../shared/domain/evaluation.ts';
import { marginSideOf } from '../../../../shared/domain/margin-side.ts';
import { checklistText } from '../../../../shared/text/checklist.ts';
import { useSay } from '../../../parts/language.tsx';
import { comparisonOf, magnitude, withThousands } from './number-display.ts';

const Outcome = ({ holds, guard }: Pick<CriterionResult, 'holds' | 'guard'>) => {
  const say = useSay();
  if (guard?.result === 'conditionalPass' || guard?.result === 'conditionalFail')
    return (
      <span className="calc-outcome is-gen">
        <TriangleAlert aria-hidden="true" />
        {say(checklistText[guard.result])}
      </span>
    );
  if (holds === null)
    return (
      <span className="calc-outcome is-todo">
        <CircleDashed aria-hidden="true" />
        {say(checklistText.pendingNumbers)}
      </span>
    );
  return (
    <span className={holds ? 'calc-outcome is-ok' : 'calc-outcome is-veto'}>
      {holds ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
      {say(holds ? checklistText.met : checklistText.notMet)}
    </span>
  );
};

const limitsText = (limit: Guard['nominal']): string =>
  typeof limit === 'string' ? withThousands(limit) : limit.map(withThousands).join(', ');

/** How far the value can be trusted beside its limit: the uncertainty, the band, and a warning where it is near. */
const GuardLine = ({ guard, result: { criterion, limit } }: { guard: Guard; result: CriterionResult }) => {
  const say = useSay();
  const unit = criterion.unit;
  const moved = limit !== null && limitsText(limit) !== limitsText(guard.nominal);
  return (
    <span role="cell" className={guard.near ? 'calc-guard is-gen' : 'calc-guard faint'}>
      {guard.near && <TriangleAlert aria-hidden="true" />}
      {say(moved ? checklistText.guardMoved : checklistText.guard, {
        u: guard.expanded,
        w: guard.band,
        unit,
        limit: limitsText(guard.nominal),
        moved: limit === null ? '' : limitsText(limit),
      })}
      {guard.near && ` ${say(checklistText.nearLimit)}`}
    </span>
  );
};

const CalcRow = ({ result }: { result: CriterionResult }) => {
  const say = useSay();
  const { criterion, value, limit, margin, holds, guard, reason } = result;
  const side = marginSideOf(result);
  return (
    <div className="calc-row" role="row">
      <span role="cell" className="calc-name">
        {say(criterion.name)}
      </span>
      <span role="cell">
        {value === null ? (
          <span className="faint">
            {reason === null ? '' : `${say(reason)} `}
            {comparisonOf(criterion.op, limit, null)} {limit === null ? '' : criterion.unit}
          </span>
        ) : (
          <>
            <b>{withThousands(value)}</b> {comparisonOf(criterion.op, limit, holds)} {criterion.unit}
          </>
        )}
      </span>
      <span role="cell" className={holds === false ? 'is-veto nowrap' : 'soft nowrap'}>
        {margin !== null && side !== null && say(checklistText[`margin_${side}`], { n: magnitude(margin) })}
      </span>
      <span role="cell">
        <Outcome holds={holds} guard={guard} />
      </span>
      {guard && <GuardLine guard={guard} result={result} />}
    </div>
  );
};

const Steps = ({ results }: { results: readonly CriterionResult[] }) => {
  const say = useSay();
  return (
    <details className="calc-steps">
      <summary>{say(checklistText.arithmetic)}</summary>
      {results.map(({ criterion, steps }) => (
        <Fragment key={criterion.id}>
          {steps.length > 0 && (
            <ol className="mono">
              {steps.map((step, index) => (
                <li key={index}>{step}</li>
              ))}
            </ol>
          )}
          <p className="faint">
            <b>{say(criterion.name)}</b>{' '}
            {say(checklistText.rounding, {
              compare: say(
                criterion.compare === 'full' ? checklistText.fullCompare : checklistText.roundedCompare,
              ),
              interval: criterion.rounding.interval,
              mode: say(
                criterion.rounding.mode === 'halfEven' ? checklistText.halfEven : checklistText.halfUp,
              ),
              standard: criterion.standard,
            })}
          </p>
        </Fragment>
      ))}
    </details>
  );
};

/** One row per condition: name, value, sign, limit, margin, whether it holds; the steps below on demand. */
export const Arithmetic = ({ results }: { results: readonly CriterionResult[] }) => {
  const say = useSay();
  const counted = results.filter(({ applies }) => applies);
  return (
    <>
      <div className="calc" role="table" aria-label={say(checklistText.arithmetic)}>
        {counted.map((result) => (
          <CalcRow key={result.criterion.id} result={result} />
        ))}
      </div>
      <Steps results={counted} />
    </>
  );
};
