import { keysText } from '../../../shared/text/keys.ts';
import { Checkbox } from '../../parts/choice.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Kbd } from '../../parts/kbd.tsx';
import { useSay } from '../../parts/language.tsx';
import { setPreferences, usePreferences } from '../shell/preferences.ts';
import { capsOf } from './caps.ts';
import type { Command } from './command.ts';

const Keys = ({ keys }: { keys: readonly string[] }) => (
  <span className="line wrap">
    {keys.map((key) => (
      <Kbd key={key} keys={capsOf(key)} />
    ))}
  </span>
);

/** Every key that means something now, in two columns. */
export const AllKeysDialog = ({
  commands,
  onClose,
}: {
  commands: readonly Command[];
  onClose: () => void;
}) => {
  const say = useSay();
  const { singleKeys } = usePreferences();
  const keyed = commands.filter(
    ({ keys, id, off }, index) =>
      keys.length > 0 && off === undefined && commands.findIndex((other) => other.id === id) === index,
  );
  return (
    <Dialog title={say(keysText.all)} size="wide" onClose={onClose}>
      <dl className="key-table">
        {keyed.map(({ id, keys, words }) => (
          <div className="key-row" key={id}>
            <dt>
              <Keys keys={keys} />
              <span className="unseen">{keys.map(capsOf).join(' / ')}</span>
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
      <p className="faint medium">{say(keysText.textNote)}</p>
      <Checkbox checked={singleKeys} onChange={(on) => setPreferences({ singleKeys: on })}>
        {say(keysText.singleKeys)}
      </Checkbox>
    </Dialog>
  );
};
