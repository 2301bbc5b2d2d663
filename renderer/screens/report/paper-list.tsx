import type { Words } from '../../../shared/domain/words.ts';
import { type FormState, formStates } from '../../../shared/report/forms/form-states.ts';
import type { FormKind } from '../../../shared/domain/forms-of-type.ts';
import { reportScreenText as text } from '../../../shared/text/report-screen.ts';
import type { OpenInspection } from '../../desk/desk.ts';
import { RadioGroup } from '../../parts/choice.tsx';
import { useSay } from '../../parts/language.tsx';
import { type Status, StatusIcon } from '../../parts/status-icon.tsx';
import type { Command } from '../keys/command.ts';
import { useCommands } from '../keys/commands-context.tsx';
import { go, stageRoute } from '../routes.ts';

const marks: Record<FormState['name'], Status> = {
  ready: 'conforms',
  missing: 'unanswered',
  notNeeded: 'notApplicable',
};

const FormChoice = ({ name, state, handed }: { name: Words; state: FormState['name']; handed: boolean }) => {
  const say = useSay();
  return (
    <span className="radio-word">
      <span>{say(name)}</span>
      <small className="paper-state">
        <StatusIcon status={marks[state]} size="small" />
        {say(text[`state_${state}`])}
        {handed && <span>· {say(text.handedOver)}</span>}
      </small>
    </span>
  );
};

/** Every paper of the visit with whether it can be printed; digits choose one, and so do the arrows. */
export const PaperList = ({ open, paper }: { open: OpenInspection; paper: FormKind | null }) => {
  const say = useSay();
  const { id } = open.inspection;
  const forms = formStates(open);
  const show = (kind: FormKind | null) => go(stageRoute(id, 'report', kind), 'replace');
  const commands: readonly Command[] = [
    { id: 'paper-report', keys: ['1'], words: text.report, run: () => show(null) },
    ...forms.map(({ kind, name }, index) => ({
      id: `to-form-${kind}`,
      keys: [String(index + 2)],
      words: name,
      run: () => show(kind),
    })),
  ];
  useCommands(commands, 2);
  return (
    <nav className="report-papers" data-region="papers" tabIndex={-1} aria-label={say(text.papers)}>
      <RadioGroup
        column
        label={say(text.papers)}
        value={paper ?? 'report'}
        choices={[
          { value: 'report', label: say(text.report) },
          ...forms.map(({ kind, name, state }) => ({
            value: kind,
            label: (
              <FormChoice
                name={name}
                state={state.name}
                handed={open.inspection.handed.some(({ form }) => form === kind)}
              />
            ),
          })),
        ]}
        onChange={(value) => show(value === 'report' ? null : value)}
      />
    </nav>
  );
};

/** What a form lacks, or will show open, one line each. */
export const FormLines = ({ lead, lines }: { lead: Words | null; lines: readonly Words[] }) => {
  const say = useSay();
  return (
    <>
      {lead && <p className="medium strong">{say(lead)}</p>}
      <ul className="form-lines medium">
        {lines.map((line) => (
          <li key={line.en}>{say(line)}</li>
        ))}
      </ul>
    </>
  );
};
