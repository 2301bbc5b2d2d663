import { MessageSquarePlus } from 'lucide-react';
import { useState } from 'react';
import { conclusionText as text } from '../../../shared/text/conclusion.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { confirmKey, firstFocus } from '../pieces/dialog-keys.ts';

export type Observation = { readonly id: string; readonly text: string };

/** Facts that belong to no clause, under the findings. */
export const ObservationList = ({
  observations,
  locked,
  onEdit,
  onRemove,
}: {
  observations: readonly Observation[];
  locked: boolean;
  onEdit: (observation: Observation) => void;
  onRemove: (id: string) => void;
}) => {
  const say = useSay();
  return (
    <ul>
      {observations.map((observation) => (
        <li className="finding" key={observation.id}>
          <MessageSquarePlus className="is-na" aria-hidden="true" />
          <span className="prose">
            <span className="small faint">{say(text.observation)} · </span>
            {observation.text}
          </span>
          {!locked && (
            <span className="line">
              <Button look="quiet" size="small" onClick={() => onEdit(observation)}>
                {say(text.observationEdit)}
              </Button>
              <Button look="quiet" size="small" onClick={() => onRemove(observation.id)}>
                {say(text.observationRemove)}
              </Button>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
};

/** Writes one observation. */
export const ObservationDialog = ({
  observation,
  onSave,
  onClose,
}: {
  observation: Observation;
  onSave: (observation: Observation) => void;
  onClose: () => void;
}) => {
  const say = useSay();
  const [words, setWords] = useState(observation.text);
  const empty = words.trim() === '';
  const save = () => {
    if (!empty) onSave({ ...observation, text: words.trim() });
  };
  return (
    <Dialog
      title={say(text.observationAdd)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(text.cancel)}</Button>
          <Button look="primary" keys="Ctrl Enter" aria-disabled={empty} onClick={save}>
            {say(text.observationSave)}
          </Button>
        </>
      }
    >
      <TextArea
        label={say(text.observationText)}
        hint={say(text.observationHint)}
        rows={4}
        maxLength={4000}
        value={words}
        ref={firstFocus}
        onChange={setWords}
        onKeyDown={confirmKey(save)}
      />
    </Dialog>
  );
};
