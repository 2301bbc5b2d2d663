import type { Parameter } from '../../../../shared/domain/checklist.ts';
import { readNumber } from '../../../../shared/domain/number-text.ts';
import { checklistText } from '../../../../shared/text/checklist.ts';
import { Select } from '../../../parts/choice.tsx';
import { useSay } from '../../../parts/language.tsx';
import { useAnswer, useFill, useWork } from '../checklist-context.tsx';
import { FilledField } from '../draft-fields.tsx';

/** A number or a choice on which the limits depend. */
export const ParameterField = ({ itemId, parameter }: { itemId: string; parameter: Parameter }) => {
  const say = useSay();
  const { editable } = useWork();
  const fill = useFill(itemId);
  const field = `p/${parameter.id}`;
  const value = useAnswer(itemId).values[field] ?? '';
  const label =
    parameter.unit === null
      ? say(parameter.name)
      : say(checklistText.withUnit, { name: say(parameter.name), unit: parameter.unit });
  if (parameter.choices)
    return (
      <div data-field={field}>
        <Select
          label={label}
          value={value}
          empty={say(checklistText.choose1)}
          disabled={!editable}
          choices={parameter.choices.map((choice) => ({ value: choice.value, label: say(choice.name) }))}
          onChange={(chosen) => fill(field, chosen)}
        />
      </div>
    );
  const wrong = value.trim() !== '' && readNumber(value) === null;
  return (
    <FilledField
      itemId={itemId}
      field={field}
      label={label}
      error={wrong ? say(checklistText.notNumber, { raw: value }) : undefined}
    />
  );
};
