import { shellText } from '../../../shared/text/shell.ts';
import { Button } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { useErrorWords } from './error-words.ts';

/** The last refusal of the desk, in words, until the person has read it. */
export const ProblemBar = () => {
  const say = useSay();
  const desk = useDesk();
  const words = useErrorWords();
  const problem = useDeskState((state) => state.problem);
  if (problem === null) return null;
  return (
    <div className="problem-bar">
      <Notice
        tone="bad"
        live
        actions={
          <Button size="small" onClick={desk.dismiss}>
            {say(shellText.dismiss)}
          </Button>
        }
      >
        {words(problem.code, problem.detail)}{' '}
        <span className="faint small">
          {say(shellText.code)} <span className="mono">{problem.code}</span>
        </span>
      </Notice>
    </div>
  );
};
