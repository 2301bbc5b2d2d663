import { signersText as text } from '../../../shared/text/signers.ts';
import { TextField } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { firstFocus } from '../pieces/dialog-keys.ts';
import { passphraseStrength, shortestPassphrase } from './passphrase-strength.ts';

/** A passphrase as it is being chosen: typed twice. */
export type ChosenPassphrase = { readonly first: string; readonly again: string };

export const noPassphrase: ChosenPassphrase = { first: '', again: '' };

/** What is wrong with it, or null when it may be used. */
export const passphraseFault = ({ first, again }: ChosenPassphrase): 'tooShort' | 'notTheSame' | null => {
  if (first.length < shortestPassphrase) return 'tooShort';
  return first === again ? null : 'notTheSame';
};

const strengthWords = {
  weak: text.strengthWeak,
  fair: text.strengthFair,
  good: text.strengthGood,
} as const;

const Strength = ({ passphrase }: { passphrase: string }) => {
  const say = useSay();
  const strength = passphraseStrength(passphrase);
  const words =
    strength === 'short'
      ? say(text.strengthShort, { count: shortestPassphrase - passphrase.length })
      : say(strengthWords[strength]);
  return (
    <span className="strength" data-strength={strength} role="status">
      <span className="strength-bar" aria-hidden="true" />
      {say(text.strength, { words })}
    </span>
  );
};

/** Two fields for a new passphrase, with a hint at how well it is chosen. Faults are told once somebody tried to go on. */
export const NewPassphrase = ({
  value,
  tried,
  focus = false,
  onChange,
}: {
  value: ChosenPassphrase;
  tried: boolean;
  focus?: boolean;
  onChange: (value: ChosenPassphrase) => void;
}) => {
  const say = useSay();
  const fault = tried ? passphraseFault(value) : null;
  return (
    <>
      <TextField
        type="password"
        name="new-passphrase"
        autoComplete="new-password"
        label={say(text.passphrase)}
        hint={value.first === '' ? say(text.passphraseHint) : <Strength passphrase={value.first} />}
        error={fault === 'tooShort' ? say(text.tooShort) : undefined}
        maxLength={200}
        value={value.first}
        {...(focus ? { ref: firstFocus, autoFocus: true } : {})}
        onChange={(first) => onChange({ ...value, first })}
      />
      <TextField
        type="password"
        name="new-passphrase-again"
        autoComplete="new-password"
        label={say(text.passphraseAgain)}
        error={fault === 'notTheSame' ? say(text.notTheSame) : undefined}
        maxLength={200}
        value={value.again}
        onChange={(again) => onChange({ ...value, again })}
      />
    </>
  );
};
