import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';

type Shared = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> & {
  /** Key caps shown inside, e.g. `Ctrl Enter`. */
  keys?: string;
};

export type ButtonProps = Shared & {
  look?: 'plain' | 'primary' | 'danger' | 'quiet';
  size?: 'small' | 'normal' | 'big';
  icon?: ReactNode;
};

const shortcut = (keys: string | undefined) =>
  keys === undefined ? {} : { 'aria-keyshortcuts': keys.replace('Ctrl', 'Control').replaceAll(' ', '+') };

/** A button with words. The main action of a screen is `primary`; there is one. */
export const Button = ({
  look = 'plain',
  size = 'normal',
  icon,
  keys,
  className,
  children,
  ...rest
}: ButtonProps) => (
  <button
    type="button"
    {...shortcut(keys)}
    {...rest}
    className={classNames('btn', look !== 'plain' && look, size !== 'normal' && size, className)}
  >
    {icon}
    {children}
    {keys !== undefined && <Kbd keys={keys} />}
  </button>
);

/** A button with a picture only; `label` is what it is called. */
export const IconButton = ({ label, keys, className, children, ...rest }: Shared & { label: string }) => (
  <button
    type="button"
    aria-label={label}
    title={label}
    {...shortcut(keys)}
    {...rest}
    className={classNames('icon-button', className)}
  >
    {children}
  </button>
);
