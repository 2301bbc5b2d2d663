import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { Camera, History, Image, ListTodo } from 'lucide-react';
import { memo, useCallback, useEffect, useId, useMemo, useRef, type KeyboardEvent } from 'react';
import type { Item } from '../../../shared/domain/checklist.ts';
import { checklistText } from '../../../shared/text/checklist.ts';
import { earlierText } from '../../../shared/text/earlier.ts';
import { classNames } from '../../parts/class-names.ts';
import { useLanguage, useSay } from '../../parts/language.tsx';
import { StatusIcon } from '../../parts/status-icon.tsx';
import { useDeskState } from '../desk-context.tsx';
import { usePreferences } from '../shell/preferences.ts';
import { useEarlierAt, useItemEvaluation, useWork } from './checklist-context.tsx';
import { rowsOf, type Row } from './item-rows.ts';
import { statusOfItem } from './item-status.ts';
import { ordinalOf } from '../pieces/ordinal-of.ts';
import { useVirtualRows } from '../pieces/use-virtual-rows.ts';
import { stepItem } from './walk.ts';

const SectionHead = ({ sectionId, index }: { sectionId: string; index: number }) => {
  const say = useSay();
  const language = useLanguage();
  const section = useWork().context.checklist.sections[index];
  const tally = useDeskState(({ open }) => open?.evaluation.sections.get(sectionId) ?? null);
  if (!section) return null;
  const ordinal = ordinalOf(section, index, language);
  return (
    <div className="list-section">
      <span className="strong cut push">
        {language === 'zh' ? `${ordinal}、` : `${ordinal} `}
        {say(section.title)}
      </span>
      {tally && (
        <span>
          {tally.judged} / {tally.asked}
        </span>
      )}
    </div>
  );
};

/** Earlier visits found something here; what is still open of it is counted. */
const EarlierMark = ({ itemId }: { itemId: string }) => {
  const say = useSay();
  const findings = useEarlierAt(itemId);
  if (findings.length === 0) return null;
  const open = findings.filter(({ corrected }) => corrected === null).length;
  const words = say(open > 0 ? earlierText.markOpen : earlierText.markClosed, {
    count: findings.length,
    open,
  });
  return (
    <span className={classNames('line tightly', open > 0 && 'is-gen')} title={words}>
      <History role="img" aria-label={words} />
      {open > 0 && <span aria-hidden="true">{open}</span>}
    </span>
  );
};

const ItemMarks = ({ itemId }: { itemId: string }) => {
  const say = useSay();
  const evaluation = useItemEvaluation(itemId);
  const pieces = useDeskState(({ open }) => open?.inspection.answers.get(itemId)?.evidence.length ?? 0);
  if (evaluation === null) return null;
  const { verdict, missing, veto } = evaluation;
  const lacksEvidence = missing.some(({ what }) => what === 'evidence');
  // Before a verdict everything is open anyway; what still lacks is said once the item was judged.
  const lacking = verdict === null ? 0 : missing.length;
  return (
    <span className="item-marks">
      <EarlierMark itemId={itemId} />
      {lacking > 0 ? (
        <span className="is-gen line tightly">
          {lacksEvidence ? <Camera aria-hidden="true" /> : <ListTodo aria-hidden="true" />}
          {lacksEvidence && missing.length === 1
            ? say(checklistText.lacksEvidence)
            : say(checklistText.lacks, { n: lacking })}
        </span>
      ) : (
        pieces > 0 && (
          <span className="line tightly" title={say(checklistText.photos, { n: pieces })}>
            <Image aria-hidden="true" />
            {pieces}
          </span>
        )
      )}
      {veto && <span className="veto-mark">{say(checklistText.veto)}</span>}
    </span>
  );
};

type ItemRowProps = {
  item: Item;
  id: string;
  current: boolean;
  rowIndex: number;
  onChoose: (itemId: string) => void;
};

const ItemRow = memo(({ item, id, current, rowIndex, onChoose }: ItemRowProps) => {
  const say = useSay();
  const evaluation = useItemEvaluation(item.id);
  if (evaluation === null) return null;
  const { verdict, grades } = evaluation;
  const grade = grades.find((each) => each.verdict === verdict);
  const status = statusOfItem(evaluation);
  const words =
    status === 'veto'
      ? checklistText.vetoFailed
      : (grade?.words ??
        (verdict === 'notApplicable' ? checklistText.notApplicable : checklistText.unanswered));
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={rowIndex + 1}
      aria-selected={current}
      className={classNames('item-row', current && 'current')}
      onClick={() => onChoose(item.id)}
    >
      <span role="gridcell">
        <StatusIcon status={status} label={say(words)} />
      </span>
      <span role="gridcell" className="item-clause">
        {item.clause}
      </span>
      <span role="gridcell" className="item-title cut" title={say(item.title)}>
        {say(item.title)}
      </span>
      <span role="gridcell">
        <ItemMarks itemId={item.id} />
      </span>
    </div>
  );
});
ItemRow.displayName = 'ItemRow';

