import { useCallback, useState } from 'react';
import type { HechaError } from '../../../shared/errors.ts';
import { signersText as text } from '../../../shared/text/signers.ts';
import { useSay } from '../../parts/language.tsx';
import { useDesk } from '../desk-context.tsx';
import { announce } from '../shell/announce.ts';
import { noPassphrase, passphraseFault } from './new-passphrase.tsx';

/** The shortest code that headquarters issues. */
const shortestCode = 8;

/** Makes a key under a chosen passphrase and asks for its certificate; `name` is whose, as far as it is known before. */
export const useEnrolSigner = ({ needsCode, onDone }: { needsCode: boolean; onDone: () => void }) => {
  const desk = useDesk();
  const say = useSay();
  const [code, setCode] = useState('');
  const [chosen, setChosen] = useState(noPassphrase);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<HechaError | null>(null);
  const codeShort = needsCode && code.trim().length < shortestCode;
  const submit = useCallback(() => {
    const run = async () => {
      setBusy(true);
      setProblem(null);
      const before = desk.getState().signers;
      const done = await desk.enrolSigner(needsCode ? code.trim() : null, chosen.first);
      setBusy(false);
      if (!done) {
        setProblem(desk.getState().problem);
        desk.dismiss();
        return;
      }
      const serials = new Set(before.map(({ serial }) => serial));
      const fresh = desk.getState().signers.find(({ serial }) => !serials.has(serial));
      announce(say(text.got, { name: fresh?.inspector.name ?? '' }));
      onDone();
    };
    setTried(true);
    if (!codeShort && passphraseFault(chosen) === null && !busy) void run();
  }, [desk, needsCode, code, codeShort, chosen, busy, say, onDone]);
  return { code, setCode, codeShort: tried && codeShort, chosen, setChosen, tried, busy, problem, submit };
};
