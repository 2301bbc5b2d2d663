import { useState } from 'react';
import { amendmentText as text } from '../../../shared/text/amendment.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { useDesk } from '../desk-context.tsx';
import { confirmKey } from '../pieces/dialog-keys.ts';
import { go, stageRoute } from '../routes.ts';

/** Begins a correction of a sealed report and goes there. */
export const AmendDialog = ({ inspectionId, onClose }: { inspectionId: string; onClose: () => void }) => {
  const say = useSay();
  const desk = useDesk();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const ready = reason.trim() !== '' && !busy;
  const begin = async () => {
    if (!ready) return;
    setBusy(true);
    const id = await desk.amend(inspectionId, reason.trim());
    setBusy(false);
    if (id === null) return;
    onClose();
    go(stageRoute(id, 'checklist'));
  };
  return (
    <Dialog
      title={say(text.title)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(text.cancel)}</Button>
          <Button look="primary" keys="Ctrl Enter" disabled={!ready} onClick={() => void begin()}>
            {say(text.begin)}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="medium soft">{say(text.lead)}</p>
        <TextArea
          label={say(text.reason)}
          hint={say(text.reasonHint)}
          value={reason}
          maxLength={1000}
          autoFocus
          onChange={setReason}
          onKeyDown={confirmKey(() => void begin())}
        />
      </div>
    </Dialog>
  );
};