const sectionHeight = 30;

/** Keeps the head of the section that is scrolled through among the drawn rows, so that it can stick. */
const withStickyHead =
  (heads: readonly number[]) =>
  (range: Range): number[] => {
    const head = heads.findLast((index) => index <= range.startIndex) ?? heads[0];
    const indexes = defaultRangeExtractor(range);
    return head === undefined || indexes.includes(head) ? indexes : [head, ...indexes];
  };

const rowKey = (row: Row | undefined): string =>
  row?.kind === 'section' ? `section-${row.sectionId}` : (row?.item.id ?? 'none');

/** The items, virtualised: ten thousand cost as much as twenty. A grid for readers; the current row is its active one. */
export const ItemList = memo(
  ({
    items,
    currentId,
    onChoose,
  }: {
    items: readonly Item[];
    currentId: string | null;
    onChoose: (itemId: string) => void;
  }) => {
    const say = useSay();
    const base = useId();
    const { checklist } = useWork().context;
    const { density } = usePreferences();
    const frame = useRef<HTMLDivElement>(null);
    const rows = useMemo(() => rowsOf(checklist, items), [checklist, items]);
    const heads = useMemo(
      () => rows.flatMap((row, index) => (row.kind === 'section' ? [index] : [])),
      [rows],
    );
    const rowHeight = density === 'large' ? 56 : 44;
    const {
      rows: drawn,
      height,
      firstSeen,
      scrollTo,
    } = useVirtualRows({
      frame,
      count: rows.length,
      sizeOf: useCallback(
        (index: number) => (rows[index]?.kind === 'section' ? sectionHeight : rowHeight),
        [rows, rowHeight],
      ),
      keyOf: useCallback((index: number) => rowKey(rows[index]), [rows]),
      rangeExtractor: useMemo(() => withStickyHead(heads), [heads]),
      scrollPadding: sectionHeight,
    });
    const at = rows.findIndex((row) => row.kind === 'item' && row.item.id === currentId);
    useEffect(() => {
      if (at >= 0) scrollTo(at);
    }, [at, scrollTo]);

    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
      const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / rowHeight) - 1);
      const position = items.findIndex(({ id }) => id === currentId);
      const moveTo = (key: string): Item | null | undefined => {
        switch (key) {
          case 'ArrowDown':
            return stepItem(items, currentId, 1);
          case 'ArrowUp':
            return stepItem(items, currentId, -1);
          case 'Home':
            return items[0];
          case 'End':
            return items.at(-1);
          case 'PageDown':
            return items[Math.min(items.length - 1, position + page)];
          case 'PageUp':
            return items[Math.max(0, position - page)];
          default:
            return null;
        }
      };
      const target = moveTo(event.key);
      if (target) {
        event.preventDefault();
        onChoose(target.id);
      }
    };

    const stuck = heads.findLast((index) => index <= firstSeen);
    return (
      <div
        ref={frame}
        className="item-list"
        role="grid"
        tabIndex={0}
        aria-label={say(checklistText.items)}
        aria-rowcount={rows.length}
        aria-activedescendant={drawn.some(({ index }) => index === at) ? `${base}-${at}` : undefined}
        data-region-focus=""
        onKeyDown={onKeyDown}
      >
        <div className="item-list-rows" role="presentation" style={{ height }}>
          {drawn.map(({ index, key, start, size }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <div
                key={key}
                role="presentation"
                className={classNames('item-list-row', index === stuck && 'stuck')}
                style={index === stuck ? { height: size } : { height: size, translate: `0 ${start}px` }}
              >
                {row.kind === 'section' ? (
                  <div role="row" aria-rowindex={index + 1}>
                    <div role="gridcell">
                      <SectionHead sectionId={row.sectionId} index={row.index} />
                    </div>
                  </div>
                ) : (
                  <ItemRow
                    item={row.item}
                    id={`${base}-${index}`}
                    current={index === at}
                    rowIndex={index}
                    onChoose={onChoose}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
    );
  },
);
ItemList.displayName = 'ItemList';
