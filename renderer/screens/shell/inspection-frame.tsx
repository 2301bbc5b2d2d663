import { assignedUnits } from '../../../shared/domain/assignment.ts';
import { productUnitsOf } from '../../../shared/domain/checklist.ts';
import { ArrowLeft, Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { shellText } from '../../../shared/text/shell.ts';
import { inspectionTypeText } from '../../../shared/text/visits.ts';
import type { DeskState } from '../../desk/desk.ts';
import { IconButton } from '../../parts/button.tsx';
import { classNames } from '../../parts/class-names.ts';
import { useSay } from '../../parts/language.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { useDeskState } from '../desk-context.tsx';
import { go, hashOf, stageRoute, stages, type Stage } from '../routes.ts';
import { KeyBar } from './key-bar.tsx';
import { TopBar } from './top-bar.tsx';

const isDone = (stage: Stage, { open }: DeskState): boolean => {
  if (open === null) return false;
  const { inspection, evaluation } = open;
  switch (stage) {
    case 'opening':
      return inspection.opening !== null;
    case 'checklist':
      return evaluation.total.asked > 0 && evaluation.total.missing === 0;
    case 'conclusion':
      return inspection.conclusion !== null;
    case 'closing':
      return inspection.closing !== null;
    case 'signing':
    case 'report':
      return inspection.seal !== null;
  }
};

const Step = ({ stage, current, inspectionId }: { stage: Stage; current: boolean; inspectionId: string }) => {
  const say = useSay();
  const done = useDeskState((state) => isDone(stage, state));
  return (
    <li className={classNames('step', current && 'current', done && 'done')}>
      <a
        href={hashOf(stageRoute(inspectionId, stage))}
        aria-current={current ? 'step' : undefined}
        title={say(shellText[stage])}
      >
        {done ? <Check aria-hidden="true" /> : <span className="step-dot" aria-hidden="true" />}
        <span className="step-words">{say(shellText[stage])}</span>
        {done && <span className="unseen">{say(shellText.done)}</span>}
      </a>
    </li>
  );
};

const Heading = () => {
  const say = useSay();
  const assignment = useDeskState(({ open }) => open?.inspection.assignment ?? null);
  const checklist = useDeskState(({ open }) => open?.context.checklist ?? null);
  const ruleSet = useDeskState(({ open }) => open?.context.ruleSet ?? null);
  if (assignment === null) return <span className="bar-title">{say(shellText.openingInspection)}</span>;
  const assigned = assignedUnits(assignment);
  const units = checklist ? productUnitsOf(checklist).filter(({ id }) => assigned.includes(id)) : [];
  const facts = [
    say(inspectionTypeText[assignment.type]),
    ...units.slice(0, 2).map(({ name }) => say(name)),
    ...(units.length > 2 ? [`+${units.length - 2}`] : []),
    ...(ruleSet ? [ruleSet.id] : []),
  ].join(' · ');
  return (
    <span className="bar-title">
      <span className="strong cut" title={assignment.enterprise.name}>
        {assignment.enterprise.name}
      </span>
      <span className="bar-facts cut" title={facts}>
        {facts}
      </span>
    </span>
  );
};

/** Frame of the stages of one inspection: who is inspected, how far it is, and `tools` of the stage at the right. */
export const InspectionFrame = ({
  stage,
  inspectionId,
  tools,
  className,
  children,
}: {
  stage: Stage;
  inspectionId: string;
  tools?: ReactNode;
  className?: string;
  children: ReactNode;
}) => {
  const say = useSay();
  const firm = useDeskState(({ open }) => open?.inspection.assignment.enterprise.name ?? '');
  useTitle(firm, say(shellText[stage]));
  return (
    <div className="frame">
      <TopBar>
        <IconButton label={say(shellText.back)} onClick={() => go({ name: 'inspections' })}>
          <ArrowLeft aria-hidden="true" />
        </IconButton>
        <Heading />
        <span className="bar-rule" />
        <nav aria-label={say(shellText.stages)}>
          <ol className="steps">
            {stages.map((name) => (
              <Step key={name} stage={name} current={name === stage} inspectionId={inspectionId} />
            ))}
          </ol>
        </nav>
        <span className="push" />
        {tools}
      </TopBar>
      <main className={classNames('page', className)} data-region="main" tabIndex={-1}>
        {children}
      </main>
      <KeyBar />
    </div>
  );
};
