import type { Item, ItemTask } from '../../../shared/domain/checklist.ts';
import { checklistText } from '../../../shared/text/checklist.ts';
import { useSay } from '../../parts/language.tsx';
import { MarkAllButton } from './mark-all-button.tsx';
import { useAnswer } from './checklist-context.tsx';
import { FilledCell } from './draft-fields.tsx';
import { YesNo } from './yes-no.tsx';

type Task = Extract<ItemTask, { kind: 'document' }>;

/** The documents to see: each seen or not, with its number, date or what was found in it. */
export const DocumentCard = ({ item, task }: { item: Item; task: Task }) => {
  const say = useSay();
  const { values } = useAnswer(item.id);
  const done = task.documents.filter(({ id }) => (values[`d/${id}/seen`] ?? '') !== '').length;
  return (
    <section className="panel task-card" aria-label={say(checklistText.documents)}>
      <header>
        <h3>{say(checklistText.documents)}</h3>
        <span className="faint small">
          {say(checklistText.progress, { done, all: task.documents.length })}
        </span>
        <span className="push" />
        <MarkAllButton item={item} words={checklistText.allSeen} />
      </header>
      <div className="task-rows documents">
        {task.documents.map(({ id, name }) => (
          <div className="task-row" key={id}>
            <span className="task-name">{say(name)}</span>
            <YesNo
              itemId={item.id}
              field={`d/${id}/seen`}
              label={say(name)}
              yes={say(checklistText.seen)}
              no={say(checklistText.notSeen)}
            />
            <FilledCell
              itemId={item.id}
              field={`d/${id}/reference`}
              label={say(checklistText.labelled, { name: say(name), text: say(checklistText.reference) })}
            />
          </div>
        ))}
        <div className="task-foot small faint">{say(checklistText.reference)}</div>
      </div>
    </section>
  );
};
