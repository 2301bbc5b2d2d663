import { ShieldCheck, TriangleAlert } from 'lucide-react';
import type { Item, ItemTask } from '../../../../shared/domain/checklist.ts';
import type { MeasurementResult } from '../../../../shared/domain/evaluation.ts';
import { isDay } from '../../../../shared/domain/day.ts';
import { checklistText } from '../../../../shared/text/checklist.ts';
import { useSay } from '../../../parts/language.tsx';
import { useAnswer } from '../checklist-context.tsx';
import { FilledField } from '../draft-fields.tsx';
import { Arithmetic } from './arithmetic.tsx';
import { barsOf } from './bars-of.ts';
import { LimitBar } from './limit-bar.tsx';
import { LimitConfirmation } from './limit-confirmation.tsx';
import { ParameterField } from './parameter-field.tsx';
import { ReadingGrid } from './reading-grid.tsx';

type Task = Extract<ItemTask, { kind: 'measurement' }>;

const Instrument = ({ itemId, expired }: { itemId: string; expired: boolean }) => {
  const say = useSay();
  const validTo = useAnswer(itemId).values['i/validTo'] ?? '';
  return (
    <div className="measure-part">
      <div className="line medium">
        <span className="strong">{say(checklistText.instrument)}</span>
        {isDay(validTo) && !expired && (
          <span className="is-ok line tightly small">
            <ShieldCheck aria-hidden="true" />
            {say(checklistText.instrumentValid)}
          </span>
        )}
      </div>
      <div className="form-grid three">
        <FilledField itemId={itemId} field="i/name" label={say(checklistText.instrumentName)} />
        <FilledField itemId={itemId} field="i/number" label={say(checklistText.instrumentNumber)} />
        <FilledField itemId={itemId} field="i/validTo" label={say(checklistText.validTo)} type="date" />
      </div>
      {expired && (
        <p className="is-bad line top small">
          <TriangleAlert aria-hidden="true" />
          {say(checklistText.instrumentExpired, { day: validTo })}
        </p>
      )}
    </div>
  );
};

/** A measured item judges itself: conditions, instrument, readings, the drawing, the arithmetic. */
export const MeasurementCard = ({
  item,
  task,
  measurement,
}: {
  item: Item;
  task: Task;
  measurement: MeasurementResult;
}) => {
  const say = useSay();
  return (
    <section className="panel task-card" aria-label={say(checklistText.measurement)} data-readings="">
      {task.parameters.length > 0 && (
        <div className="measure-part">
          <div className="form-grid">
            {task.parameters.map((parameter) => (
              <ParameterField key={parameter.id} itemId={item.id} parameter={parameter} />
            ))}
          </div>
        </div>
      )}
      {task.quantities.map((quantity) => (
        <ReadingGrid
          key={quantity.id}
          itemId={item.id}
          quantity={quantity}
          readings={measurement.readings.filter(({ field }) => field.startsWith(`q/${quantity.id}/`))}
        />
      ))}
      {barsOf(task, measurement).map(({ key, ...bar }) => (
        <LimitBar key={key} {...bar} />
      ))}
      {measurement.undecided === 'uncovered' && (
        <p className="is-gen line top small measure-part">
          <TriangleAlert aria-hidden="true" />
          {say(checklistText.uncovered)}
        </p>
      )}
      <Arithmetic results={measurement.criteria} />
      {measurement.criteria
        .filter(({ applies }) => applies)
        .map((result) => (
          <LimitConfirmation key={result.criterion.id} itemId={item.id} result={result} />
        ))}
      {task.instrument && <Instrument itemId={item.id} expired={measurement.undecided === 'instrument'} />}
    </section>
  );
};
