import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { partsText } from '../../shared/text/parts.ts';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { useSay } from './language.tsx';

/** Where typing begins, else the main action; a choice at the foot of a long text is neither. */
const firstWanted =
  '.dialog-body :is(input:not([type=checkbox], [type=radio]), textarea, select), footer .btn.primary';

/**
 * A modal dialog over the browser's own `dialog`: focus stays inside, Esc closes, focus returns to where it was.
 * Rendered only while open: mount it to open it.
 */
export const Dialog = ({
  title,
  size = 'normal',
  footer,
  onClose,
  children,
}: {
  title: string;
  size?: 'normal' | 'wide' | 'full';
  footer?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}) => {
  const say = useSay();
  const id = useId();
  const frame = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = frame.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    dialog?.querySelector<HTMLElement>(firstWanted)?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={frame}
      className={classNames('dialog', size !== 'normal' && size)}
      aria-labelledby={id}
      onCancel={(event) => {
        // Only this dialog's own Esc: a file picker inside also sends `cancel`, and it bubbles.
        if (event.target !== frame.current) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <IconButton label={say(partsText.close)} onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      <div className="dialog-body">{children}</div>
      {footer && <footer>{footer}</footer>}
    </dialog>
  );
};
