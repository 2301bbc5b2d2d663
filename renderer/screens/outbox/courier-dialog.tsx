import { Download, Package } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { courierText as text } from '../../../shared/text/courier.ts';
import type { PackedBundle } from '../../desk/fetch-bundle.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { useDesk } from '../desk-context.tsx';
import { saySize } from '../pieces/say-size.ts';

type Stage =
  | { readonly name: 'ready' }
  | { readonly name: 'packing'; readonly done: number; readonly total: number }
  | { readonly name: 'packed'; readonly fileName: string; readonly bytes: number; readonly url: string }
  | { readonly name: 'settled'; readonly settled: number; readonly refused: number };

const shown = ({ fileName, blob }: PackedBundle): Stage => ({
  name: 'packed',
  fileName,
  bytes: blob.size,
  url: URL.createObjectURL(blob),
});

/** Packs what waits into one file for a courier, and takes in the receipts that come back. */
export const CourierDialog = ({ waiting, onClose }: { waiting: readonly string[]; onClose: () => void }) => {
  const say = useSay();
  const desk = useDesk();
  const [stage, setStage] = useState<Stage>({ name: 'ready' });
  const stop = useRef(new AbortController());
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => () => stop.current.abort(), []);
  const url = stage.name === 'packed' ? stage.url : null;
  useEffect(() => () => void (url === null || URL.revokeObjectURL(url)), [url]);

  const pack = async () => {
    setStage({ name: 'packing', done: 0, total: 1 });
    const packed = await desk.packForCourier(waiting, {
      signal: stop.current.signal,
      onProgress: (done, total) => setStage({ name: 'packing', done, total }),
    });
    setStage(packed ? shown(packed) : { name: 'ready' });
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
          <>
            <a className="btn primary" href={stage.url} download={stage.fileName}>
              <Download aria-hidden="true" />
              {say(text.save, { size: saySize(stage.bytes) })}
            </a>
            <p className="mono small">{stage.fileName}</p>
          </>
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
        <Button onClick={() => picker.current?.click()}>{say(text.chooseReceipts)}</Button>
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={say(text.back)}
          data-receipts=""
          onChange={(event) => {
            void settle(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        {stage.name === 'settled' && (
          <Notice tone={stage.refused > 0 || stage.settled === 0 ? 'gen' : 'ok'}>
            {say(text.settled, { settled: stage.settled, refused: stage.refused })}
          </Notice>
        )}
      </div>
    </Dialog>
  );
};
