import type { In, TokenState } from '../../../shared/contract/contract.ts';
import { signersText as text } from '../../../shared/text/signers.ts';
import { Button } from '../../parts/button.tsx';
import { type Choice, RadioGroup } from '../../parts/choice.tsx';
import { TextField } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { firstFocus } from '../pieces/dialog-keys.ts';
import { useErrorWords } from '../shell/error-words.ts';
import { type ChosenPassphrase, NewPassphrase, noPassphrase, passphraseFault } from './new-passphrase.tsx';

/** A key as it is being ordered: on this laptop under a passphrase, or on the token with this serial number. */
export type ChosenKey = {
  readonly token: string | null;
  readonly passphrase: ChosenPassphrase;
  readonly pin: string;
};

export const freshKey: ChosenKey = { token: null, passphrase: noPassphrase, pin: '' };

/** Whether the key can be made as it is ordered. */
export const keyIsReady = ({ token, passphrase, pin }: ChosenKey): boolean =>
  token === null ? passphraseFault(passphrase) === null : pin !== '';

/** The order as main takes it. */
export const keyOrder = (code: string | null, { token, passphrase, pin }: ChosenKey): In<'signers.enrol'> =>
  token === null ? { code, passphrase: passphrase.first } : { code, token, pin };

const laptop = 'laptop';

/** Where the key is kept. Nothing to choose where this program was told of no tokens. */
const PlaceChoice = ({
  token,
  onChange,
}: {
  token: string | null;
  onChange: (token: string | null) => void;
}) => {
  const say = useSay();
  const words = useErrorWords();
  const desk = useDesk();
  const list = useDeskState(({ tokens }) => tokens);
  if (list.name === 'none') return null;
  const again = (
    <Button size="small" onClick={() => void desk.lookForTokens()}>
      {say(text.lookAgain)}
    </Button>
  );
  if (list.name === 'failed')
    return (
      <Notice tone="gen" actions={again}>
        {words(list.problem.code, list.problem.detail)}
      </Notice>
    );
  if (list.tokens.length === 0) return <Notice actions={again}>{say(text.noToken)}</Notice>;
  const choiceOf = ({ serial, label, pin }: TokenState): Choice<string> => ({
    value: `token ${serial}`,
    label: say(pin === 'locked' ? text.onLockedToken : text.onToken, { label, serial }),
    disabled: pin === 'locked',
  });
  return (
    <RadioGroup
      label={say(text.place)}
      column
      value={token === null ? laptop : `token ${token}`}
      choices={[{ value: laptop, label: say(text.onLaptop) }, ...list.tokens.map(choiceOf)]}
      onChange={(value) => onChange(value === laptop ? null : value.slice('token '.length))}
    />
  );
};

/** Where a new key is kept, and the secret that opens it there. Faults are told once somebody tried to go on. */
export const NewKey = ({
  value,
  tried,
  focus = false,
  onChange,
}: {
  value: ChosenKey;
  tried: boolean;
  focus?: boolean;
  onChange: (value: ChosenKey) => void;
}) => {
  const say = useSay();
  const lastTry = useDeskState(
    ({ tokens }) =>
      tokens.name === 'read' &&
      tokens.tokens.some(({ serial, pin }) => serial === value.token && pin === 'lastTry'),
  );
  return (
    <>
      <PlaceChoice token={value.token} onChange={(token) => onChange({ ...value, token, pin: '' })} />
      {value.token === null ? (
        <NewPassphrase
          value={value.passphrase}
          tried={tried}
          focus={focus}
          onChange={(passphrase) => onChange({ ...value, passphrase })}
        />
      ) : (
        <TextField
          type="password"
          name="pin"
          autoComplete="off"
          label={say(text.pin)}
          hint={say(lastTry ? text.pinLastTry : text.pinHint)}
          error={tried && value.pin === '' ? say(text.pinNeeded) : undefined}
          maxLength={200}
          value={value.pin}
          ref={firstFocus}
          onChange={(pin) => onChange({ ...value, pin })}
        />
      )}
    </>
  );
};
