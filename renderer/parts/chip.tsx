import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type ChipTone = 'plain' | 'ok' | 'gen' | 'bad' | 'veto' | 'na' | 'dashed' | 'accent';

/** A small labelled fact. Tone never speaks alone: give it words or an icon as well. */
export const Chip = ({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: ChipTone;
  icon?: ReactNode;
  children: ReactNode;
}) => (
  <span className={classNames('chip', tone !== 'plain' && tone)}>
    {icon}
    {children}
  </span>
);

/** A chip that filters: pressed or not. */
export const ChipButton = ({
  pressed,
  icon,
  children,
  ...rest
}: Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> & { pressed: boolean; icon?: ReactNode }) => (
  <button type="button" aria-pressed={pressed} {...rest} className="chip chip-button">
    {icon}
    {children}
  </button>
);
