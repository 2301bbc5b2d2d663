import { KeyRound } from 'lucide-react';
import { useMemo } from 'react';
import { signersText as text } from '../../../shared/text/signers.ts';
import { Button } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useDeskState } from '../desk-context.tsx';
import '../enrol/enrol.css';
import type { Command } from '../keys/command.ts';
import { useCommands } from '../keys/commands-context.tsx';
import { StepFrame } from '../shell/step-frame.tsx';
import { EnrolSignerProblem } from './enrol-signer-problem.tsx';
import { NewKey } from './new-key.tsx';
import './signers.css';
import { useEnrolSigner } from './use-enrol-signer.ts';

const onLaptop = [text.what1, text.what2, text.what3, text.what4];
const onToken = [text.what1Token, text.what2, text.what3Token, text.what4];

const Explanation = ({ points }: { points: typeof onLaptop }) => {
  const say = useSay();
  return (
    <Panel title={say(text.what)}>
      <ol className="enrol-steps medium">
        {points.map((words, at) => (
          <li key={words.en}>
            <span className="number">{at + 1}</span>
            <span>{say(words)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
};

/** The second step of the first start: the holder of this laptop gets a signing certificate, or puts it off. */
export const KeyStepScreen = ({ onDone }: { onDone: () => void }) => {
  const say = useSay();
  const holder = useDeskState(({ app }) => app?.device?.holder ?? null);
  const authority = useDeskState(({ app }) => app?.device?.authority ?? '');
  const { chosen, setChosen, tried, busy, problem, submit } = useEnrolSigner({ needsCode: false, onDone });
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'key-step.submit',
        words: text.getMine,
        keys: ['Ctrl+Enter'],
        inText: true,
        bar: 'left',
        run: submit,
      },
      { id: 'key-step.later', words: text.later, keys: ['Escape'], inText: true, bar: 'left', run: onDone },
    ],
    [submit, onDone],
  );
  useCommands(commands);
  return (
    <StepFrame screen="key-step">
      <div className="enrol">
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <h1 className="display">{say(chosen.token === null ? text.stepTitle : text.stepTitleToken)}</h1>
          <p className="soft">{say(chosen.token === null ? text.stepIntro : text.stepIntroToken)}</p>
          <p className="medium">
            {say(text.stepFor)} <b>{holder?.name}</b>{' '}
            <span className="faint">
              {say(text.number, { number: holder?.id ?? '' })} · {authority}
            </span>
          </p>
          <NewKey value={chosen} tried={tried} focus onChange={setChosen} />
          {problem && <EnrolSignerProblem problem={problem} />}
          <div className="line">
            <Button
              look="primary"
              size="big"
              keys="Ctrl Enter"
              icon={<KeyRound aria-hidden="true" />}
              aria-disabled={busy}
              onClick={submit}
            >
              {say(busy ? text.getting : text.getMine)}
            </Button>
            <Button size="big" keys="Esc" onClick={onDone}>
              {say(text.later)}
            </Button>
            <button type="submit" className="unseen" tabIndex={-1}>
              {say(text.getMine)}
            </button>
          </div>
          <p className="field-hint">{say(text.laterHint)}</p>
        </form>
        <Explanation points={chosen.token === null ? onLaptop : onToken} />
      </div>
    </StepFrame>
  );
};
