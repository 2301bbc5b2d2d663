import { CircleCheck, CircleDashed, CircleSlash, CircleX, TriangleAlert } from 'lucide-react';
import { classNames } from './class-names.ts';

/** Six outlines that are told apart without colour. `veto` is a veto clause that failed. */
export type Status = 'conforms' | 'improvement' | 'nonconforming' | 'veto' | 'notApplicable' | 'unanswered';

const outlines = {
  conforms: CircleCheck,
  improvement: TriangleAlert,
  nonconforming: CircleX,
  notApplicable: CircleSlash,
  unanswered: CircleDashed,
} as const;

/** The shape of a verdict. Decorative unless `label` is given: put the word beside it. */
export const StatusIcon = ({
  status,
  size = 'normal',
  label,
  inherit = false,
}: {
  status: Status;
  size?: 'normal' | 'small';
  label?: string;
  /** Takes the colour of the text around it, for filled buttons and chips. */
  inherit?: boolean;
}) => {
  const shared = {
    className: classNames('status-icon', size === 'small' && 'status-small', !inherit && `status-${status}`),
    ...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }),
  } as const;
  if (status === 'veto')
    return (
      <svg viewBox="0 0 24 24" fill="none" {...shared}>
        <path
          fill="currentColor"
          fillRule="evenodd"
          d="M8.2 1.5h7.6l6.7 6.7v7.6l-6.7 6.7H8.2l-6.7-6.7V8.2zM9.2 7.4 7.4 9.2l2.8 2.8-2.8 2.8 1.8 1.8 2.8-2.8 2.8 2.8 1.8-1.8-2.8-2.8 2.8-2.8-1.8-1.8-2.8 2.8z"
        />
      </svg>
    );
  const Outline = outlines[status];
  return <Outline {...shared} />;
};
