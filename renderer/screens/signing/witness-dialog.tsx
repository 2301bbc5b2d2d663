import { useState } from 'react';
import { signingText as text } from '../../../shared/text/signing.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { confirmKey, firstFocus } from '../pieces/dialog-keys.ts';

/** One more who signs: a witness. */
export const WitnessDialog = ({
  onAdd,
  onClose,
}: {
  onAdd: (witness: { name: string; post: string }) => void;
  onClose: () => void;
}) => {
  const say = useSay();
  const [name, setName] = useState('');
  const [post, setPost] = useState('');
  const add = () => {
    if (name.trim() !== '') onAdd({ name: name.trim(), post: post.trim() });
  };
  return (
    <Dialog
      title={say(text.addWitness)}
      onClose={onClose}
      footer={
        <Button look="primary" aria-disabled={name.trim() === ''} onClick={add}>
          {say(text.addWitness)}
        </Button>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          label={say(text.witnessName)}
          maxLength={200}
          value={name}
          ref={firstFocus}
          onKeyDown={confirmKey(add)}
          onChange={setName}
        />
        <TextField label={say(text.witnessPost)} maxLength={80} value={post} onChange={setPost} />
        <button type="submit" className="unseen" tabIndex={-1}>
          {say(text.addWitness)}
        </button>
      </form>
    </Dialog>
  );
};
