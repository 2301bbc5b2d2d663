import { useEffect, useState } from 'react';
import { handoverSuffix } from '../../../shared/exchange/handover.ts';
import { handoverText as text } from '../../../shared/text/handover.ts';
import type { Desk } from '../../desk/desk.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FileButton } from '../../parts/file-button.tsx';
import { SaveLink } from '../../parts/save-link.tsx';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { useDesk } from '../desk-context.tsx';
import { goOn } from '../inspections/open-line.ts';
import { LaptopFacts } from './laptop-facts.tsx';

type Stage =
  | { readonly name: 'waiting' }
  | { readonly name: 'taking'; readonly done: number; readonly total: number }
  | { readonly name: 'taken'; readonly inspectionId: string };

/** Asks another laptop for an inspection, and takes over what it gives. */
export const TakeOverDialog = ({ onClose }: { onClose: () => void }) => {
  const say = useSay();
  const desk = useDesk();
  const [invited, setInvited] = useState<Awaited<ReturnType<Desk['inviteHandover']>>>(null);
  const [stage, setStage] = useState<Stage>({ name: 'waiting' });
  useEffect(() => void desk.inviteHandover().then(setInvited), [desk]);

  const take = async (file: File) => {
    desk.dismiss();
    setStage({ name: 'taking', done: 0, total: Math.max(1, file.size) });
    const inspectionId = await desk.takeOver(file, (done, total) =>
      setStage({ name: 'taking', done, total: Math.max(1, total) }),
    );
    setStage(inspectionId === null ? { name: 'waiting' } : { name: 'taken', inspectionId });
  };
  const open = (inspectionId: string) => {
    onClose();
    void goOn(desk, inspectionId);
  };
  return (
    <Dialog
      title={say(text.takeTitle)}
      size="wide"
      onClose={onClose}
      footer={<Button onClick={onClose}>{say(text.close)}</Button>}
    >
      <div className="stack">
        <p className="medium soft">{say(text.takeLead)}</p>
        <h3>{say(text.invite)}</h3>
        {invited && (
          <>
            <p className="medium soft">{say(text.inviteHint)}</p>
            <LaptopFacts invited={invited} />
            <SaveLink file={invited.file} look="plain">
              {say(text.saveInvitation)}
            </SaveLink>
          </>
        )}
        <h3>{say(text.bring)}</h3>
        <p className="medium soft">{say(text.bringHint)}</p>
        {stage.name === 'taking' ? (
          <div className="stack" role="status">
            <span className="medium">{say(text.taking)}</span>
            <ProgressBar value={stage.done} max={stage.total} label={say(text.taking)} />
          </div>
        ) : stage.name === 'taken' ? (
          <Notice
            tone="ok"
            live
            actions={
              <Button look="primary" onClick={() => open(stage.inspectionId)}>
                {say(text.goOn)}
              </Button>
            }
          >
            {say(text.taken)}
          </Notice>
        ) : (
          <div>
            <FileButton
              accept={handoverSuffix}
              name={say(text.bring)}
              onFiles={([file]) => void (file && take(file))}
            >
              {say(text.choosePackage)}
            </FileButton>
          </div>
        )}
      </div>
    </Dialog>
  );
};
