import { useEffect, useRef, useState } from 'react';
import { isDay } from '../../../shared/domain/day.ts';
import type { FindingDetail } from '../../../shared/domain/journal.ts';
import { conclusionText as text } from '../../../shared/text/conclusion.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choice.tsx';
import { DateField, TextArea } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import type { Finding } from './list-findings.ts';
import { useVisitKind } from '../pieces/use-visit-kind.ts';
import { useHoldUnsaved } from '../pieces/unsaved.ts';

/** A finding as typed; recorded whole when done, so that the journal holds sentences and not letters. */
export const FindingForm = ({
  finding,
  onSave,
  onDone,
}: {
  finding: Finding;
  onSave: (detail: FindingDetail) => void;
  onDone: () => void;
}) => {
  const say = useSay();
  const { corrections } = useVisitKind();
  const [draft, setDraft] = useState(finding.detail);
  useHoldUnsaved(draft !== finding.detail);
  const first = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);
  const change = (change: Partial<FindingDetail>) => setDraft((before) => ({ ...before, ...change }));
  const dayOk = draft.correctionDueOn === null || isDay(draft.correctionDueOn);
  const save = () => {
    // What cannot be read is told at its field; the entries stay.
    if (!dayOk) return;
    onSave({
      ...draft,
      fact: draft.fact.trim(),
      correction: draft.correction.trim(),
      enterpriseText: draft.enterpriseText.trim(),
    });
    onDone();
  };
  return (
    <form
      className="finding-edit stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextArea
        ref={first}
        label={say(text.fact)}
        hint={say(text.factHint)}
        maxLength={4000}
        value={draft.fact}
        onChange={(fact) => change({ fact })}
      />
      {corrections && (
        <TextArea
          label={say(text.correction)}
          maxLength={4000}
          value={draft.correction}
          onChange={(correction) => change({ correction })}
        />
      )}
      <div className="field-grid">
        {corrections && (
          <DateField
            label={say(text.correctionDueOn)}
            hint={say(text.dueHint)}
            value={draft.correctionDueOn ?? ''}
            onChange={(day) => change({ correctionDueOn: day === '' ? null : day })}
          />
        )}
        <RadioGroup
          label={say(text.enterpriseView)}
          value={draft.enterpriseView}
          choices={[
            { value: 'notAsked', label: say(text.viewNotAsked) },
            { value: 'agrees', label: say(text.viewAgrees) },
            { value: 'disputes', label: say(text.viewDisputes) },
          ]}
          onChange={(enterpriseView) => change({ enterpriseView })}
        />
      </div>
      {draft.enterpriseView !== 'notAsked' && (
        <TextArea
          label={say(text.enterpriseText)}
          optional={say(text.optional)}
          maxLength={4000}
          value={draft.enterpriseText}
          onChange={(enterpriseText) => change({ enterpriseText })}
        />
      )}
      <div className="line">
        <Button look="primary" size="small" onClick={save}>
          {say(text.done)}
        </Button>
        <Button size="small" keys="Esc" onClick={onDone}>
          {say(text.cancel)}
        </Button>
      </div>
    </form>
  );
};
