import { CircleAlert } from 'lucide-react';
import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type TextareaHTMLAttributes,
} from 'react';
import type { Words } from '../../shared/domain/words.ts';
import { partsText } from '../../shared/text/parts.ts';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import { useSay } from './language.tsx';
import { readDay, readTime } from './read-day.ts';
import { useTyped } from './use-typed.ts';

type Around = {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do; the entry itself is kept. */
  error?: ReactNode;
  /** Key cap beside the label. */
  keys?: string;
  optional?: ReactNode;
};

type Wiring = {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
};

/** Label above, hint and error below, wired for readers. For controls that `TextField` and its kin do not cover. */
export const Field = ({
  label,
  hint,
  error,
  keys,
  optional,
  children,
}: Around & { children: (wiring: Wiring) => ReactNode }) => {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <div className="field-label">
        <label htmlFor={id}>{label}</label>
        {keys !== undefined && <Kbd keys={keys} />}
        {optional !== undefined && (
          <>
            <span className="push" />
            <span className="faint">{optional}</span>
          </>
        )}
      </div>
      {children({
        id,
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div className="field-error" id={`${id}-error`}>
          <CircleAlert aria-hidden="true" />
          <span>{error}</span>
        </div>
      )}
    </div>
  );
};

type InputRest = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'>;

export type TextFieldProps = Around &
  InputRest & { value: string; onChange: (value: string) => void; ref?: Ref<HTMLInputElement> };

/** One line of text. */
export const TextField = ({
  label,
  hint,
  error,
  keys,
  optional,
  value,
  onChange,
  className,
  ...rest
}: TextFieldProps) => (
  <Field
    label={label}
    hint={hint}
    error={error}
    optional={optional}
    {...(keys === undefined ? {} : { keys })}
  >
    {(wiring) => (
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...rest}
        {...wiring}
        className={classNames('input', className)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);

const ReadField = ({
  value,
  onChange,
  onBlur,
  onKeyDown,
  error,
  read,
  unreadable,
  ...rest
}: TextFieldProps & { read: (raw: string) => string | null; unreadable: Words }) => {
  const say = useSay();
  const typed = useTyped(value, read, onChange);
  return (
    <TextField
      inputMode="numeric"
      maxLength={20}
      {...rest}
      error={error ?? (typed.unreadable ? say(unreadable) : undefined)}
      value={typed.text}
      onChange={typed.change}
      onBlur={(event) => {
        typed.settle();
        onBlur?.(event);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) typed.settle();
        onKeyDown?.(event);
      }}
    />
  );
};

/**
 * A calendar day, typed in any usual form and shown as YYYY-MM-DD in every language; empty text while there is none.
 * What is no day is kept as typed and told in words.
 */
export const DateField = (props: TextFieldProps) => (
  <ReadField {...props} read={readDay} unreadable={partsText.notADay} />
);

/** A time of day, typed in any usual form and shown as HH:MM. */
export const TimeField = (props: TextFieldProps) => (
  <ReadField {...props} read={readTime} unreadable={partsText.notATime} />
);

export type TextAreaProps = Around &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'> & {
    value: string;
    onChange: (value: string) => void;
    ref?: Ref<HTMLTextAreaElement>;
  };

/** Several lines of text; grows with what is written. */
export const TextArea = ({
  label,
  hint,
  error,
  keys,
  optional,
  value,
  onChange,
  className,
  ...rest
}: TextAreaProps) => (
  <Field
    label={label}
    hint={hint}
    error={error}
    optional={optional}
    {...(keys === undefined ? {} : { keys })}
  >
    {(wiring) => (
      <textarea
        spellCheck={false}
        rows={2}
        {...rest}
        {...wiring}
        className={classNames('input', className)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);
