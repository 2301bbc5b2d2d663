import { memo, useEffect, useRef } from 'react';
import { Chip } from '../../../renderer/parts/chip.tsx';
import { useSay } from '../../../renderer/parts/language.tsx';
import { Table } from '../../../renderer/parts/table.tsx';
import type { JournalEntry } from '../../../shared/domain/journal.ts';
import type { Remark } from '../../../shared/domain/remarks-on-journal.ts';
import { consoleText as text, eventText } from '../../../shared/text/console.ts';
import { remarkText } from '../../../shared/text/remarks.ts';
import { sayMoment } from '../say-time.ts';
import { numbersOf } from './numbers-of.ts';

/** An entry as the list tells it. */
export type ListedEntry = {
  readonly entry: JournalEntry;
  readonly who: string;
  readonly clause: string;
  readonly remarks: readonly Remark[];
};

const Row = memo(
  ({
    listed: { entry, who, clause, remarks },
    index,
    current,
    onGo,
  }: {
    listed: ListedEntry;
    index: number;
    current: boolean;
    onGo: (to: number) => void;
  }) => {
    const say = useSay();
    return (
      <tr aria-current={current ? 'step' : undefined} onClick={() => onGo(index)}>
        <td className="right">{entry.seq}</td>
        <td className="nowrap">{sayMoment(entry.at)}</td>
        <td className="nowrap">{who}</td>
        <td>
          {say(eventText[entry.event.type])} {clause}
          {entry.undoes !== undefined && (
            <span className="sub">{say(text.undoes, { seq: entry.undoes })}</span>
          )}
          {entry.redoes !== undefined && (
            <span className="sub">{say(text.redoes, { seq: entry.redoes })}</span>
          )}
          {remarks.map((remark) => (
            <span className="sub" key={remark.kind} data-remark={remark.kind}>
              <Chip tone="gen">{say(remarkText[remark.kind], numbersOf(remark))}</Chip>
            </span>
          ))}
        </td>
      </tr>
    );
  },
);
Row.displayName = 'Row';

/** The journal as it was kept; the entry that is shown beside it is always in sight. */
export const EntryList = ({
  entries,
  at,
  only,
  onGo,
}: {
  entries: readonly ListedEntry[];
  at: number;
  /** Only entries with remarks. */
  only: boolean;
  onGo: (to: number) => void;
}) => {
  const say = useSay();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    frame.current?.querySelector('[aria-current=step]')?.scrollIntoView({ block: 'nearest' });
  }, [at, only]);
  return (
    <div className="replay-list" ref={frame} tabIndex={0} role="region" aria-label={say(text.tabJournal)}>
      <Table
        label={say(text.tabJournal)}
        tight
        columns={[
          { key: 'seq', title: '#', right: true },
          { key: 'when', title: say(text.when) },
          { key: 'who', title: say(text.who) },
          { key: 'what', title: say(text.what) },
        ]}
      >
        {entries.map((listed, index) =>
          only && listed.remarks.length === 0 ? null : (
            <Row key={listed.entry.seq} listed={listed} index={index} current={index === at} onGo={onGo} />
          ),
        )}
      </Table>
    </div>
  );
};
