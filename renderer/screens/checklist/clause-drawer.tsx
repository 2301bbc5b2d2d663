import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { Criterion, Item } from '../../../shared/domain/checklist.ts';
import type { Provenance } from '../../../shared/domain/words.ts';
import { checklistText } from '../../../shared/text/checklist.ts';
import { Button } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { useItem, useItemEvaluation, useWork } from './checklist-context.tsx';

const basisWords = {
  source: checklistText.sourceSeen,
  recalled: checklistText.sourceRecalled,
  unverified: checklistText.sourceUnverified,
} as const;

const Certainty = ({ title, provenance }: { title?: string; provenance: Provenance }) => {
  const say = useSay();
  const sure = provenance.basis === 'source';
  return (
    <li className="line top certainty">
      <span className={sure ? 'is-ok' : 'is-gen'}>
        {sure ? <CircleCheck aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
      </span>
      <span>
        {title === undefined
          ? say(basisWords[provenance.basis])
          : say(checklistText.labelled, { name: title, text: say(basisWords[provenance.basis]) })}
        {provenance.source !== undefined && (
          <span className="soft certainty-source">{provenance.source}</span>
        )}
        {provenance.note && <span className="faint certainty-source">{say(provenance.note)}</span>}
      </span>
    </li>
  );
};

const criteriaOf = ({ task }: Item): readonly Criterion[] =>
  task.kind === 'measurement' ? task.criteria : [];

/** The clause at hand: what it asks, how to check it, what may be judged, and how certain all this is. */
export const ClauseDrawer = ({ itemId, onClose }: { itemId: string; onClose: () => void }) => {
  const say = useSay();
  const item = useItem(itemId);
  const { ruleSet } = useWork().context;
  const evaluation = useItemEvaluation(itemId);
  const title = say(checklistText.clause, { n: item.clause });
  return (
    <aside className="drawer" aria-label={title} data-region="drawer" tabIndex={-1}>
      <div className="line">
        <h2 className="push">{title}</h2>
        <Button look="quiet" size="small" keys="C" onClick={onClose}>
          {say(checklistText.collapse)}
        </Button>
      </div>
      <h3>{say(checklistText.requirement)}</h3>
      <p className="drawer-text">{say(item.requirement)}</p>
      {item.checks.length > 0 && (
        <>
          <h3>{say(checklistText.checks)}</h3>
          <ol className="drawer-text drawer-steps">
            {item.checks.map((check) => (
              <li key={check.zh}>{say(check)}</li>
            ))}
          </ol>
        </>
      )}
      {evaluation && (
        <>
          <h3>{say(checklistText.grades)}</h3>
          <p>
            {evaluation.grades.map(({ words }) => say(words)).join(' / ')}
            {evaluation.veto && say(checklistText.gradesVeto)}
          </p>
        </>
      )}
      {item.evidence.length > 0 && (
        <>
          <h3>{say(checklistText.evidenceAsked)}</h3>
          <ul>
            {item.evidence.map(({ id, words, atLeast, when }) => (
              <li key={id}>
                {say(words)} × {atLeast}
                {when === 'nonconforming' && say(checklistText.whenNonconforming)}
              </li>
            ))}
          </ul>
        </>
      )}
      <hr />
      <h3>{say(checklistText.source)}</h3>
      <ul className="stack-small">
        <Certainty provenance={item.provenance} />
        {criteriaOf(item).map(({ id, name, standard, provenance }) => (
          <Certainty key={id} title={`${say(name)} ${standard}`} provenance={provenance} />
        ))}
        <Certainty title={ruleSet.id} provenance={ruleSet.provenance} />
      </ul>
    </aside>
  );
};
