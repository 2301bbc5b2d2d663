import { CircleDashed } from 'lucide-react';
import { missingOf } from '../../../shared/domain/evaluate.ts';
import type { Context, Evaluation, Missing } from '../../../shared/domain/evaluation.ts';
import { conclusionText as text } from '../../../shared/text/conclusion.ts';
import { Button } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { Panel } from '../../parts/panel.tsx';

/** How many rows are drawn at once; the rest is counted. Walking on shows them. */
const shown = 200;

/** What stops the conclusion, in checklist order; every row leads to the place that lacks it. */
export const MissingList = ({
  context,
  evaluation,
  onOpen,
}: {
  context: Context;
  evaluation: Evaluation;
  onOpen: (missing: Missing) => void;
}) => {
  const say = useSay();
  const missing = missingOf(context, evaluation);
  const [first] = missing;
  if (!first) return null;
  const clauses = new Map(context.checklist.items.map((item) => [item.id, item]));
  return (
    <Panel
      title={say(text.missingTitle)}
      count={missing.length}
      flush
      actions={
        <Button size="small" look="primary" onClick={() => onOpen(first)}>
          {say(text.missingGo)}
        </Button>
      }
    >
      <div className="lack-list">
        {missing.slice(0, shown).map((lack) => {
          const item = clauses.get(lack.itemId);
          return (
            <button
              type="button"
              className="lack-row"
              key={`${lack.itemId} ${lack.what} ${lack.where ?? ''}`}
              onClick={() => onOpen(lack)}
            >
              <CircleDashed className="is-todo" aria-hidden="true" />
              <span className="faint">{item?.clause}</span>
              <span>
                {item && say(item.title)} <span className="soft">· {say(lack.words)}</span>
              </span>
            </button>
          );
        })}
        {missing.length > shown && (
          <p className="panel-note small faint">{say(text.missingMore, { count: missing.length - shown })}</p>
        )}
      </div>
    </Panel>
  );
};
