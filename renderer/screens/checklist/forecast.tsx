import { useDeferredValue } from 'react';
import type { Computed } from '../../../shared/domain/evaluation.ts';
import { checklistText } from '../../../shared/text/checklist.ts';
import { Button } from '../../parts/button.tsx';
import { useSay, type Say } from '../../parts/language.tsx';
import { useDeskState } from '../desk-context.tsx';
import { useWork } from './checklist-context.tsx';

const forecastOf = (
  computed: Computed,
  say: Say,
  clauseOf: (itemId: string) => string,
): { head: string; why: string | null } => {
  switch (computed.state) {
    case 'incomplete': {
      const [decided] = computed.alreadyFails;
      const { open, missing } = computed;
      return {
        head: say(checklistText.incomplete),
        why: decided
          ? say(checklistText.alreadyFails, {
              rule: say(decided.condition.words),
              items: decided.items.slice(0, 4).map(clauseOf).join(', '),
            })
          : say(checklistText.incompleteWhy, { open, missing }),
      };
    }
    case 'pass':
    case 'fail':
      return {
        head: say(computed.words),
        why: computed.decidedBy.map(({ condition }) => say(condition.words)).join('; ') || null,
      };
    case 'choose':
      return { head: say(checklistText.choose), why: null };
    case 'unavailable':
      return { head: say(checklistText.unavailable), why: say(checklistText.unavailableWhy) };
  }
};

/** What the result is as it stands: never a pass before all is answered. */
export const Forecast = ({ onConclusion }: { onConclusion: () => void }) => {
  const say = useSay();
  const { checklist } = useWork().context;
  // Concluding walks every clause: it follows the answer, and never stands between a key and its paint.
  const open = useDeferredValue(useDeskState((state) => state.open));
  const computed = open?.computed;
  if (!computed) return null;
  const clauseOf = (itemId: string) => checklist.items.find(({ id }) => id === itemId)?.clause ?? itemId;
  const { head, why } = forecastOf(computed, say, clauseOf);
  return (
    <div className="forecast">
      <div className="small faint">{say(checklistText.asItStands)}</div>
      <div className="forecast-head">{head}</div>
      {why !== null && <div className="small soft">{why}</div>}
      {computed.state !== 'incomplete' && (
        <Button size="small" onClick={onConclusion}>
          {say(checklistText.toConclusion)}
        </Button>
      )}
    </div>
  );
};
