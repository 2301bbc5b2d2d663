import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { partsText } from '../../../shared/text/parts.ts';
import { DateField, TextArea, TextField } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { readDay } from '../../parts/read-day.ts';
import { useTyped } from '../../parts/use-typed.ts';
import { useAnswer, useFill, useWork } from './checklist-context.tsx';
import { useDraft } from './drafts.ts';

/** A text area that acts at a pause; `field` names it for the missing list. */
export const DraftTextArea = ({
  field,
  label,
  hint,
  keys,
  value,
  maxLength = 4000,
  onCommit,
}: {
  field: string;
  label: ReactNode;
  hint?: ReactNode;
  keys?: string;
  value: string;
  maxLength?: number;
  onCommit: (text: string) => boolean;
}) => {
  const { editable } = useWork();
  const draft = useDraft(value, onCommit);
  return (
    <div data-field={field}>
      <TextArea
        label={label}
        hint={hint}
        {...(keys === undefined ? {} : { keys })}
        value={draft.text}
        maxLength={maxLength}
        readOnly={!editable}
        onChange={draft.change}
        onBlur={draft.settle}
      />
    </div>
  );
};

const settleOnEnter = (settle: () => void) => (event: KeyboardEvent) => {
  if (event.key === 'Enter' && !event.nativeEvent.isComposing && !event.ctrlKey) settle();
};

/** One field of an item's structured input, labelled, by its path. */
export const FilledField = ({
  itemId,
  field,
  label,
  type = 'text',
  hint,
  error,
}: {
  itemId: string;
  field: string;
  label: ReactNode;
  type?: 'text' | 'date';
  hint?: ReactNode;
  error?: ReactNode;
}) => {
  const { editable } = useWork();
  const value = useAnswer(itemId).values[field] ?? '';
  const fill = useFill(itemId);
  const draft = useDraft(value, (text) => fill(field, text));
  const Kind = type === 'date' ? DateField : TextField;
  return (
    <div data-field={field}>
      <Kind
        label={label}
        hint={hint}
        error={error}
        value={draft.text}
        maxLength={500}
        readOnly={!editable}
        onChange={draft.change}
        onBlur={draft.settle}
        onKeyDown={settleOnEnter(draft.settle)}
      />
    </div>
  );
};

type CellProps = { itemId: string; field: string; label: string; invalid?: boolean };

/** The same without a visible label, for table cells; `label` is read aloud. */
export const FilledCell = ({ itemId, field, label, invalid = false }: CellProps) => {
  const { editable } = useWork();
  const value = useAnswer(itemId).values[field] ?? '';
  const fill = useFill(itemId);
  const draft = useDraft(value, (text) => fill(field, text));
  return (
    <input
      className="input cell-input"
      data-field={field}
      type="text"
      aria-label={label}
      aria-invalid={invalid}
      autoComplete="off"
      spellCheck={false}
      value={draft.text}
      maxLength={500}
      readOnly={!editable}
      onChange={(event) => draft.change(event.target.value)}
      onBlur={draft.settle}
      onKeyDown={settleOnEnter(draft.settle)}
    />
  );
};

/** A table cell that holds a calendar day; what is no day is kept as typed and told in words. */
export const FilledDayCell = ({ itemId, field, label }: Omit<CellProps, 'invalid'>) => {
  const say = useSay();
  const id = useId();
  const { editable } = useWork();
  const value = useAnswer(itemId).values[field] ?? '';
  const fill = useFill(itemId);
  const draft = useDraft(value, (text) => fill(field, text));
  const typed = useTyped(draft.text, readDay, draft.change);
  const settle = () => {
    typed.settle();
    draft.settle();
  };
  return (
    <>
      <input
        className="input cell-input day"
        data-field={field}
        type="text"
        inputMode="numeric"
        aria-label={label}
        aria-invalid={typed.unreadable}
        aria-describedby={typed.unreadable ? id : undefined}
        autoComplete="off"
        spellCheck={false}
        value={typed.text}
        maxLength={20}
        readOnly={!editable}
        onChange={(event) => typed.change(event.target.value)}
        onBlur={settle}
        onKeyDown={settleOnEnter(settle)}
      />
      {typed.unreadable && (
        <span className="is-bad small cell-error" id={id}>
          {say(partsText.notADay)}
        </span>
      )}
    </>
  );
};
