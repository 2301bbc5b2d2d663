import { keysText } from '../../../shared/text/keys.ts';
import { shellText } from '../../../shared/text/shell.ts';
import { Kbd } from '../../parts/kbd.tsx';
import { useSay } from '../../parts/language.tsx';
import type { Command } from '../keys/command.ts';
import { useCommandList } from '../keys/commands-context.tsx';
import { capsOf } from '../keys/caps.ts';

const KeyHint = ({ command }: { command: Command }) => {
  const say = useSay();
  const [first] = command.keys;
  return (
    <button
      type="button"
      className="key-hint"
      tabIndex={-1}
      aria-disabled={command.off !== undefined}
      onClick={command.run}
    >
      {first !== undefined && <Kbd keys={capsOf(first)} />}
      {say(command.words)}
    </button>
  );
};

/** The keys of the focused place, each a button for the pointer too. */
export const KeyBar = () => {
  const say = useSay();
  const commands = useCommandList();
  return (
    <footer className="key-bar" data-region="keys" aria-label={say(shellText.keysHere)} tabIndex={-1}>
      <span className="key-hints">
        {commands
          .filter(({ bar }) => bar === 'left')
          .map((command) => (
            <KeyHint key={command.id} command={command} />
          ))}
      </span>
      {commands
        .filter(({ bar }) => bar === 'right')
        .map((command) => (
          <KeyHint key={command.id} command={command} />
        ))}
      <span className="unseen">{say(keysText.textNote)}</span>
    </footer>
  );
};
