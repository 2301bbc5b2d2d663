import { Camera, CircleDashed, CircleX, Gavel, History, ListTodo } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { checklistText } from '../../../shared/text/checklist.ts';
import { earlierText } from '../../../shared/text/earlier.ts';
import { ChipButton } from '../../parts/chip.tsx';
import { useSay } from '../../parts/language.tsx';
import { useDeskState } from '../desk-context.tsx';
import { useItemsFoundEarlier, useWork } from './checklist-context.tsx';
import { createEvidenceCounter, type Filter } from './item-rows.ts';

export type ListMode = Filter | 'earlier' | 'missing';

const FilterChip = ({
  mode,
  current,
  icon,
  words,
  count,
  onMode,
}: {
  mode: ListMode;
  current: ListMode;
  icon?: ReactNode;
  words: string;
  count: number;
  onMode: (mode: ListMode) => void;
}) => (
  <ChipButton pressed={mode === current} icon={icon} onClick={() => onMode(mode === current ? 'all' : mode)}>
    {words} {count}
  </ChipButton>
);

/** Which items are shown; pressing the same again shows all. */
export const ListFilters = ({ mode, onMode }: { mode: ListMode; onMode: (mode: ListMode) => void }) => {
  const say = useSay();
  const { checklist } = useWork().context;
  const total = useDeskState(({ open }) => open?.evaluation.total ?? null);
  const count = useMemo(() => createEvidenceCounter(checklist), [checklist]);
  const lacking = useDeskState(({ open }) => (open === null ? 0 : count(open.evaluation)));
  const foundEarlier = useItemsFoundEarlier();
  const again = useDeskState(
    ({ open }) => [...foundEarlier].filter((id) => open?.evaluation.items.get(id)?.asked === true).length,
  );
  if (total === null) return null;
  const shared = { current: mode, onMode };
  return (
    <div className="list-filters" role="group" aria-label={say(checklistText.filters)}>
      <FilterChip {...shared} mode="all" words={say(checklistText.filterAll)} count={total.asked} />
      <FilterChip
        {...shared}
        mode="unanswered"
        icon={<CircleDashed aria-hidden="true" />}
        words={say(checklistText.filterUnanswered)}
        count={total.asked - total.judged}
      />
      <FilterChip
        {...shared}
        mode="nonconforming"
        icon={<CircleX aria-hidden="true" />}
        words={say(checklistText.filterNonconforming)}
        count={total.improvement + total.nonconforming}
      />
      <FilterChip
        {...shared}
        mode="veto"
        icon={<Gavel aria-hidden="true" />}
        words={say(checklistText.filterVeto)}
        count={total.vetoAsked}
      />
      {again > 0 && (
        <FilterChip
          {...shared}
          mode="earlier"
          icon={<History aria-hidden="true" />}
          words={say(earlierText.filter)}
          count={again}
        />
      )}
      <FilterChip
        {...shared}
        mode="evidence"
        icon={<Camera aria-hidden="true" />}
        words={say(checklistText.filterEvidence)}
        count={lacking}
      />
      <FilterChip
        {...shared}
        mode="missing"
        icon={<ListTodo aria-hidden="true" />}
        words={say(checklistText.missingList)}
        count={total.missing}
      />
    </div>
  );
};
