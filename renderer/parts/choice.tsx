import { useId, type ReactNode, type Ref, type SelectHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import { Field } from './field.tsx';

export type Choice<T extends string> = {
  readonly value: T;
  readonly label: ReactNode;
  readonly disabled?: boolean;
};

/** One of a few, all in sight. */
export const RadioGroup = <T extends string>({
  label,
  hideLabel = false,
  value,
  choices,
  column = false,
  disabled = false,
  onChange,
}: {
  label: string;
  hideLabel?: boolean;
  value: T | null;
  choices: readonly Choice<T>[];
  column?: boolean;
  disabled?: boolean;
  onChange: (value: T) => void;
}) => {
  const name = useId();
  return (
    <fieldset className="field" role="radiogroup" aria-label={label}>
      {!hideLabel && (
        <div className="field-label" aria-hidden="true">
          {label}
        </div>
      )}
      <div className={classNames('options', column && 'column')}>
        {choices.map((choice) => (
          <label className="option" key={choice.value}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              disabled={disabled || choice.disabled === true}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};

/** One of many, in a list that opens. */
export const Select = <T extends string>({
  label,
  hint,
  value,
  choices,
  empty,
  className,
  onChange,
  ...rest
}: Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> & {
  label: ReactNode;
  hint?: ReactNode;
  value: T | '';
  choices: readonly Choice<T>[];
  /** Words of the empty choice; without it something is always chosen. */
  empty?: string;
  onChange: (value: T | '') => void;
  ref?: Ref<HTMLSelectElement>;
}) => (
  <Field label={label} hint={hint}>
    {(wiring) => (
      <select
        {...rest}
        {...wiring}
        className={classNames('input', className)}
        value={value}
        onChange={(event) => onChange(event.target.value as T | '')}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled === true}>
            {choice.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

/** Yes or no. */
export const Checkbox = ({
  checked,
  disabled = false,
  onChange,
  children,
}: {
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) => (
  <label className="check">
    <input
      type="checkbox"
      checked={checked}
      disabled={disabled}
      onChange={(event) => onChange(event.target.checked)}
    />
    <span>{children}</span>
  </label>
);
