import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A framed part of a page. `actions` stand at the right of its head. `flush` leaves the body without padding, for tables. */
export const Panel = ({
  title,
  count,
  actions,
  flush = false,
  children,
}: {
  title?: ReactNode;
  count?: ReactNode;
  actions?: ReactNode;
  flush?: boolean;
  children: ReactNode;
}) => (
  <section className="panel">
    {(title !== undefined || actions !== undefined) && (
      <header>
        <h2 className="large">{title}</h2>
        {count !== undefined && <span className="count">{count}</span>}
        <span className="push" />
        {actions}
      </header>
    )}
    <div className={classNames(!flush && 'panel-body')}>{children}</div>
  </section>
);
