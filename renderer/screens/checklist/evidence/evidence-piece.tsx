import { FileText, ImageOff, SquareX, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { type EvidenceRef, sourceOf } from '../../../../shared/domain/evidence.ts';
import { checklistText } from '../../../../shared/text/checklist.ts';
import { photoFacts } from '../../../../shared/text/photo-facts.ts';
import { redactionText } from '../../../../shared/text/redaction.ts';
import { Button, IconButton } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { useSay } from '../../../parts/language.tsx';
import { timeOf } from '../../shell/times.ts';
import { useAct, useWork } from '../checklist-context.tsx';
import { useDraft } from '../drafts.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { RedactDialog } from './redact-dialog.tsx';
import { useEvidenceUrl } from './use-evidence-url.ts';

const Thumb = ({ piece }: { piece: EvidenceRef }) => {
  const say = useSay();
  const state = useEvidenceUrl(piece.digest);
  if (piece.kind === 'file')
    return (
      <span className="thumb-file small" title={piece.fileName}>
        <FileText aria-hidden="true" />
        <span className="thumb-name">{piece.fileName}</span>
      </span>
    );
  if (state.name === 'ready') return <img src={state.url} alt="" decoding="async" />;
  return state.name === 'missing' ? (
    <span className="is-bad small thumb-missing">
      <ImageOff aria-hidden="true" />
      {say(checklistText.unreadable)}
    </span>
  ) : null;
};

const Viewer = ({
  piece,
  title,
  onRedact,
  onClose,
}: {
  piece: EvidenceRef;
  title: string;
  /** Null where nothing may be changed any more. */
  onRedact: (() => void) | null;
  onClose: () => void;
}) => {
  const say = useSay();
  const state = useEvidenceUrl(piece.digest);
  return (
    <Dialog
      title={title}
      size="full"
      onClose={onClose}
      footer={
        onRedact &&
        piece.kind === 'photo' && (
          <Button icon={<SquareX aria-hidden="true" />} onClick={onRedact}>
            {say(redactionText.open)}
          </Button>
        )
      }
    >
      {state.name === 'missing' && <p className="is-bad">{say(checklistText.unreadable)}</p>}
      {state.name === 'ready' &&
        (piece.kind === 'photo' ? (
          <img className="viewer-photo" src={state.url} alt={title} />
        ) : (
          <a className="btn" href={state.url} download={piece.fileName}>
            {piece.fileName}
          </a>
        ))}
      {piece.kind === 'photo' && (
        <p className="small soft">
          {photoFacts(piece)
            .map((fact) => say(fact))
            .join(' · ')}
        </p>
      )}
      <p className="mono faint small">{piece.digest}</p>
    </Dialog>
  );
};

/** One piece: the picture, its caption to write on, when it was taken and the head of its digest. */
export const EvidencePiece = ({ itemId, piece }: { itemId: string; piece: EvidenceRef }) => {
  const say = useSay();
  const act = useAct();
  const { editable } = useWork();
  const [dialog, setDialog] = useState<'none' | 'view' | 'redact' | 'remove'>('none');
  const { digest, caption, fileName, takenAt } = piece;
  const draft = useDraft(caption, (text) =>
    act({ type: 'evidence.captioned', itemId, digest, caption: text }),
  );
  const name = caption === '' ? fileName : caption;
  const close = () => setDialog('none');
  return (
    <figure className="piece">
      <button
        type="button"
        className="piece-picture"
        aria-label={say(checklistText.openPiece, { name })}
        onClick={() => setDialog('view')}
      >
        <Thumb piece={piece} />
      </button>
      {editable && (
        <IconButton
          label={say(checklistText.labelled, { name: say(checklistText.remove), text: name })}
          className="piece-remove"
          onClick={() => setDialog('remove')}
        >
          <Trash2 aria-hidden="true" />
        </IconButton>
      )}
      <figcaption>
        <input
          className="piece-caption"
          aria-label={say(checklistText.labelled, { name: say(checklistText.caption), text: fileName })}
          placeholder={say(checklistText.captionAdd)}
          value={draft.text}
          maxLength={200}
          readOnly={!editable}
          onChange={(event) => draft.change(event.target.value)}
          onBlur={draft.settle}
        />
        <span className="piece-facts">
          {timeOf(takenAt)} <span className="mono">{sourceOf(piece).slice(0, 8)}</span>
          {piece.kind === 'photo' && piece.origin === 'file' && <> · {say(checklistText.imported)}</>}
          {piece.redaction && <> · {say(checklistText.redacted)}</>}
        </span>
      </figcaption>
      {dialog === 'view' && (
        <Viewer
          piece={piece}
          title={name}
          onRedact={editable ? () => setDialog('redact') : null}
          onClose={close}
        />
      )}
      {dialog === 'redact' && <RedactDialog itemId={itemId} piece={piece} onClose={close} />}
      {dialog === 'remove' && (
        <ReasonDialog
          title={say(checklistText.removeTitle)}
          hint={say(checklistText.removeHint)}
          onReason={(reason) => act({ type: 'evidence.removed', itemId, digest, reason })}
          onClose={close}
        />
      )}
    </figure>
  );
};
