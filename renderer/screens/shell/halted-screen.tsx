import type { ErrorCode, ErrorDetail } from '../../../shared/errors.ts';
import { shellText } from '../../../shared/text/shell.ts';
import { Button } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { MessageScreen } from './message-screen.tsx';
import { useErrorWords } from './error-words.ts';

/** The page cannot work at all: what happened, what is safe, what to do, code. */
export const HaltedScreen = ({ code, detail }: { code: ErrorCode; detail: ErrorDetail }) => {
  const say = useSay();
  const words = useErrorWords();
  return (
    <MessageScreen title={say(shellText.halted)}>
      <Notice tone="bad" live>
        {words(code, detail)}
      </Notice>
      <p>{say(shellText.haltedSafe)}</p>
      <p className="faint small">
        {say(shellText.code)} <span className="mono">{code}</span>
      </p>
      <div>
        <Button look="primary" size="big" onClick={() => location.reload()}>
          {say(shellText.reload)}
        </Button>
      </div>
    </MessageScreen>
  );
};
