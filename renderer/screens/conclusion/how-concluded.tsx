import { BookX, Check, CircleDashed, ListChecks, X } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { itemOf } from '../../../shared/domain/evaluate.ts';
import type { Computed, ConditionResult, Context, Evaluation } from '../../../shared/domain/evaluation.ts';
import { conclusionText as text } from '../../../shared/text/conclusion.ts';
import { useSay, type Say } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { ResultIcon } from './confirmed-panel.tsx';
import { decidingItems } from './deciding-items.ts';
import { conditionNumber, sayThreshold } from './say-condition.ts';

type Reached = { computed: Computed; context: Context; evaluation: Evaluation };
type Alternatives = readonly (readonly ConditionResult[])[];

const ConditionRow = ({
  result,
  number,
  open,
}: {
  result: ConditionResult;
  number: string;
  /** Still incomplete: what holds now may not hold at the end. */
  open: boolean;
}) => {
  const say = useSay();
  const { condition, counted, of, holds } = result;
  const Icon = holds ? Check : X;
  return (
    <div className="condition">
      <span className="number">{number}</span>
      <span>
        {say(condition.words)}
        <span className="faint small"> · {say(text[`among_${condition.among}`], { count: of })}</span>
      </span>
      <span className="count-of">
        <b>{counted}</b> {sayThreshold(condition)}
      </span>
      <span className={`condition-state ${holds ? 'is-ok' : 'is-veto'}`}>
        <Icon aria-hidden="true" />
        {open && <span className="small faint">{say(text.soFar)}</span>}
        {say(holds ? text.holds : text.holdsNot)}
      </span>
    </div>
  );
};

const Conditions = ({ alternatives, open }: { alternatives: Alternatives; open: boolean }) => {
  const say = useSay();
  const several = alternatives.length > 1;
  return alternatives.map((conditions, at) => (
    <Fragment key={at}>
      {several && <div className="alternative">{say(text.alternative, { n: at + 1 })}</div>}
      {conditions.map((result, index) => (
        <ConditionRow
          key={result.condition.id}
          result={result}
          number={conditionNumber(index + 1)}
          open={open}
        />
      ))}
    </Fragment>
  ));
};

/** How many clauses a broken condition names before it says "and more". */
const named = 3;

const sayClauses = (ids: readonly string[], context: Context, say: Say): string => {
  const names = ids.slice(0, named).map((id) => {
    const item = itemOf(context, id);
    return `${item.clause} ${say(item.title)}`;
  });
  const more = ids.length - names.length;
  return [...names, ...(more > 0 ? [say(text.missingMore, { count: more })] : [])].join(say(text.comma));
};

/** What decided, with the clauses that were counted where they broke a condition. */
const Decided = ({
  computed,
  context,
  evaluation,
}: {
  computed: Extract<Computed, { state: 'pass' | 'fail' }>;
  context: Context;
  evaluation: Evaluation;
}) => {
  const say = useSay();
  return (
    <div className="verdict-decided">
      {say(text.decidedBy)}
      <br />
      {computed.state === 'pass' ? (
        <b>{say(text.decidedByAll)}</b>
      ) : (
        computed.decidedBy.map((result) => (
          <div key={result.condition.id}>
            {say(result.condition.words)}
            <br />
            <b>{sayClauses(decidingItems(result, context, evaluation), context, say)}</b>
          </div>
        ))
      )}
    </div>
  );
};

const Line = ({ small, children }: { small: string; children: ReactNode }) => (
  <div className="concluded-words">
    <div className="small faint">{small}</div>
    <div className="display">{children}</div>
  </div>
);

const Verdict = ({ computed, context, evaluation }: Reached) => {
  const say = useSay();
  switch (computed.state) {
    case 'pass':
    case 'fail':
      return (
        <div className="verdict-line" data-conclusion={computed.state}>
          <ResultIcon context={context} result={computed.state} evaluation={evaluation} />
          <Line small={say(computed.conditions.length > 1 ? text.anyAlternative : text.allMustHold)}>
            {say(text.conclusionIs, { words: say(computed.words) })}
          </Line>
          <Decided computed={computed} context={context} evaluation={evaluation} />
        </div>
      );
    case 'incomplete':
      return (
        <div className="verdict-line" data-conclusion="incomplete">
          <CircleDashed className="is-todo" aria-hidden="true" />
          <Line
            small={[
              say(text.incompleteOpen, { open: computed.open }),
              say(text.incompleteMissing, { missing: computed.missing }),
            ].join(' · ')}
          >
            {say(text.conclusionIs, { words: say(text.incomplete) })}
          </Line>
        </div>
      );
    case 'choose':
      return (
        <div className="verdict-line" data-conclusion="choose">
          <ListChecks className="is-na" aria-hidden="true" />
          <Line small={say(text.chooseText)}>{say(text.chooseTitle)}</Line>
        </div>
      );
    case 'unavailable':
      return (
        <div className="verdict-line" data-conclusion="unavailable">
          <BookX className="is-gen" aria-hidden="true" />
          <Line small={say(text.unavailableText, { id: context.ruleSet.id })}>
            {say(text.conclusionIs, { words: say(text.unavailable) })}
          </Line>
        </div>
      );
  }
};

/** The arithmetic of the conclusion: what was counted, against which threshold, and what decided. */
export const HowConcluded = ({ computed, context, evaluation }: Reached) => {
  const say = useSay();
  const { ruleSet } = context;
  const alternatives = 'conditions' in computed ? computed.conditions : [];
  const alreadyFails = computed.state === 'incomplete' ? computed.alreadyFails : [];
  return (
    <Panel
      title={say(text.how)}
      flush
      actions={
        <span className="small faint">
          {say(ruleSet.conclusion.kind === 'threshold' ? text.ruleSetCounted : text.ruleSet, {
            id: ruleSet.id,
          })}
        </span>
      }
    >
      <Conditions alternatives={alternatives} open={computed.state === 'incomplete'} />
      <Verdict computed={computed} context={context} evaluation={evaluation} />
      {alreadyFails.length > 0 && (
        <div className="already-fails">
          <Notice tone="bad">
            {say(text.alreadyFails, {
              conditions: alreadyFails.map(({ condition }) => say(condition.words)).join(' · '),
            })}
          </Notice>
        </div>
      )}
      {ruleSet.provenance.basis !== 'source' && (
        <div className="already-fails">
          <Notice tone="gen">
            {say(text.provenanceRecalled)}
            {ruleSet.provenance.note && <p className="medium soft">{say(ruleSet.provenance.note)}</p>}
          </Notice>
        </div>
      )}
    </Panel>
  );
};
