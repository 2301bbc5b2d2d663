import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Attendee } from '../../../shared/domain/journal.ts';
import { openingText as text } from '../../../shared/text/opening.ts';
import { Button, IconButton } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import type { OpeningDraft, OpeningProblem } from './opening-draft.ts';

type Row = OpeningDraft['attendees'][number];

const AttendeeRow = ({
  row,
  at,
  error,
  fresh,
  onChange,
  onRemove,
}: {
  row: Row;
  at: number;
  error: boolean;
  /** Just added by hand: the pen goes to its name. */
  fresh: boolean;
  onChange: (change: Partial<Attendee>) => void;
  onRemove: () => void;
}) => {
  const say = useSay();
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (fresh) name.current?.focus();
  }, [fresh]);
  const n = at + 1;
  return (
    <li className="attendee">
      <select
        className="input"
        aria-label={say(text.sideOf, { n })}
        value={row.side}
        onChange={(event) => onChange({ side: event.target.value as Attendee['side'] })}
      >
        <option value="team">{say(text.sideTeam)}</option>
        <option value="enterprise">{say(text.sideEnterprise)}</option>
        <option value="observer">{say(text.sideObserver)}</option>
      </select>
      <div>
        <input
          ref={name}
          className="input"
          autoComplete="off"
          spellCheck={false}
          aria-label={say(text.nameOf, { n })}
          aria-invalid={error ? true : undefined}
          maxLength={200}
          value={row.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        {error && <div className="field-error">{say(text.needName)}</div>}
      </div>
      <input
        className="input"
        autoComplete="off"
        spellCheck={false}
        aria-label={say(text.postOf, { n })}
        maxLength={80}
        value={row.post}
        onChange={(event) => onChange({ post: event.target.value })}
      />
      <IconButton
        label={row.name.trim() === '' ? say(text.removeNth, { n }) : say(text.removeOf, { name: row.name })}
        onClick={onRemove}
      >
        <Trash2 aria-hidden="true" />
      </IconButton>
    </li>
  );
};

/** Who was there: one row each, three sides. */
export const AttendeeList = ({
  attendees,
  problems,
  expected,
  onChange,
}: {
  attendees: OpeningDraft['attendees'];
  problems: readonly OpeningProblem[];
  /** How many rows were there at first; a later one was added by hand. */
  expected: number;
  onChange: (attendees: OpeningDraft['attendees']) => void;
}) => {
  const say = useSay();
  const next = attendees.reduce((most, { key }) => Math.max(most, key), -1) + 1;
  const wrong = new Set(problems.flatMap((problem) => (problem.at === 'name' ? [problem.key] : [])));
  const noOne = problems.find(({ at }) => at === 'attendees');
  return (
    <div className="stack">
      <div>
        <div className="attendee attendee-head" aria-hidden="true">
          <span>{say(text.side)}</span>
          <span>{say(text.name)}</span>
          <span>{say(text.post)}</span>
        </div>
        <ul>
          {attendees.map((row, at) => (
            <AttendeeRow
              key={row.key}
              row={row}
              at={at}
              error={wrong.has(row.key)}
              fresh={row.key >= expected}
              onChange={(change) =>
                onChange(attendees.map((other) => (other.key === row.key ? { ...other, ...change } : other)))
              }
              onRemove={() => onChange(attendees.filter(({ key }) => key !== row.key))}
            />
          ))}
        </ul>
        {noOne && <div className="field-error">{say(noOne.words)}</div>}
      </div>
      <div className="line">
        <Button
          size="small"
          icon={<Plus aria-hidden="true" />}
          onClick={() => onChange([...attendees, { key: next, side: 'enterprise', name: '', post: '' }])}
        >
          {say(text.add)}
        </Button>
      </div>
    </div>
  );
};
