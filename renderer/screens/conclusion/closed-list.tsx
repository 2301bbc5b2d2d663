import type { ClosedResult } from '../../../shared/domain/rule-set.ts';
import { conclusionText as text } from '../../../shared/text/conclusion.ts';
import { RadioGroup } from '../../parts/choice.tsx';
import { useSay } from '../../parts/language.tsx';
import { Panel } from '../../parts/panel.tsx';

export type Chosen = { readonly result: string | null; readonly followUp: string | null };

/** Where the rule has no arithmetic: one result and one follow-up of closed lists. */
export const ClosedList = ({
  results,
  followUps,
  chosen,
  onChange,
}: {
  results: readonly ClosedResult[];
  followUps: readonly ClosedResult[];
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
}) => {
  const say = useSay();
  const choicesOf = (list: readonly ClosedResult[]) =>
    list.map(({ id, words }) => ({ value: id, label: say(words) }));
  return (
    <Panel>
      <div className="stack closed-list">
        <RadioGroup
          label={say(text.result)}
          value={chosen.result}
          choices={choicesOf(results)}
          onChange={(result) => onChange({ ...chosen, result })}
        />
        <RadioGroup
          label={say(text.followUp)}
          value={chosen.followUp}
          choices={choicesOf(followUps)}
          onChange={(followUp) => onChange({ ...chosen, followUp })}
        />
      </div>
    </Panel>
  );
};
