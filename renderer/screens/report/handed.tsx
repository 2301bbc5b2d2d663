import { useState } from 'react';
import type { FormKind } from '../../../shared/domain/forms-of-type.ts';
import { requiredParties } from '../../../shared/domain/parties.ts';
import { reportScreenText as text } from '../../../shared/text/report-screen.ts';
import type { OpenInspection } from '../../desk/desk.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { useDesk } from '../desk-context.tsx';
import type { Command } from '../keys/command.ts';
import { useCommands } from '../keys/commands-context.tsx';
import { sayFullMoment } from '../pieces/day.ts';

/** Who took this form, and when. */
export const HandedList = ({ open, kind }: { open: OpenInspection; kind: FormKind }) => {
  const say = useSay();
  const handed = open.inspection.handed.filter(({ form }) => form === kind);
  if (handed.length === 0) return null;
  return (
    <ul className="form-lines medium" aria-label={say(text.handTitle)} data-handed={handed.length}>
      {handed.map(({ to, stamp }) => (
        <li key={stamp.at}>{say(text.handedAt, { time: sayFullMoment(stamp.at), to })}</li>
      ))}
    </ul>
  );
};

/** Records that the form that is shown was signed for on paper, and by whom. */
export const HandForm = ({ open, kind, file }: { open: OpenInspection; kind: FormKind; file: string }) => {
  const say = useSay();
  const desk = useDesk();
  const expected = requiredParties(open.inspection).find(({ role }) => role === 'enterprise')?.name ?? '';
  const [to, setTo] = useState(expected);
  const [tried, setTried] = useState(false);
  const named = to.trim() !== '';
  const hand = () => {
    setTried(true);
    if (named) desk.act({ type: 'form.handed', form: kind, file, to: to.trim() });
  };
  const commands: readonly Command[] = [
    { id: 'report.hand', words: text.hand, keys: ['H'], bar: 'left', run: hand },
  ];
  useCommands(commands, 2);
  return (
    <section className="stack" aria-label={say(text.handTitle)}>
      <TextField
        label={say(text.handTo)}
        hint={say(text.handHint)}
        maxLength={200}
        value={to}
        error={tried && !named ? say(text.handNeedsName) : undefined}
        onChange={setTo}
      />
      <Button keys="H" onClick={hand}>
        {say(text.hand)}
      </Button>
    </section>
  );
};
