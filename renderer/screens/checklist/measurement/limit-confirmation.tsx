import { BadgeCheck, TriangleAlert } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { CriterionResult } from '../../../../shared/domain/evaluation.ts';
import { checklistText } from '../../../../shared/text/checklist.ts';
import { Button } from '../../../parts/button.tsx';
import { TextField } from '../../../parts/field.tsx';
import { useSay } from '../../../parts/language.tsx';
import { useAct, useAnswer, useWork } from '../checklist-context.tsx';

const ConfirmForm = ({
  standard,
  onConfirm,
  onCancel,
}: {
  standard: string;
  onConfirm: (edition: string) => void;
  onCancel: () => void;
}) => {
  const say = useSay();
  const [edition, setEdition] = useState(standard);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (edition.trim() !== '') onConfirm(edition.trim());
  };
  return (
    <form className="limit-form" onSubmit={submit}>
      <TextField
        label={say(checklistText.edition)}
        value={edition}
        maxLength={200}
        autoFocus
        onChange={setEdition}
      />
      <button type="submit" className="btn primary" disabled={edition.trim() === ''}>
        {say(checklistText.confirm)}
      </button>
      <Button onClick={onCancel}>{say(checklistText.cancel)}</Button>
    </form>
  );
};

/** A limit that was not seen in its source is a hint until a person compared it with the edition in force, and said which. */
export const LimitConfirmation = ({ itemId, result }: { itemId: string; result: CriterionResult }) => {
  const say = useSay();
  const act = useAct();
  const { editable } = useWork();
  const [asking, setAsking] = useState(false);
  const { criterion, certainty } = result;
  const confirmed = useAnswer(itemId).confirmedLimits[criterion.id];
  if (certainty.basis === 'source') return null;
  const confirm = (edition: string | null) => {
    act({ type: 'limit.confirmed', itemId, criterionId: criterion.id, edition });
    setAsking(false);
  };
  return (
    <div className="limit-confirmation" data-field={`limit/${criterion.id}`}>
      {confirmed ? (
        <span className="line is-ok">
          <BadgeCheck aria-hidden="true" />
          <span className="ink">
            {say(checklistText.labelled, {
              name: say(criterion.name),
              text: say(checklistText.confirmed, { edition: confirmed.edition }),
            })}
          </span>
          {editable && (
            <Button look="quiet" size="small" onClick={() => confirm(null)}>
              {say(checklistText.unconfirm)}
            </Button>
          )}
        </span>
      ) : (
        <div className="line wrap">
          <span className="is-gen">
            <TriangleAlert aria-hidden="true" />
          </span>
          <span className="push limit-hint">
            <span className="strong">{say(criterion.name)}</span>{' '}
            {say(checklistText.limitHint, { standard: criterion.standard })}
          </span>
          {editable && !asking && (
            <Button size="small" onClick={() => setAsking(true)}>
              {say(checklistText.confirmLimit)}
            </Button>
          )}
        </div>
      )}
      {asking && (
        <ConfirmForm standard={criterion.standard} onConfirm={confirm} onCancel={() => setAsking(false)} />
      )}
    </div>
  );
};
