import { Plus } from 'lucide-react';
import { conclusionText as text } from '../../../shared/text/conclusion.ts';
import type { OpenInspection } from '../../desk/desk.ts';
import { Button } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { Panel } from '../../parts/panel.tsx';
import { StatusIcon } from '../../parts/status-icon.tsx';
import { useDesk } from '../desk-context.tsx';
import type { Rows } from '../pieces/use-rows.ts';
import { FindingCard } from './finding-card.tsx';
import type { Finding } from './list-findings.ts';
import { ObservationList, type Observation } from './observation-list.tsx';

const NotApplicable = ({ open }: { open: OpenInspection }) => {
  const say = useSay();
  const { context, evaluation, inspection } = open;
  const rows = context.checklist.items.filter(({ id }) => {
    const judged = evaluation.items.get(id);
    return judged?.asked === true && judged.verdict === 'notApplicable';
  });
  if (rows.length === 0) return null;
  return (
    <ul className="not-applicable medium soft">
      {rows.map((item) => (
        <li key={item.id} className="state-line">
          <StatusIcon status="notApplicable" size="small" />
          <span>
            {item.clause} {say(item.title)} {say(text.notApplicable)}
            {inspection.answers.get(item.id)?.reason && `: ${inspection.answers.get(item.id)?.reason ?? ''}`}
          </span>
        </li>
      ))}
    </ul>
  );
};

/** What was found against the clauses, what was observed beside them, and what did not apply. */
export const FindingsPanel = ({
  open,
  findings,
  rows,
  editing,
  locked,
  onEdit,
  onOpen,
  onObserve,
}: {
  open: OpenInspection;
  findings: readonly Finding[];
  rows: Rows;
  editing: string | null;
  locked: boolean;
  onEdit: (itemId: string | null) => void;
  onOpen: (itemId: string) => void;
  onObserve: (observation: Observation | null) => void;
}) => {
  const say = useSay();
  const desk = useDesk();
  const observations = [...open.inspection.observations.entries()]
    .filter(([, words]) => words !== '')
    .map(([id, words]) => ({ id, text: words }));
  return (
    <Panel
      title={say(text.findings)}
      count={findings.length}
      flush
      actions={
        !locked && (
          <Button size="small" keys="F" icon={<Plus aria-hidden="true" />} onClick={() => onObserve(null)}>
            {say(text.observationAdd)}
          </Button>
        )
      }
    >
      {findings.length === 0 && <p className="panel-note soft">{say(text.noFindings)}</p>}
      <ul onKeyDown={rows.onKeyDown} aria-label={say(text.findings)} data-region="list">
        {findings.map((finding) => (
          <FindingCard
            key={finding.itemId}
            finding={finding}
            rows={rows}
            editing={editing === finding.itemId}
            locked={locked}
            onEdit={(edit) => onEdit(edit ? finding.itemId : null)}
            onSave={(detail) => desk.act({ type: 'finding.detailed', itemId: finding.itemId, detail })}
            onOpen={() => onOpen(finding.itemId)}
          />
        ))}
      </ul>
      <ObservationList
        observations={observations}
        locked={locked}
        onEdit={onObserve}
        onRemove={(observationId) => desk.act({ type: 'observation.noted', observationId, text: '' })}
      />
      <NotApplicable open={open} />
    </Panel>
  );
};
