import { useState } from 'react';
import { Button } from '../../../renderer/parts/button.tsx';
import { TextField } from '../../../renderer/parts/field.tsx';
import { useSay } from '../../../renderer/parts/language.tsx';
import { Panel } from '../../../renderer/parts/panel.tsx';
import { consoleText as text } from '../../../shared/text/console.ts';
import { openSession } from '../ask.ts';

/** Opens the console with its token. */
export const SignInScreen = ({
  onSignedIn,
  onLanguage,
}: {
  onSignedIn: () => void;
  onLanguage: () => void;
}) => {
  const say = useSay();
  const [token, setToken] = useState('');
  const [wrong, setWrong] = useState(false);
  const signIn = async () => {
    const opened = await openSession(token).catch(() => false);
    if (opened) onSignedIn();
    else setWrong(true);
  };
  return (
    <main className="sign-in">
      <Panel
        title={say(text.signInTitle)}
        actions={
          <Button look="quiet" size="small" aria-label={say(text.languageLabel)} onClick={onLanguage}>
            {say(text.language)}
          </Button>
        }
      >
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void signIn();
          }}
        >
          <TextField
            label={say(text.token)}
            hint={say(text.tokenHint)}
            error={wrong ? say(text.tokenWrong) : undefined}
            type="password"
            autoFocus
            value={token}
            onChange={(value) => {
              setToken(value);
              setWrong(false);
            }}
          />
          <Button look="primary" disabled={token.trim() === ''} onClick={() => void signIn()}>
            {say(text.signIn)}
          </Button>
        </form>
      </Panel>
    </main>
  );
};
