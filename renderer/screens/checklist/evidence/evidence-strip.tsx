import { Camera, CameraOff, Check, CircleDashed, CircleSlash, FilePlus2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { EvidenceDemand, Item } from '../../../../shared/domain/checklist.ts';
import type { ItemEvaluation } from '../../../../shared/domain/evaluation.ts';
import type { Answer } from '../../../../shared/domain/inspection.ts';
import { checklistText } from '../../../../shared/text/checklist.ts';
import { Button } from '../../../parts/button.tsx';
import { Kbd } from '../../../parts/kbd.tsx';
import { useSay } from '../../../parts/language.tsx';
import { useDesk, useDeskState } from '../../desk-context.tsx';
import { useAct, useAnswer, useWork } from '../checklist-context.tsx';
import { isFailing } from '../item-status.ts';
import { CameraDialog } from './camera-dialog.tsx';
import { EvidencePiece } from './evidence-piece.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

const countFor = ({ kind }: EvidenceDemand, answer: Answer): number =>
  answer.evidence.filter((piece) => kind === 'any' || piece.kind === kind).length;

const Demand = ({ itemId, demand, answer }: { itemId: string; demand: EvidenceDemand; answer: Answer }) => {
  const say = useSay();
  const act = useAct();
  const { editable } = useWork();
  const [asking, setAsking] = useState(false);
  const have = countFor(demand, answer);
  const waiver = answer.waivers[demand.id];
  const waive = (reason: string | null) =>
    act({ type: 'evidence.waived', itemId, demandId: demand.id, reason });
  const enough = have >= demand.atLeast;
  return (
    <li className="demand" data-field={`evidence/${demand.id}`}>
      {waiver !== undefined ? (
        <span className="line tightly is-na">
          <CircleSlash aria-hidden="true" />
          {say(checklistText.waived, { words: say(demand.words), reason: waiver })}
        </span>
      ) : (
        <span className={enough ? 'line tightly is-ok' : 'line tightly is-gen'}>
          {enough ? <Check aria-hidden="true" /> : <CircleDashed aria-hidden="true" />}
          {say(checklistText.enough, { words: say(demand.words), have, need: demand.atLeast })}
        </span>
      )}
      {editable &&
        (waiver !== undefined ? (
          <Button look="quiet" size="small" onClick={() => waive(null)}>
            {say(checklistText.unwaive)}
          </Button>
        ) : (
          !enough && (
            <Button look="quiet" size="small" onClick={() => setAsking(true)}>
              {say(checklistText.waive)}
            </Button>
          )
        ))}
      {asking && (
        <ReasonDialog
          title={say(checklistText.waiveTitle)}
          hint={say(checklistText.waiveHint)}
          onReason={waive}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
};

/** What is asked, what is there, and how to add more. `camera` opens it from a key. */
export const EvidenceStrip = ({
  item,
  evaluation,
  camera,
  onCamera,
}: {
  item: Item;
  evaluation: ItemEvaluation;
  camera: boolean;
  onCamera: (open: boolean) => void;
}) => {
  const say = useSay();
  const desk = useDesk();
  const { editable } = useWork();
  const answer = useAnswer(item.id);
  const picker = useRef<HTMLInputElement>(null);
  const [preparing, setPreparing] = useState(0);
  const paused = useDeskState(({ app }) => app?.storage.photosPaused === true);
  const attach = (files: readonly File[], origin: 'camera' | 'file') => {
    if (files.length === 0) return;
    setPreparing((count) => count + files.length);
    void desk
      .attachFiles(item.id, files, origin)
      .finally(() => setPreparing((count) => count - files.length));
  };
  const demands = item.evidence.filter(({ when }) => when === 'always' || isFailing(evaluation));
  return (
    <section className="evidence" aria-label={say(checklistText.evidence)}>
      <div className="part-head">
        <h3>{say(checklistText.evidence)}</h3>
        <ul className="demands">
          {demands.map((demand) => (
            <Demand key={demand.id} itemId={item.id} demand={demand} answer={answer} />
          ))}
        </ul>
        {preparing > 0 && (
          <span className="soft small" role="status">
            {say(checklistText.preparing, { n: preparing })}
          </span>
        )}
      </div>
      {item.noPhotos && (
        <p className="is-bad line top small">
          <CameraOff aria-hidden="true" />
          {say(checklistText.noPhotos, { why: say(item.noPhotos) })}
        </p>
      )}
      {paused && <p className="is-gen small">{say(checklistText.photosPaused)}</p>}
      <div className="pieces">
        {answer.evidence.map((piece) => (
          <EvidencePiece key={piece.digest} itemId={item.id} piece={piece} />
        ))}
        {editable && (
          <>
            <button
              type="button"
              className="piece-add"
              data-command="photo"
              disabled={paused || item.noPhotos !== undefined}
              aria-keyshortcuts="P"
              onClick={() => onCamera(true)}
            >
              <Camera aria-hidden="true" />
              <span className="line tightly">
                {say(checklistText.photo)} <Kbd keys="P" />
              </span>
            </button>
            <button
              type="button"
              className="piece-add"
              data-command="file"
              disabled={paused}
              aria-keyshortcuts="O"
              onClick={() => picker.current?.click()}
            >
              <FilePlus2 aria-hidden="true" />
              <span className="line tightly">
                {say(checklistText.file)} <Kbd keys="O" />
              </span>
            </button>
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              aria-label={say(checklistText.chooseFiles)}
              data-picker=""
              onChange={(event) => {
                attach([...(event.target.files ?? [])], 'file');
                event.target.value = '';
              }}
            />
          </>
        )}
      </div>
      {answer.removedEvidence.map(({ evidence: { digest, caption, fileName }, reason }, index) => (
        <p className="faint small removed" key={`${digest}-${index}`}>
          <s>{caption === '' ? fileName : caption}</s>{' '}
          {say(checklistText.labelled, { name: say(checklistText.removedWhy), text: reason })}
        </p>
      ))}
      {camera && editable && (
        <CameraDialog
          onFiles={(files) => attach(files, 'camera')}
          onPick={() => picker.current?.click()}
          onClose={() => onCamera(false)}
        />
      )}
    </section>
  );
};
