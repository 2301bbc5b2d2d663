import { useState } from 'react';
import { conclusionText as text } from '../../../shared/text/conclusion.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { confirmKey, firstFocus } from '../pieces/dialog-keys.ts';

/** Opens a concluded inspection again, with a reason that stays in the journal. */
export const ReopenDialog = ({
  onReopen,
  onClose,
}: {
  onReopen: (reason: string) => void;
  onClose: () => void;
}) => {
  const say = useSay();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const reopen = () => {
    setTried(true);
    if (reason.trim() !== '') onReopen(reason.trim());
  };
  return (
    <Dialog
      title={say(text.reopenTitle)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(text.cancel)}</Button>
          <Button look="primary" keys="Ctrl Enter" onClick={reopen}>
            {say(text.reopenConfirm)}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="soft">{say(text.reopenText)}</p>
        <TextArea
          label={say(text.reopenReason)}
          error={tried && reason.trim() === '' ? say(text.needReason) : undefined}
          maxLength={500}
          value={reason}
          ref={firstFocus}
          onKeyDown={confirmKey(reopen)}
          onChange={setReason}
        />
      </div>
    </Dialog>
  );
};
