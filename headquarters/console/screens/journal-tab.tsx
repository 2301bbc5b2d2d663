import { useMemo, useState } from 'react';
import { Chip, ChipButton } from '../../../renderer/parts/chip.tsx';
import { useSay } from '../../../renderer/parts/language.tsx';
import { Notice } from '../../../renderer/parts/notice.tsx';
import { Panel } from '../../../renderer/parts/panel.tsx';
import { Table } from '../../../renderer/parts/table.tsx';
import type { JournalEntry } from '../../../shared/domain/journal.ts';
import { type Remark, remarksOn } from '../../../shared/domain/remarks-on-journal.ts';
import type { ReceivedInspection } from '../../../shared/exchange/console-api.ts';
import { consoleText as text, eventText } from '../../../shared/text/console.ts';
import { remarksText, remarkText } from '../../../shared/text/remarks.ts';
import type { Read } from '../read-inspection.ts';
import { sayMoment } from '../say-time.ts';

const itemIdOf = ({ event }: JournalEntry): string | null => ('itemId' in event ? event.itemId : null);

const numbersOf = (remark: Remark): Readonly<Record<string, number>> => {
  switch (remark.kind) {
    case 'clockBack':
    case 'clockSet':
    case 'clockSlow':
      return { seconds: remark.seconds };
    case 'fasterThanReading':
      return { seconds: Number(remark.seconds.toFixed(1)) };
    case 'photoTwice':
    case 'verdictBettered':
      return { first: remark.first };
    case 'photoOlder':
      return { hours: remark.hours };
  }
};

const Remarks = ({ remarks }: { remarks: readonly Remark[] }) => {
  const say = useSay();
  return remarks.map((remark) => (
    <span className="sub" key={remark.kind} data-remark={remark.kind}>
      <Chip tone="gen">{say(remarkText[remark.kind], numbersOf(remark))}</Chip>
    </span>
  ));
};

/** The journal as it was kept: every act with time and person, in order, and what a supervisor should look at. */
export const JournalTab = ({ received, read }: { received: ReceivedInspection; read: Read }) => {
  const say = useSay();
  const [only, setOnly] = useState(false);
  const { checklist } = read.context;
  const remarks = useMemo(() => remarksOn(received.journal, checklist), [received.journal, checklist]);
  const clauses = new Map(checklist.items.map(({ id, clause }) => [id, clause]));
  const names = new Map(read.inspection.assignment.team.map(({ id, name }) => [id, name]));
  const seqs = new Set(remarks.map(({ seq }) => seq));
  const shown = only ? received.journal.filter(({ seq }) => seqs.has(seq)) : received.journal;
  return (
    <>
      <Notice
        tone={remarks.length > 0 ? 'gen' : 'ok'}
        actions={
          remarks.length > 0 && (
            <ChipButton pressed={only} onClick={() => setOnly(!only)}>
              {say(remarksText.only)}
            </ChipButton>
          )
        }
      >
        {remarks.length > 0 ? say(remarksText.some, { n: seqs.size }) : say(remarksText.none)}
      </Notice>
      <Panel flush>
        <Table
          label={say(text.tabJournal)}
          tight
          columns={[
            { key: 'seq', title: '#', right: true },
            { key: 'when', title: say(text.when) },
            { key: 'who', title: say(text.who) },
            { key: 'what', title: say(text.what) },
            { key: 'hash', title: say(text.digest) },
          ]}
        >
          {shown.map((entry) => {
            const itemId = itemIdOf(entry);
            return (
              <tr key={entry.seq}>
                <td className="right">{entry.seq}</td>
                <td className="nowrap">{sayMoment(entry.at)}</td>
                <td className="nowrap">{names.get(entry.by) ?? entry.by}</td>
                <td>
                  {say(eventText[entry.event.type])} {itemId === null ? '' : (clauses.get(itemId) ?? itemId)}
                  {entry.undoes !== undefined && (
                    <span className="sub">{say(text.undoes, { seq: entry.undoes })}</span>
                  )}
                  {entry.redoes !== undefined && (
                    <span className="sub">{say(text.redoes, { seq: entry.redoes })}</span>
                  )}
                  {seqs.has(entry.seq) && (
                    <Remarks remarks={remarks.filter(({ seq }) => seq === entry.seq)} />
                  )}
                </td>
                <td className="mono">{entry.hash.slice(0, 16)}</td>
              </tr>
            );
          })}
        </Table>
      </Panel>
    </>
  );
};
