import { useState } from 'react';
import { signingText as text } from '../../../shared/text/signing.ts';
import { Button } from '../../parts/button.tsx';
import { TextArea, TextField } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import type { Command } from '../keys/command.ts';
import { useCommands } from '../keys/commands-context.tsx';

/** A refusal to sign, in the same place and size as signing: reason, and a witness if there is one. */
export const RefuseForm = ({
  name,
  onRefuse,
  onBack,
}: {
  name: string;
  onRefuse: (reason: string, witness: string) => void;
  onBack: () => void;
}) => {
  const say = useSay();
  const [reason, setReason] = useState('');
  const [witness, setWitness] = useState('');
  const [tried, setTried] = useState(false);
  const refuse = () => {
    setTried(true);
    if (reason.trim() !== '') onRefuse(reason.trim(), witness.trim());
  };
  const commands: readonly Command[] = [
    {
      id: 'signing.refuse.confirm',
      words: text.refuseConfirm,
      keys: ['Ctrl+Enter'],
      inText: true,
      bar: 'left',
      run: refuse,
    },
    {
      id: 'signing.refuse.back',
      words: text.refuseCancel,
      keys: ['Escape'],
      inText: true,
      bar: 'left',
      run: onBack,
    },
  ];
  useCommands(commands, 2);
  return (
    <div className="stack">
      <h2 className="large strong">{say(text.refuseTitle, { name })}</h2>
      <p className="soft">{say(text.refuseText)}</p>
      <TextArea
        label={say(text.refuseReason)}
        hint={say(text.refuseReasonHint)}
        error={tried && reason.trim() === '' ? say(text.needReason) : undefined}
        rows={5}
        maxLength={1000}
        value={reason}
        autoFocus
        onChange={setReason}
      />
      <TextField
        label={say(text.refuseWitness)}
        optional={say(text.refuseWitnessHint)}
        maxLength={80}
        value={witness}
        onChange={setWitness}
      />
      <div className="pen-actions">
        <Button size="big" onClick={onBack}>
          {say(text.refuseCancel)}
        </Button>
        <span className="push" />
        <Button look="primary" size="big" keys="Ctrl Enter" onClick={refuse}>
          {say(text.refuseConfirm)}
        </Button>
      </div>
    </div>
  );
};
