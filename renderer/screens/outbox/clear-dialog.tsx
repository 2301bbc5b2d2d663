import { useState } from 'react';
import type { Receipt } from '../../../shared/exchange/submission.ts';
import { outboxText as text } from '../../../shared/text/outbox.ts';
import { Button } from '../../parts/button.tsx';
import { Checkbox } from '../../parts/choice.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useSay } from '../../parts/language.tsx';
import { sayFullMoment } from '../pieces/day.ts';

/** Asks once more, with the facts, before the local copy goes. Only offered after a verified receipt. */
export const ClearDialog = ({
  name,
  receipt,
  busy,
  onClear,
  onClose,
}: {
  name: string;
  receipt: Receipt;
  busy: boolean;
  onClear: () => void;
  onClose: () => void;
}) => {
  const say = useSay();
  const [sure, setSure] = useState(false);
  const { receivedAt, blobCount } = receipt.body;
  const ready = sure && !busy;
  return (
    <Dialog
      title={say(text.clearTitle, { name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(text.clearCancel)}</Button>
          <Button
            look={ready ? 'danger' : 'plain'}
            aria-disabled={!ready}
            onClick={ready ? onClear : undefined}
          >
            {say(busy ? text.clearing : text.clearConfirm)}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{say(text.clearText, { time: sayFullMoment(receivedAt), count: blobCount })}</p>
        <Checkbox checked={sure} onChange={setSure}>
          {say(text.clearTick)}
        </Checkbox>
      </div>
    </Dialog>
  );
};
