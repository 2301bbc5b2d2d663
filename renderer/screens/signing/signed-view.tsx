import { signingText as text } from '../../../shared/text/signing.ts';
import type { Signature } from '../../../shared/domain/inspection.ts';
import { Button } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Ink } from './signature-pad.tsx';

/** What a party left behind: the drawing, or the refusal in words. */
export const SignedView = ({
  signature,
  locked,
  onAgain,
}: {
  signature: Signature;
  locked: boolean;
  onAgain: () => void;
}) => {
  const say = useSay();
  const { party } = signature;
  return (
    <div className="stack">
      {signature.kind === 'given' ? (
        <>
          <div className="signed-drawing" role="img" aria-label={say(text.signedTitle, { name: party.name })}>
            <svg
              className="pad-drawing"
              viewBox={`0 0 ${signature.drawing.width} ${signature.drawing.height}`}
              aria-hidden="true"
            >
              <Ink strokes={signature.drawing.strokes} />
            </svg>
          </div>
          <p className="medium faint">
            {say(text.signedLanguage, {
              language: say(signature.language === 'zh' ? text.languageZh : text.languageEn),
            })}
          </p>
        </>
      ) : (
        <Notice tone="gen">
          <b>{say(text.refusedRecorded)}</b>
          <p className="prose">{say(text.refusedReason, { reason: signature.reason })}</p>
          {signature.witness !== '' && <p>{say(text.refusedWitness, { witness: signature.witness })}</p>}
        </Notice>
      )}
      {!locked && (
        <div className="pen-actions">
          <Button onClick={onAgain}>{say(text.signAgain)}</Button>
        </div>
      )}
    </div>
  );
};
