import { signersText as text } from '../../../shared/text/signers.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { confirmKey, firstFocus } from '../pieces/dialog-keys.ts';
import { EnrolSignerProblem } from './enrol-signer-problem.tsx';
import { NewKey } from './new-key.tsx';
import { useEnrolSigner } from './use-enrol-signer.ts';

/** Whose certificate is asked for, and what for. */
export type EnrolSignerOrder =
  | { readonly for: 'holder'; readonly name: string; readonly renews: boolean }
  | { readonly for: 'colleague'; readonly renews: string | null };

const titleOf = (order: EnrolSignerOrder) => {
  if (order.for === 'holder')
    return { words: order.renews ? text.renewTitle : text.mineTitle, name: order.name };
  return order.renews === null
    ? { words: text.addTitle, name: '' }
    : { words: text.renewTitle, name: order.renews };
};

/** Gets a certificate: for the holder without more, for a colleague with a one-time code of theirs. */
export const EnrolSignerDialog = ({ order, onClose }: { order: EnrolSignerOrder; onClose: () => void }) => {
  const say = useSay();
  const needsCode = order.for === 'colleague';
  const { code, setCode, codeShort, chosen, setChosen, tried, busy, problem, submit } = useEnrolSigner({
    needsCode,
    onDone: onClose,
  });
  const { words, name } = titleOf(order);
  const renews = order.renews !== null && order.renews !== false;
  return (
    <Dialog
      title={say(words, { name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(text.cancel)}</Button>
          <Button look="primary" keys="Ctrl Enter" aria-disabled={busy} onClick={submit}>
            {say(busy ? text.getting : text.getMine)}
          </Button>
        </>
      }
    >
      <form
        className="stack"
        onKeyDown={confirmKey(submit)}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {renews && <p className="soft">{say(text.renewText)}</p>}
        {needsCode && (
          <>
            <p className="soft">{say(text.addText)}</p>
            <TextField
              label={say(text.code)}
              error={codeShort ? say(text.codeNeeded) : undefined}
              className="mono"
              maxLength={80}
              autoCapitalize="characters"
              value={code}
              ref={firstFocus}
              onChange={setCode}
            />
          </>
        )}
        <NewKey value={chosen} tried={tried} focus={!needsCode} onChange={setChosen} />
        {problem && <EnrolSignerProblem problem={problem} />}
        <button type="submit" className="unseen" tabIndex={-1}>
          {say(text.getMine)}
        </button>
      </form>
    </Dialog>
  );
};
