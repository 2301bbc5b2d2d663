import { Check } from 'lucide-react';
import type { Context, Evaluation, ItemEvaluation } from '../../../shared/domain/evaluation.ts';
import type { Item } from '../../../shared/domain/checklist.ts';
import type { Verdict } from '../../../shared/domain/rule-set.ts';
import { conclusionText as text } from '../../../shared/text/conclusion.ts';
import { classNames } from '../../parts/class-names.ts';
import { useLanguage, useSay, type Say } from '../../parts/language.tsx';
import { Panel } from '../../parts/panel.tsx';
import { StatusIcon } from '../../parts/status-icon.tsx';
import { clauseStatus } from './clause-status.ts';
import { ordinalOf } from '../pieces/ordinal-of.ts';

/** The rule set's word for a verdict, for the clauses that are no vetoes. */
const verdictWord = ({ ruleSet }: Context, verdict: Verdict, say: Say): string | null => {
  const grade =
    ruleSet.grades.find((known) => known.verdict === verdict && known.for !== 'veto') ??
    ruleSet.grades.find((known) => known.verdict === verdict);
  return grade ? say(grade.words) : null;
};

const Legend = ({ context, total }: { context: Context; total: Evaluation['total'] }) => {
  const say = useSay();
  const counts = [
    ['conforms', total.conforms],
    ['improvement', total.improvement],
    ['nonconforming', total.nonconforming - total.vetoFailed],
    ['notApplicable', total.notApplicable],
  ] as const;
  return (
    <span className="map-legend">
      {counts.map(([verdict, count]) => {
        const word = verdictWord(context, verdict, say);
        return word === null ? null : (
          <span key={verdict}>
            {word} {count}
          </span>
        );
      })}
      {total.vetoAsked > 0 && (
        <span>
          {say(text.vetoFails)} {total.vetoFailed}
        </span>
      )}
      {total.asked > total.judged && (
        <span>
          {say(text.unjudged)} {total.asked - total.judged}
        </span>
      )}
      {total.vetoAsked > 0 && <span>{say(text.mapVeto)}</span>}
    </span>
  );
};

const ClauseChip = ({
  item,
  judged,
  onOpen,
}: {
  item: Item;
  judged: ItemEvaluation;
  onOpen: (itemId: string) => void;
}) => {
  const say = useSay();
  const status = clauseStatus(judged);
  const word = judged.grades.find(({ verdict }) => verdict === judged.verdict)?.words ?? text.unjudged;
  const name = `${item.clause} ${say(item.title)}, ${judged.veto ? `${say(text.veto)}, ` : ''}${say(word)}`;
  return (
    <button
      type="button"
      className={classNames('clause-chip', status, judged.veto && 'heavy')}
      aria-label={name}
      title={name}
      onClick={() => onOpen(item.id)}
    >
      {status === 'conforms' ? (
        <Check className="status-icon is-ok" aria-hidden="true" />
      ) : (
        <StatusIcon status={status} size="small" inherit={status === 'veto'} />
      )}
      {item.clause}
    </button>
  );
};

/** Every clause that is asked, section by section, by its shape; each leads to the clause. */
export const ClauseMap = ({
  context,
  evaluation,
  onOpen,
}: {
  context: Context;
  evaluation: Evaluation;
  onOpen: (itemId: string) => void;
}) => {
  const say = useSay();
  const language = useLanguage();
  const { checklist } = context;
  const asked = checklist.items.flatMap((item) => {
    const judged = evaluation.items.get(item.id);
    return judged?.asked ? [{ item, judged }] : [];
  });
  return (
    <Panel
      title={say(text.map, { count: evaluation.total.asked })}
      flush
      actions={<Legend context={context} total={evaluation.total} />}
    >
      <dl className="clause-map">
        {checklist.sections.map((section, index) => {
          const here = asked.filter(({ item }) => item.section === section.id);
          if (here.length === 0) return null;
          return (
            <div className="fact-pair" key={section.id}>
              <dt className="cut" title={say(section.title)}>
                {ordinalOf(section, index, language)} {say(section.title)}
              </dt>
              <dd>
                {here.map(({ item, judged }) => (
                  <ClauseChip key={item.id} item={item} judged={judged} onOpen={onOpen} />
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
    </Panel>
  );
};
