import { useSay } from '../../../renderer/parts/language.tsx';
import { ProgressBar } from '../../../renderer/parts/progress-bar.tsx';
import { StatusIcon } from '../../../renderer/parts/status-icon.tsx';
import { Table } from '../../../renderer/parts/table.tsx';
import type { Context } from '../../../shared/domain/evaluation.ts';
import { itemIdOf, type Step } from '../../../shared/replay/steps.ts';
import type { Words } from '../../../shared/domain/words.ts';
import { consoleText } from '../../../shared/text/console.ts';
import { replayText as text } from '../../../shared/text/replay.ts';
import { type Change, resultWords } from '../../../shared/replay/changes.ts';

const Side = ({ words }: { words: Words | null }) => {
  const say = useSay();
  return words === null ? <span className="faint">{say(text.blank)}</span> : say(words);
};

/** What an entry changed, before beside after. */
export const Changes = ({ changes }: { changes: readonly Change[] }) => {
  const say = useSay();
  if (changes.length === 0) return <p className="faint">{say(text.nothing)}</p>;
  return (
    <Table
      label={say(text.changed)}
      tight
      columns={[
        { key: 'what', title: say(text.what) },
        { key: 'was', title: say(text.was) },
        { key: 'is', title: say(text.is) },
      ]}
    >
      {changes.map(({ what, before, after }, index) => (
        <tr key={index}>
          <td>{say(what)}</td>
          <td className="replay-text">
            <Side words={before} />
          </td>
          <td className="replay-text strong">
            <Side words={after} />
          </td>
        </tr>
      ))}
    </Table>
  );
};

const verdicts = ['conforms', 'improvement', 'nonconforming', 'notApplicable'] as const;

/** The words of the rule set for each verdict, as most of its clauses have them. */
const wordsOf = ({ ruleSet }: Context, verdict: (typeof verdicts)[number]): Words | undefined =>
  ruleSet.grades.find((grade) => grade.verdict === verdict && grade.for !== 'veto')?.words ??
  ruleSet.grades.find((grade) => grade.verdict === verdict)?.words;

/** Items by verdict; veto clauses that fail are counted apart, as the rules do. */
const countOf = ({ items, total }: Step['evaluation'], verdict: (typeof verdicts)[number]): number =>
  verdict === 'nonconforming' || verdict === 'improvement'
    ? items.count((item) => item.asked && !item.veto && item.verdict === verdict)
    : total[verdict];

/** Where the inspection stood right after an entry. */
export const StateThen = ({ step, context }: { step: Step; context: Context }) => {
  const say = useSay();
  const { inspection, evaluation } = step;
  const { total } = evaluation;
  const result = resultWords(inspection, context);
  return (
    <>
      <p>
        {say(text.judged, { judged: total.judged, asked: total.asked })}
        {total.missing > 0 && <span className="faint"> · {say(text.missing, { n: total.missing })}</span>}
      </p>
      <ProgressBar value={total.judged} max={total.asked} label={say(text.state)} />
      <ul className="replay-counts">
        {verdicts.map((verdict) => {
          const words = wordsOf(context, verdict);
          return words === undefined ? null : (
            <li key={verdict} data-verdict={verdict}>
              <StatusIcon status={verdict} size="small" /> {say(words)}{' '}
              <strong>{countOf(evaluation, verdict)}</strong>
            </li>
          );
        })}
        {total.vetoAsked > 0 && (
          <li data-verdict="veto">
            <StatusIcon status="veto" size="small" /> {say(text.vetoFailed)}{' '}
            <strong>{total.vetoFailed}</strong>
          </li>
        )}
      </ul>
      <p>
        {result === null ? (
          <span className="faint">{say(text.notConcluded)}</span>
        ) : (
          <strong>{say(result)}</strong>
        )}
        {inspection.signatures.length > 0 && (
          <span className="faint"> · {say(text.signatures, { n: inspection.signatures.length })}</span>
        )}
      </p>
    </>
  );
};

/** The item that the entry is about, with its verdict then; nothing for what concerns the whole inspection. */
export const ItemThen = ({ step, context }: { step: Step; context: Context }) => {
  const say = useSay();
  const itemId = itemIdOf(step.entry);
  const item = context.checklist.items.find(({ id }) => id === itemId);
  if (itemId === null || !item) return null;
  const evaluated = step.evaluation.items.get(itemId);
  const verdict = evaluated?.verdict ?? null;
  const words = evaluated?.grades.find((grade) => grade.verdict === verdict)?.words;
  return (
    <section aria-label={say(text.item)}>
      <h3>{say(text.item)}</h3>
      <p className="replay-item">
        <strong>
          {item.clause} {say(item.title)}
        </strong>
        <span className="result">
          <StatusIcon
            status={evaluated?.veto && verdict === 'nonconforming' ? 'veto' : (verdict ?? 'unanswered')}
            size="small"
          />{' '}
          {say(words ?? consoleText.notJudged)}
        </span>
      </p>
      <p className="faint small">{say(item.requirement)}</p>
    </section>
  );
};
