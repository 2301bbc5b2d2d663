import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Column = { readonly key: string; readonly title: ReactNode; readonly right?: boolean };

/** A table with its head; rows are `<tr>` children. Scrolls sideways alone when it must, never the page. */
export const Table = ({
  label,
  columns,
  tight = false,
  children,
}: {
  label: string;
  columns: readonly Column[];
  tight?: boolean;
  children: ReactNode;
}) => (
  <div className="table-frame">
    <table className={classNames('table', tight && 'tight')} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={classNames(column.right === true && 'right')}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);
