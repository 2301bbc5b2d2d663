import type { KeyboardEvent } from 'react';
import type { FindingDetail } from '../../../shared/domain/journal.ts';
import { conclusionText as text } from '../../../shared/text/conclusion.ts';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { useSay } from '../../parts/language.tsx';
import { StatusIcon } from '../../parts/status-icon.tsx';
import { useVisitKind } from '../pieces/use-visit-kind.ts';
import type { Rows } from '../pieces/use-rows.ts';
import { FindingForm } from './finding-form.tsx';
import type { Finding } from './list-findings.ts';

const chipTone = { veto: 'veto', nonconforming: 'bad', improvement: 'gen' } as const;
const viewWords = {
  notAsked: text.viewNotAsked,
  agrees: text.viewAgrees,
  disputes: text.viewDisputes,
} as const;

const Facts = ({ finding }: { finding: Finding }) => {
  const say = useSay();
  const { detail } = finding;
  return (
    <>
      <p className="finding-text prose">
        {detail.fact === '' ? <span className="is-gen">{say(text.factMissing)}</span> : detail.fact}
      </p>
      {detail.correction !== '' && (
        <p className="finding-text prose medium">
          {say(text.correction)}: {detail.correction}
        </p>
      )}
    </>
  );
};

const Foot = ({
  finding,
  locked,
  onEdit,
  onOpen,
}: {
  finding: Finding;
  locked: boolean;
  onEdit: () => void;
  onOpen: () => void;
}) => {
  const say = useSay();
  const { detail, evidence, clause } = finding;
  const { corrections } = useVisitKind();
  return (
    <div className="finding-foot">
      <span>{say(text.evidenceCount, { count: evidence })}</span>
      {corrections && (
        <span>
          {say(text.correctionDueOn)} {detail.correctionDueOn ?? '—'}
        </span>
      )}
      <span>
        {say(text.enterpriseView)}: <b>{say(viewWords[detail.enterpriseView])}</b>
        {detail.enterpriseText !== '' && <span className="soft"> {detail.enterpriseText}</span>}
      </span>
      <span className="finding-actions">
        {!locked && (
          <Button look="quiet" size="small" aria-label={say(text.editOf, { clause })} onClick={onEdit}>
            {say(text.edit)}
          </Button>
        )}
        <Button look="quiet" size="small" onClick={onOpen}>
          {say(text.openItem)}
        </Button>
      </span>
    </div>
  );
};

/** One nonconforming clause: what was seen, what is asked, by when, and what the firm says. */
export const FindingCard = ({
  finding,
  rows,
  editing,
  locked,
  onEdit,
  onSave,
  onOpen,
}: {
  finding: Finding;
  rows: Rows;
  editing: boolean;
  locked: boolean;
  onEdit: (editing: boolean) => void;
  onSave: (detail: FindingDetail) => void;
  onOpen: () => void;
}) => {
  const say = useSay();
  const { clause, title, status, grade, itemId } = finding;
  // A list item is current, not selected: that word belongs to grids and list boxes.
  const { 'aria-selected': current, ...row } = rows.rowProps(itemId);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !editing || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onEdit(false);
  };
  return (
    <li className="finding" {...row} aria-current={current} onKeyDown={onKeyDown} data-finding={clause}>
      <StatusIcon status={status} />
      <span className="finding-title">
        {clause} {say(title)}
      </span>
      <Chip tone={chipTone[status]}>{say(status === 'veto' ? text.vetoFails : grade)}</Chip>
      {editing ? (
        <FindingForm finding={finding} onSave={onSave} onDone={() => onEdit(false)} />
      ) : (
        <>
          <Facts finding={finding} />
          <Foot finding={finding} locked={locked} onEdit={() => onEdit(true)} onOpen={onOpen} />
        </>
      )}
    </li>
  );
};
