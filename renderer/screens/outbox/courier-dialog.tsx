import { Package } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { courierText as text } from '../../../shared/text/courier.ts';
import type { PackedBundle } from '../../desk/fetch-bundle.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FileButton } from '../../parts/file-button.tsx';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { SaveLink } from '../../parts/save-link.tsx';
import { useDesk } from '../desk-context.tsx';
import { saySize } from '../pieces/say-size.ts';

type Stage =
  | { readonly name: 'ready' }
  | { readonly name: 'packing'; readonly done: number; readonly total: number }
  | { readonly name: 'packed'; readonly file: PackedBundle }
  | { readonly name: 'settled'; readonly settled: number; readonly refused: number };

/** Packs what waits into one file for a courier, and takes in the receipts that come back. */
export const CourierDialog = ({ waiting, onClose }: { waiting: readonly string[]; onClose: () => void }) => {
  const say = useSay();
  const desk = useDesk();
  const [stage, setStage] = useState<Stage>({ name: 'ready' });
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);

  const pack = async () => {
    setStage({ name: 'packing', done: 0, total: 1 });
    const packed = await desk.packForCourier(waiting, {
      signal: stop.current.signal,
      onProgress: (done, total) => setStage({ name: 'packing', done, total }),
    });
    setStage(packed ? { name: 'packed', file: packed } : { name: 'ready' });
  };
  const settle = async (file: File | undefined) => {
    const told = file && (await desk.settleByHand(file));
    if (told) setStage({ name: 'settled', settled: told.settled.length, refused: told.refused.length });
  };
  return (
    <Dialog
      title={say(text.title)}
      onClose={onClose}
      footer={<Button onClick={onClose}>{say(text.close)}</Button>}
    >
      <div className="stack">
        <p className="medium soft">{say(text.lead)}</p>
        {stage.name === 'packing' ? (
          <div className="stack" role="status">
            <span className="medium">{say(text.packing)}</span>
            <ProgressBar value={stage.done} max={stage.total} label={say(text.packing)} />
          </div>
        ) : stage.name === 'packed' ? (
          <SaveLink file={stage.file}>{say(text.save, { size: saySize(stage.file.blob.size) })}</SaveLink>
        ) : (
          <Button
            look="primary"
            icon={<Package aria-hidden="true" />}
            disabled={waiting.length === 0}
            onClick={() => void pack()}
          >
            {say(text.pack, { count: waiting.length })}
          </Button>
        )}
        <h3>{say(text.back)}</h3>
        <p className="medium soft">{say(text.backLead)}</p>
        <div>
          <FileButton
            accept=".json,application/json"
            name={say(text.back)}
            onFiles={([file]) => void settle(file)}
          >
            {say(text.chooseReceipts)}
          </FileButton>
        </div>
        {stage.name === 'settled' && (
          <Notice tone={stage.refused > 0 || stage.settled === 0 ? 'gen' : 'ok'}>
            {say(text.settled, { settled: stage.settled, refused: stage.refused })}
          </Notice>
        )}
      </div>
    </Dialog>
  );
};
