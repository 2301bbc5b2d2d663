import { KeyRound } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import type { HechaError } from '../../../shared/errors.ts';
import { enrolText as text } from '../../../shared/text/enrol.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useDesk, useDeskState } from '../desk-context.tsx';
import type { Command } from '../keys/command.ts';
import { useCommands } from '../keys/commands-context.tsx';
import { digestGroups } from '../pieces/digest-groups.ts';
import '../pieces/pieces.css';

import { announce } from '../shell/announce.ts';
import { useErrorWords } from '../shell/error-words.ts';
import { StepFrame } from '../shell/step-frame.tsx';
import './enrol.css';
import { enrolmentProblem } from './enrolment-problem.ts';
import { forgetLaunchCode, launchCode } from './launch-code.ts';

/** The shortest code that headquarters issues. */
const shortest = 8;

const Steps = () => {
  const say = useSay();
  const headquarters = useDeskState((state) => state.app?.headquarters ?? '');
  return (
    <Panel title={say(text.whatHappens)}>
      <ol className="enrol-steps medium">
        {[text.step1, text.step2, text.step3].map((words, at) => (
          <li key={words.en}>
            <span className="number">{at + 1}</span>
            <span>{say(words)}</span>
          </li>
        ))}
      </ol>
      <dl className="facts medium enrol-facts">
        <dt>{say(text.headquarters)}</dt>
        <dd>{headquarters}</dd>
        <dt>{say(text.fingerprint)}</dt>
        <dd className="faint">{say(text.fingerprintLater)}</dd>
      </dl>
    </Panel>
  );
};

const Refusal = ({ problem }: { problem: HechaError }) => {
  const say = useSay();
  const words = useErrorWords();
  const { title, sentence } = enrolmentProblem(problem.code);
  return (
    <Notice tone="bad" live>
      <b>{say(title)}</b>
      <p>{sentence ? say(sentence) : words(problem.code, problem.detail)}</p>
      <p className="small soft mono">{problem.code}</p>
    </Notice>
  );
};

const useEnrol = () => {
  const desk = useDesk();
  const say = useSay();
  const [given] = useState(() => launchCode(sessionStorage));
  const [code, setCode] = useState(given);
  const [busy, setBusy] = useState(false);
  const [short, setShort] = useState(false);
  const [problem, setProblem] = useState<HechaError | null>(null);
  const change = (value: string) => {
    setCode(value);
    setShort(false);
  };
  const submit = useCallback(() => {
    const run = async () => {
      setBusy(true);
      setProblem(null);
      const done = await desk.enrol(code.trim());
      setBusy(false);
      if (!done) {
        setProblem(desk.getState().problem);
        desk.dismiss();
        return;
      }
      forgetLaunchCode(sessionStorage);
      const fingerprint = desk.getState().app?.device?.fingerprint ?? '';
      announce(
        `${say(text.enrolledTitle)} · ${say(text.fingerprint)} ${digestGroups(fingerprint, 2).join(' ')}`,
      );
      await desk.pull();
    };
    if (code.trim().length < shortest) setShort(true);
    else if (!busy) void run();
  }, [desk, code, busy, say]);
  return { given, code, change, busy, short, problem, submit };
};

/** First start: this laptop makes a key and is made known at headquarters by a one-time code. */
export const EnrolScreen = () => {
  const say = useSay();
  const { given, code, change, busy, short, problem, submit } = useEnrol();
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'enrol.submit',
        words: text.submit,
        keys: ['Ctrl+Enter'],
        inText: true,
        bar: 'left',
        run: submit,
      },
    ],
    [submit],
  );
  useCommands(commands);
  return (
    <StepFrame screen="enrol">
      <div className="enrol">
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <h1 className="display">{say(text.title)}</h1>
          <p className="soft">{say(text.intro)}</p>
          <TextField
            label={say(text.code)}
            hint={say(given !== '' && code === given ? text.codePrefilled : text.codeHint)}
            error={short ? say(text.tooShort) : undefined}
            className="enrol-code"
            value={code}
            autoFocus
            autoCapitalize="characters"
            onChange={change}
          />
          {problem && <Refusal problem={problem} />}
          <div className="line">
            <Button
              look="primary"
              size="big"
              keys="Ctrl Enter"
              icon={<KeyRound aria-hidden="true" />}
              aria-disabled={busy}
              onClick={submit}
            >
              {say(busy ? text.submitting : text.submit)}
            </Button>
          </div>
        </form>
        <Steps />
      </div>
    </StepFrame>
  );
};
