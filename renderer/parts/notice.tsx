import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

const icons = { info: Info, ok: CircleCheck, gen: TriangleAlert, bad: CircleAlert } as const;

/** Something to know: what happened, what is safe, what to do. `live` announces it when it appears. */
export const Notice = ({
  tone = 'info',
  live = false,
  actions,
  children,
}: {
  tone?: 'info' | 'ok' | 'gen' | 'bad';
  live?: boolean;
  actions?: ReactNode;
  children: ReactNode;
}) => {
  const Icon = icons[tone];
  return (
    <div
      className={classNames('notice', tone !== 'info' && tone)}
      {...(live ? { role: tone === 'bad' ? 'alert' : 'status' } : {})}
    >
      <Icon aria-hidden="true" />
      <div className="notice-body">{children}</div>
      {actions}
    </div>
  );
};

/** One sentence and one button. */
export const EmptyState = ({ children, action }: { children: ReactNode; action?: ReactNode }) => (
  <div className="empty">
    <p>{children}</p>
    {action}
  </div>
);
