import { CheckCheck } from 'lucide-react';
import type { Item } from '../../../shared/domain/checklist.ts';
import type { Words } from '../../../shared/domain/words.ts';
import { Button } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { useAct, useAnswer, useUnits, useWork } from './checklist-context.tsx';
import { unmarkedFields } from './mark-all.ts';

/** Answers "yes" to every row that has no answer yet, as one act. */
export const MarkAllButton = ({ item, words }: { item: Item; words: Words }) => {
  const say = useSay();
  const act = useAct();
  const units = useUnits();
  const { editable } = useWork();
  const { values } = useAnswer(item.id);
  const fields = unmarkedFields(item, values, units);
  return (
    <Button
      size="small"
      keys="A"
      icon={<CheckCheck aria-hidden="true" />}
      disabled={!editable || Object.keys(fields).length === 0}
      onClick={() => act({ type: 'item.filled', itemId: item.id, values: fields })}
    >
      {say(words)}
    </Button>
  );
};
