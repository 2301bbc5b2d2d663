import { useId } from 'react';
import { useAnswer, useFill, useWork } from './checklist-context.tsx';

/** Yes or no, neither until answered; choosing the same again clears. */
export const YesNo = ({
  itemId,
  field,
  label,
  yes,
  no,
}: {
  itemId: string;
  field: string;
  label: string;
  yes: string;
  no: string;
}) => {
  const { editable } = useWork();
  const value = useAnswer(itemId).values[field] ?? '';
  const fill = useFill(itemId);
  const name = useId();
  const options = [
    { key: 'yes', words: yes },
    { key: 'no', words: no },
  ] as const;
  return (
    <span className="yes-no" role="radiogroup" aria-label={label} data-field={field}>
      {options.map(({ key, words }) => (
        <label key={key} className={`yes-no-${key}`}>
          <input
            type="radio"
            name={name}
            checked={value === key}
            disabled={!editable}
            onChange={() => fill(field, key)}
            onClick={() => {
              if (value === key) fill(field, '');
            }}
          />
          <span>{words}</span>
        </label>
      ))}
    </span>
  );
};
