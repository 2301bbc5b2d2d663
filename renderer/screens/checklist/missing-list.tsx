import { defaultRangeExtractor } from '@tanstack/react-virtual';
import { CircleDashed } from 'lucide-react';
import { useCallback, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { missingOf } from '../../../shared/domain/evaluate.ts';
import type { Missing } from '../../../shared/domain/evaluation.ts';
import { checklistText } from '../../../shared/text/checklist.ts';
import { Button } from '../../parts/button.tsx';
import { classNames } from '../../parts/class-names.ts';
import { useSay } from '../../parts/language.tsx';
import { EmptyState } from '../../parts/notice.tsx';
import { useDeskState } from '../desk-context.tsx';
import { useWork } from './checklist-context.tsx';
import { useVirtualRows } from '../pieces/use-virtual-rows.ts';

const sizeOf = () => 52;

const missingKey = (missing: Missing | undefined, index: number): string =>
  missing ? `${missing.itemId}-${missing.what}-${missing.where ?? ''}` : String(index);

/** Everything that stops the conclusion, in the order of the checklist; Enter goes there, into the field that lacks. */
export const MissingList = ({
  onGo,
  onConclusion,
}: {
  onGo: (missing: Missing) => void;
  onConclusion: () => void;
}) => {
  const say = useSay();
  const base = useId();
  const { context } = useWork();
  const evaluation = useDeskState(({ open }) => open?.evaluation ?? null);
  const missing = useMemo(
    () => (evaluation === null ? [] : missingOf(context, evaluation)),
    [context, evaluation],
  );
  const items = useMemo(() => new Map(context.checklist.items.map((item) => [item.id, item])), [context]);
  const [chosen, setChosen] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const { rows, height, scrollTo } = useVirtualRows({
    frame,
    count: missing.length,
    sizeOf,
    keyOf: useCallback((index: number) => missingKey(missing[index], index), [missing]),
    rangeExtractor: defaultRangeExtractor,
  });
  const at = Math.min(chosen, missing.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const current = missing[at];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(missing.length - 1, at + step));
      setChosen(next);
      scrollTo(next);
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      onGo(current);
    }
  };
  if (missing.length === 0)
    return (
      <EmptyState
        action={
          <Button look="primary" onClick={onConclusion}>
            {say(checklistText.toConclusion)}
          </Button>
        }
      >
        {say(checklistText.emptyMissing)}
      </EmptyState>
    );
  return (
    <div
      ref={frame}
      className="item-list"
      role="listbox"
      tabIndex={0}
      aria-label={say(checklistText.missingList)}
      aria-activedescendant={`${base}-${at}`}
      data-region-focus=""
      onKeyDown={onKeyDown}
    >
      <div className="item-list-rows" role="presentation" style={{ height }}>
        {rows.map(({ index, key, start, size }) => {
          const each = missing[index];
          const item = each && items.get(each.itemId);
          if (!each || !item) return null;
          return (
            <div
              key={key}
              id={`${base}-${index}`}
              role="option"
              aria-selected={index === at}
              className={classNames('item-list-row missing-row', index === at && 'current')}
              style={{ height: size, translate: `0 ${start}px` }}
              onClick={() => {
                setChosen(index);
                onGo(each);
              }}
            >
              <CircleDashed aria-hidden="true" />
              <span className="item-clause">{item.clause}</span>
              <span className="missing-words">
                <span className="cut">{say(each.words)}</span>
                <span className="cut small faint">{say(item.title)}</span>
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
};
