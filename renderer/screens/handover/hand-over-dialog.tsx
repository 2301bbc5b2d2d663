import { Package } from 'lucide-react';
import { invitationSuffix } from '../../../shared/exchange/handover.ts';
import { handoverText as text } from '../../../shared/text/handover.ts';
import type { InspectionLine } from '../../desk/desk.ts';
import type { Invited } from '../../desk/handover.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FileButton } from '../../parts/file-button.tsx';
import { SaveLink } from '../../parts/save-link.tsx';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { saySize } from '../pieces/say-size.ts';
import { LaptopFacts } from './laptop-facts.tsx';
import { useHandOver } from './use-hand-over.ts';

/** Whose laptop it goes to, and what that means; the person confirms below. */
const Receiver = ({ line: { assignment }, invited }: { line: InspectionLine; invited: Invited }) => {
  const say = useSay();
  const { id, name } = invited.invitation.body.holder;
  return (
    <>
      <LaptopFacts invited={invited} />
      {!assignment.team.some((member) => member.id === id) && (
        <Notice tone="gen">{say(text.notInTeam, { name })}</Notice>
      )}
      <Notice tone="gen">{say(text.warning)}</Notice>
    </>
  );
};

/** Gives an inspection to the laptop that an invitation names, or makes the file of one that was given again. */
export const HandOverDialog = ({
  line,
  inspectionId,
  onClose,
}: {
  line: InspectionLine;
  inspectionId: string;
  onClose: () => void;
}) => {
  const say = useSay();
  const { stage, pack, read, handOver } = useHandOver(inspectionId, line.status === 'handedOver');
  const holder = line.heldBy ?? '';
  const { name } = line.assignment.enterprise;
  const given = stage.name === 'ready' || stage.name === 'packing' || stage.name === 'packed';
  return (
    <Dialog
      title={say(given ? text.againTitle : text.giveTitle, { name })}
      size="wide"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(given ? text.close : text.cancel)}</Button>
          {stage.name === 'confirm' && (
            <Button look="primary" onClick={() => void handOver(stage.invited)}>
              {say(text.confirm, { name: stage.invited.invitation.body.holder.name })}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        {stage.name === 'choose' && (
          <>
            <p className="medium soft">{say(text.giveLead)}</p>
            <div>
              <FileButton
                look="primary"
                accept={invitationSuffix}
                name={say(text.chooseInvitation)}
                onFiles={([file]) => void (file && read(file))}
              >
                {say(text.chooseInvitation)}
              </FileButton>
            </div>
          </>
        )}
        {stage.name === 'confirm' && <Receiver line={line} invited={stage.invited} />}
        {stage.name === 'handing' && (
          <p className="medium" role="status">
            {say(text.handing)}
          </p>
        )}
        {given && <p className="medium soft">{say(text.againLead, { holder })}</p>}
        {stage.name === 'ready' && (
          <div>
            <Button look="primary" icon={<Package aria-hidden="true" />} onClick={() => void pack()}>
              {say(text.again)}
            </Button>
          </div>
        )}
        {stage.name === 'packing' && (
          <div className="stack" role="status">
            <span className="medium">{say(text.packing)}</span>
            <ProgressBar value={stage.done} max={stage.total} label={say(text.packing)} />
          </div>
        )}
        {stage.name === 'packed' && (
          <>
            <SaveLink file={stage.file}>{say(text.save, { size: saySize(stage.file.blob.size) })}</SaveLink>
            <p className="medium soft">{say(text.saveHint, { holder })}</p>
          </>
        )}
      </div>
    </Dialog>
  );
};
