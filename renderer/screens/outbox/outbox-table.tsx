import { CopyCheck, Laptop, Server, Trash2 } from 'lucide-react';
import { outboxText as text } from '../../../shared/text/outbox.ts';
import { inspectionTypeText } from '../../../shared/text/visits.ts';
import { Button } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { statusOfLine } from '../inspections/say-line.ts';
import { localDay } from '../pieces/day.ts';
import type { Rows } from '../pieces/use-rows.ts';
import { DeliveryCell } from './delivery-cell.tsx';
import type { OutboxRow } from './outbox-rows.ts';

export type RowActs = {
  readonly send: (row: OutboxRow) => void;
  readonly receipt: (row: OutboxRow) => void;
  readonly clear: (row: OutboxRow) => void;
};

const RowButtons = ({ row, acts }: { row: OutboxRow; acts: RowActs }) => {
  const say = useSay();
  switch (row.state.name) {
    case 'refused':
      return (
        <Button size="small" look="primary" onClick={() => acts.send(row)}>
          {say(text.sendAgain)}
        </Button>
      );
    case 'waiting':
      return (
        <Button size="small" onClick={() => acts.send(row)}>
          {say(text.sendNow)}
        </Button>
      );
    case 'settled':
      return (
        <span className="row-buttons">
          <Button size="small" onClick={() => acts.receipt(row)}>
            {say(text.showReceipt)}
          </Button>
          {row.line?.inspectionId && (
            <Button size="small" onClick={() => acts.clear(row)}>
              {say(text.clear)}
            </Button>
          )}
        </span>
      );
    case 'sending':
    case 'notSealed':
      return null;
  }
};

const Name = ({ row }: { row: OutboxRow }) => {
  const say = useSay();
  const { line, id } = row;
  if (!line) return <span className="mono">{id}</span>;
  const { assignment, updatedAt } = line;
  const type = say(inspectionTypeText[assignment.type]);
  return (
    <>
      <span className="line-name">{assignment.enterprise.name}</span>
      <span className="sub">
        {row.state.name === 'notSealed'
          ? say(text.draftOf, { type, status: say(statusOfLine(line).words) })
          : say(text.sealedOn, { type, day: updatedAt ? localDay(new Date(updatedAt)).slice(5) : '—' })}
      </span>
    </>
  );
};

const Here = ({ row }: { row: OutboxRow }) => {
  const say = useSay();
  const cleared = row.state.name === 'settled' && !row.line?.inspectionId;
  return (
    <span className="state-line">
      {cleared ? (
        <Trash2 className="is-na" aria-hidden="true" />
      ) : (
        <CopyCheck className="is-ok" aria-hidden="true" />
      )}
      <span>
        {say(cleared ? text.cleared : text.twoCopies)}
        {!cleared && row.state.name !== 'settled' && (
          <span className="sub">{say(text.keptUntilReceipt)}</span>
        )}
      </span>
    </span>
  );
};

/** One row per inspection: what is here, what is there, and what a person can do. */
export const OutboxTable = ({
  table,
  rows,
  now,
  acts,
}: {
  table: readonly OutboxRow[];
  rows: Rows;
  now: Date;
  acts: RowActs;
}) => {
  const say = useSay();
  return (
    <div className="panel table-frame">
      <table
        className="table outbox-table"
        role="grid"
        aria-label={say(text.list)}
        onKeyDown={rows.onKeyDown}
        data-region="list"
      >
        <thead>
          <tr>
            <th scope="col">{say(text.inspection)}</th>
            <th scope="col">
              <span className="line">
                <Laptop aria-hidden="true" />
                {say(text.here)}
              </span>
            </th>
            <th scope="col" className="where">
              <span className="line">
                <Server aria-hidden="true" />
                {say(text.headquarters)}
              </span>
            </th>
            <th scope="col" aria-label={say(text.sendNow)} />
          </tr>
        </thead>
        <tbody>
          {table.map((row) => (
            <tr key={row.id} {...rows.rowProps(row.id)} className="clickable" data-delivery={row.state.name}>
              <td>
                <Name row={row} />
              </td>
              <td>
                <Here row={row} />
              </td>
              <td className="where">
                <DeliveryCell row={row} now={now} />
              </td>
              <td className="act">
                <RowButtons row={row} acts={acts} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
