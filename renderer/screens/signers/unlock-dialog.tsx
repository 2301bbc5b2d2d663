import { LockOpen } from 'lucide-react';
import { useState } from 'react';
import type { Id } from '../../../shared/domain/identifiers.ts';
import type { HechaError } from '../../../shared/errors.ts';
import { signersText as text } from '../../../shared/text/signers.ts';
import type { LockedSigner } from '../../desk/desk.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { confirmKey, firstFocus } from '../pieces/dialog-keys.ts';
import { useErrorWords } from '../shell/error-words.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

const useWaitUntil = (inspectorId: Id) =>
  useDeskState(({ signers }) => {
    const key = signers.find(({ inspector }) => inspector.id === inspectorId)?.key;
    return key?.name === 'locked' ? key.waitUntil : null;
  });

/** The token that holds the key, and whether its next wrong PIN is the last; null for a key on this laptop. */
const useToken = (inspectorId: Id) => {
  const place = useDeskState(
    ({ signers }) => signers.find(({ inspector }) => inspector.id === inspectorId)?.place,
  );
  const tokens = useDeskState((state) => state.tokens);
  if (place?.name !== 'token') return null;
  const there = tokens.name === 'read' && tokens.tokens.find(({ serial }) => serial === place.serial);
  return { label: place.label, lastTry: there !== undefined && there !== false && there.pin === 'lastTry' };
};

/** What went wrong and how long there is to wait, in words. */
const useFaultWords = (problem: HechaError | null, left: number): string | undefined => {
  const say = useSay();
  const words = useErrorWords();
  const told = problem !== null && problem.code !== 'PASSPHRASE_WRONG' && problem.code !== 'PASSPHRASE_WAIT';
  if (told) return words(problem.code, problem.detail);
  const minutes = Math.floor(left / 60);
  const time =
    minutes === 0
      ? say(text.seconds, { seconds: left })
      : say(text.minutesSeconds, { minutes, seconds: left % 60 });
  const parts = [
    ...(problem?.code === 'PASSPHRASE_WRONG' ? [say(text.wrong)] : []),
    ...(left > 0 ? [say(text.wait, { time })] : []),
  ];
  return parts.length === 0 ? undefined : parts.join(' ');
};

/** Asks one person for the passphrase or PIN of their key; wrong ones are told, with the time there is to wait. */
export const UnlockDialog = ({
  signer: { inspectorId, name },
  sealing = false,
  onUnlocked,
  onClose,
}: {
  signer: LockedSigner;
  /** Whether a sealing waits for it. */
  sealing?: boolean;
  onUnlocked: () => void;
  onClose: () => void;
}) => {
  const say = useSay();
  const desk = useDesk();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<HechaError | null>(null);
  const left = useSecondsLeft(useWaitUntil(inspectorId));
  const fault = useFaultWords(problem, left);
  const token = useToken(inspectorId);
  const explanation = token
    ? say(sealing ? text.sealUnlockPinText : text.unlockPinText, { name, label: token.label })
    : say(sealing ? text.sealUnlockText : text.unlockText, { name });
  const ready = passphrase !== '' && !busy && left === 0;
  const submit = () => {
    const run = async () => {
      setBusy(true);
      const done = await desk.unlockSigner(inspectorId, passphrase);
      setBusy(false);
      if (done) {
        onUnlocked();
        return;
      }
      setProblem(desk.getState().problem);
      setPassphrase('');
      desk.dismiss();
    };
    if (ready) void run();
  };
  return (
    <Dialog
      title={say(text.unlockTitle, { name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(text.cancel)}</Button>
          <Button
            look="primary"
            icon={<LockOpen aria-hidden="true" />}
            aria-disabled={!ready}
            onClick={submit}
          >
            {say(busy ? text.unlocking : text.unlock)}
          </Button>
        </>
      }
    >
      <form
        className="stack"
        data-unlock={inspectorId}
        onKeyDown={confirmKey(submit)}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="soft">{explanation}</p>
        <TextField
          type="password"
          name="passphrase"
          autoComplete={token ? 'off' : 'current-password'}
          label={say(token ? text.pin : text.passphrase)}
          hint={token && say(token.lastTry ? text.pinLastTry : text.pinHint)}
          error={fault}
          maxLength={200}
          value={passphrase}
          ref={firstFocus}
          onChange={setPassphrase}
        />
        <button type="submit" className="unseen" tabIndex={-1}>
          {say(text.unlock)}
        </button>
      </form>
    </Dialog>
  );
};
