import { useState } from 'react';
import { checklistText } from '../../../../shared/text/checklist.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { TextArea } from '../../../parts/field.tsx';
import { useSay } from '../../../parts/language.tsx';
import { confirmKey } from '../../pieces/dialog-keys.ts';

/** Asks why; without words nothing happens. */
export const ReasonDialog = ({
  title,
  hint,
  onReason,
  onClose,
}: {
  title: string;
  hint: string;
  onReason: (reason: string) => void;
  onClose: () => void;
}) => {
  const say = useSay();
  const [reason, setReason] = useState('');
  const given = reason.trim();
  const confirm = () => {
    if (given === '') return;
    onReason(given);
    onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(checklistText.cancel)}</Button>
          <Button look="primary" keys="Ctrl Enter" disabled={given === ''} onClick={confirm}>
            {say(checklistText.confirm)}
          </Button>
        </>
      }
    >
      <TextArea
        label={say(checklistText.reason)}
        hint={hint}
        value={reason}
        maxLength={500}
        autoFocus
        onChange={setReason}
        onKeyDown={confirmKey(confirm)}
      />
    </Dialog>
  );
};
