import { useLanguage, useSay } from '../../../renderer/parts/language.tsx';
import type { ConditionResult } from '../../../shared/domain/evaluation.ts';
import { consoleText as text } from '../../../shared/text/console.ts';
import type { Read } from '../read-inspection.ts';

const signs = { '=': '=', '<=': '≤', '<': '<', '>=': '≥', '>': '>' } as const;

const ConditionRow = ({ result, read }: { result: ConditionResult; read: Read }) => {
  const say = useSay();
  const language = useLanguage();
  const { condition, counted, of, holds, items } = result;
  const clauses = items
    .map((id) => read.context.checklist.items.find((item) => item.id === id)?.clause ?? id)
    .join(language === 'zh' ? '、' : ', ');
  return (
    <tr>
      <td>{say(condition.words)}</td>
      <td className="right nowrap">{say(text.counted, { counted, of })}</td>
      <td className="nowrap">
        {signs[condition.op]} {condition.value}
      </td>
      <td className={`nowrap ${holds ? '' : 'is-bad'}`}>{say(holds ? text.holds : text.doesNotHold)}</td>
      <td className="faint">{condition.count === 'conforms' ? '' : clauses}</td>
    </tr>
  );
};

const Arithmetic = ({ read }: { read: Read }) => {
  const say = useSay();
  const { computed } = read;
  if (computed.state === 'choose') return <p>{say(text.computedChoose)}</p>;
  if (computed.state === 'unavailable') return <p>{say(text.computedUnavailable)}</p>;
  return (
    <>
      {computed.state === 'incomplete' && (
        <p className="is-bad">{say(text.computedIncomplete, { open: computed.open })}</p>
      )}
      <table className="table tight">
        <tbody>
          {computed.conditions.flat().map((result, at) => (
            <ConditionRow key={`${result.condition.id} ${at}`} result={result} read={read} />
          ))}
        </tbody>
      </table>
    </>
  );
};

/** The rule's arithmetic, computed by this page, beside what the team confirmed. */
export const HowConcluded = ({ read }: { read: Read }) => {
  const say = useSay();
  const { computed, context, inspection } = read;
  const confirmed = inspection.conclusion;
  const same = confirmed?.result === computed.state;
  return (
    <>
      <p className="faint">
        {say(context.ruleSet.title)} ({context.ruleSet.id})
      </p>
      <Arithmetic read={read} />
      {confirmed?.overrideReason && (
        <p className="is-bad">{say(text.differsFromRule, { reason: confirmed.overrideReason })}</p>
      )}
      {same && <p>{say(text.agreesWithRule)}</p>}
    </>
  );
};
