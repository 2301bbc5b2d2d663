import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { checklistText } from '../../../shared/text/checklist.ts';
import type { Section } from '../../../shared/domain/checklist.ts';
import { classNames } from '../../parts/class-names.ts';
import { useLanguage, useSay } from '../../parts/language.tsx';
import { StatusIcon } from '../../parts/status-icon.tsx';
import { useDeskState } from '../desk-context.tsx';
import { EditionNotice } from './edition/edition-notice.tsx';
import { Forecast } from './forecast.tsx';
import { useWork } from './checklist-context.tsx';
import { sharesOf, worstOf } from './item-status.ts';
import { ordinalOf } from '../pieces/ordinal-of.ts';

const Total = () => {
  const say = useSay();
  const total = useDeskState(({ open }) => open?.evaluation.total ?? null);
  if (total === null) return null;
  const { asked, judged } = total;
  const left = asked - judged;
  return (
    <div className="rail-total">
      <div className="line medium">
        <span className="strong rail-wide">{say(checklistText.clauses, { done: judged, all: asked })}</span>
        <span className="strong rail-narrow">{asked === 0 ? 0 : Math.floor((judged / asked) * 100)}%</span>
        <span className="push" />
        <span className="faint small rail-wide">
          {left === 0 ? say(checklistText.allDone) : say(checklistText.left, { n: left })}
        </span>
      </div>
      <span
        className="segments"
        role="progressbar"
        aria-label={say(checklistText.clauses, { done: judged, all: asked })}
        aria-valuemin={0}
        aria-valuemax={asked}
        aria-valuenow={judged}
      >
        {sharesOf(total).map(({ name, count }) => (
          <span
            key={name}
            className={name}
            style={{ width: `${asked === 0 ? 0 : (count / asked) * 100}%` }}
          />
        ))}
      </span>
    </div>
  );
};

const RailSection = ({
  section,
  index,
  current,
  onChoose,
}: {
  section: Section;
  index: number;
  current: boolean;
  onChoose: (sectionId: string) => void;
}) => {
  const say = useSay();
  const language = useLanguage();
  const tally = useDeskState(({ open }) => open?.evaluation.sections.get(section.id) ?? null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current) button.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  if (tally === null || tally.asked === 0) return null;
  const worst = worstOf(tally);
  return (
    <li>
      <button
        ref={button}
        type="button"
        className={classNames('rail-section', current && 'current')}
        aria-current={current ? 'true' : undefined}
        title={say(section.title)}
        onClick={() => onChoose(section.id)}
      >
        <span className="rail-ordinal">{ordinalOf(section, index, language)}</span>
        <span className="cut rail-wide">{say(section.title)}</span>
        <span className="rail-count">
          {worst !== null && <StatusIcon status={worst} size="small" />}
          {tally.judged === tally.asked && tally.missing === 0 && <Check aria-hidden="true" />}
          {tally.judged}/{tally.asked}
        </span>
      </button>
    </li>
  );
};

/** The sections with how far each is and the worst in it; below, what the result would be as it stands. */
export const Rail = ({
  sectionId,
  onSection,
  onConclusion,
}: {
  sectionId: string | null;
  onSection: (sectionId: string) => void;
  onConclusion: () => void;
}) => {
  const say = useSay();
  const { sections } = useWork().context.checklist;
  return (
    <nav className="rail" aria-label={say(checklistText.sections)} data-region="rail" tabIndex={-1}>
      <Total />
      <ol className="rail-sections">
        {sections.map((section, index) => (
          <RailSection
            key={section.id}
            section={section}
            index={index}
            current={section.id === sectionId}
            onChoose={onSection}
          />
        ))}
      </ol>
      <EditionNotice />
      <Forecast onConclusion={onConclusion} />
    </nav>
  );
};
