import { useState } from 'react';
import { Button } from '../../../renderer/parts/button.tsx';
import { Dialog } from '../../../renderer/parts/dialog.tsx';
import { TextField } from '../../../renderer/parts/field.tsx';
import { useSay } from '../../../renderer/parts/language.tsx';
import { Notice } from '../../../renderer/parts/notice.tsx';
import { Id } from '../../../shared/domain/identifiers.ts';
import { ensureHechaError } from '../../../shared/errors.ts';
import { IssuedCode } from '../../../shared/exchange/console-api.ts';
import { consoleText as text } from '../../../shared/text/console.ts';
import { order } from '../ask.ts';
import { sayMoment } from '../say-time.ts';

/** Issues a one-time code for a person: for a laptop of theirs, or for a certificate on a colleague's laptop. */
export const IssueCodeDialog = ({ title, onClose }: { title: string; onClose: () => void }) => {
  const say = useSay();
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [issued, setIssued] = useState<IssuedCode | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const isWhole = Id.safeParse(id.trim()).success && name.trim() !== '';
  const issue = async () => {
    try {
      const holder = { id: id.trim(), name: name.trim() };
      setIssued(await order(IssuedCode, '/codes', { holder }));
    } catch (caught) {
      setFailed(ensureHechaError(caught).code);
    }
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        issued === null && (
          <Button look="primary" disabled={!isWhole} onClick={() => void issue()}>
            {say(text.issue)}
          </Button>
        )
      }
    >
      {issued === null ? (
        <div className="stack">
          <TextField label={say(text.personName)} value={name} autoFocus onChange={setName} />
          <TextField label={say(text.personId)} value={id} onChange={setId} />
          {failed !== null && <Notice tone="bad">{say(text.problem, { code: failed })}</Notice>}
        </div>
      ) : (
        <div className="stack">
          <output className="code">{issued.code}</output>
          <p>
            {say(text.codeNote)} {say(text.codeValid, { at: sayMoment(issued.expiresAt) })}
          </p>
        </div>
      )}
    </Dialog>
  );
};
