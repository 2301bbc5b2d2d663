import { X } from 'lucide-react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { Quantity } from '../../../../shared/domain/checklist.ts';
import type { Reading } from '../../../../shared/domain/evaluation.ts';
import { readNumber } from '../../../../shared/domain/number-text.ts';
import { checklistText } from '../../../../shared/text/checklist.ts';
import { classNames } from '../../../parts/class-names.ts';
import { useSay } from '../../../parts/language.tsx';
import { useAct, useAnswer, useFill, useWork } from '../checklist-context.tsx';
import { FilledCell } from '../draft-fields.tsx';
import { useDraft } from '../drafts.ts';
import { spreadReadings } from './spread-readings.ts';

const cellsOf = (element: HTMLElement): HTMLInputElement[] => [
  ...(element.closest('[data-readings]')?.querySelectorAll<HTMLInputElement>('.reading input') ?? []),
];

/** Moves by cells; true when there was one to move to. */
const moveBy = (element: HTMLInputElement, step: number): boolean => {
  const cells = cellsOf(element);
  const next = cells[cells.indexOf(element) + step];
  next?.focus();
  next?.select();
  return next !== undefined;
};

const perRow = (element: HTMLElement): number => {
  const [first, ...others] = cellsOf(element);
  const after = others.findIndex((cell) => cell.offsetTop !== first?.offsetTop);
  return after === -1 ? others.length + 1 : after + 1;
};

const Cell = ({
  itemId,
  quantity,
  reading,
  n,
}: {
  itemId: string;
  quantity: Quantity;
  reading: Reading;
  n: number;
}) => {
  const say = useSay();
  const act = useAct();
  const fill = useFill(itemId);
  const { editable } = useWork();
  const { field, raw, number, within } = reading;
  const draft = useDraft(raw, (text) => fill(field, text));
  const wrong = raw.trim() !== '' && number === null;
  const words = quantity.count === 1 ? checklistText.single : checklistText.reading;
  // Away from the cell the number is shown as it was understood; in it, what was typed.
  const shown = draft.text === raw && number !== null ? number : draft.text;

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.key === 'Process' || event.ctrlKey || event.altKey) return;
    const input = event.currentTarget;
    const step = {
      Enter: event.shiftKey ? -1 : 1,
      ArrowDown: perRow(input),
      ArrowUp: -perRow(input),
      ArrowRight: input.selectionEnd === input.value.length ? 1 : 0,
      ArrowLeft: input.selectionStart === 0 ? -1 : 0,
    }[event.key];
    if (!step) return;
    draft.settle();
    event.preventDefault();
    moveBy(input, step);
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text');
    const values = spreadReadings(text, { quantityId: quantity.id, from: n, count: quantity.count });
    if (!editable || Object.keys(values).length < 2) return;
    event.preventDefault();
    act({ type: 'item.filled', itemId, values });
    moveBy(event.currentTarget, Math.min(Object.keys(values).length, quantity.count - n));
  };

  return (
    <label className={classNames('reading', within === false && 'outside', wrong && 'wrong')}>
      <span className="reading-number" aria-hidden="true">
        {within === false && <X />}
        {n}
      </span>
      <input
        data-field={field}
        inputMode="decimal"
        autoComplete="off"
        aria-label={say(words, { name: say(quantity.name), n, unit: quantity.unit })}
        aria-invalid={wrong}
        value={shown}
        maxLength={60}
        readOnly={!editable}
        onChange={(event) => draft.change(event.target.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={draft.settle}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
    </label>
  );
};

/** Numbered cells, ten a row. Enter goes on, arrows walk, a pasted column fills on; a wrong entry keeps its text. */
export const ReadingGrid = ({
  itemId,
  quantity,
  readings,
}: {
  itemId: string;
  quantity: Quantity;
  readings: readonly Reading[];
}) => {
  const say = useSay();
  const correction = useAnswer(itemId).values[`c/${quantity.id}`] ?? '';
  const wrong = readings.filter(({ raw, number }) => raw.trim() !== '' && number === null);
  const columns = quantity.count >= 10 ? 'ten' : quantity.count > 5 ? 'five' : 'few';
  return (
    <div className="quantity">
      <div className="quantity-head">
        <span className="strong">{say(quantity.name)}</span> <span className="faint">{quantity.unit}</span>
        <span className="push" />
        <span className="faint small">{say(checklistText.correctionValue)}</span>
        <FilledCell
          itemId={itemId}
          field={`c/${quantity.id}`}
          label={say(checklistText.correctionWhole, { name: say(quantity.name), unit: quantity.unit })}
          invalid={correction.trim() !== '' && readNumber(correction) === null}
        />
        {quantity.count > 1 && (
          <span className="faint small">
            {say(checklistText.progress, {
              done: readings.filter(({ number }) => number !== null).length,
              all: quantity.count,
            })}
          </span>
        )}
      </div>
      <div className={classNames('readings', columns)} role="group" aria-label={say(quantity.name)}>
        {readings.map((reading, index) => (
          <Cell key={reading.field} itemId={itemId} quantity={quantity} reading={reading} n={index + 1} />
        ))}
      </div>
      {wrong.map(({ field, raw }) => (
        <div key={field} className="field-error quantity-error" role="status">
          {say(checklistText.notNumber, { raw })}
        </div>
      ))}
    </div>
  );
};
