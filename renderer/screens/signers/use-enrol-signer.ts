import { useCallback, useEffect, useState } from 'react';
import type { HechaError } from '../../../shared/errors.ts';
import { signersText as text } from '../../../shared/text/signers.ts';
import { useSay } from '../../parts/language.tsx';
import { useDesk } from '../desk-context.tsx';
import { announce } from '../shell/announce.ts';
import { freshKey, keyIsReady, keyOrder } from './new-key.tsx';

/** The shortest code that headquarters issues. */
const shortestCode = 8;

/** Makes a key where it was chosen and asks for its certificate. */
export const useEnrolSigner = ({ needsCode, onDone }: { needsCode: boolean; onDone: () => void }) => {
  const desk = useDesk();
  const say = useSay();
  const [code, setCode] = useState('');
  const [chosen, setChosen] = useState(freshKey);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<HechaError | null>(null);
  useEffect(() => void desk.lookForTokens(), [desk]);
  const codeShort = needsCode && code.trim().length < shortestCode;
  const submit = useCallback(() => {
    const run = async () => {
      setBusy(true);
      setProblem(null);
      const before = desk.getState().signers;
      const done = await desk.enrolSigner(keyOrder(needsCode ? code.trim() : null, chosen));
      setBusy(false);
      if (!done) {
        setProblem(desk.getState().problem);
        // A wrong PIN that is sent again by one key would cost the token another try.
        setChosen((order) => ({ ...order, pin: '' }));
        setTried(false);
        desk.dismiss();
        return;
      }
      const serials = new Set(before.map(({ serial }) => serial));
      const fresh = desk.getState().signers.find(({ serial }) => !serials.has(serial));
      announce(say(text.got, { name: fresh?.inspector.name ?? '' }));
      onDone();
    };
    setTried(true);
    if (!codeShort && keyIsReady(chosen) && !busy) void run();
  }, [desk, needsCode, code, codeShort, chosen, busy, say, onDone]);
  return { code, setCode, codeShort: tried && codeShort, chosen, setChosen, tried, busy, problem, submit };
};
