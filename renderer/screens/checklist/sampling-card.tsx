import { Plus, Trash2 } from 'lucide-react';
import type { Item, ItemTask } from '../../../shared/domain/checklist.ts';
import {
  addSample,
  mostSamples,
  removeSample,
  sampleCount,
  type SampleField,
  samplePath,
  samplesOf,
} from '../../../shared/domain/samples.ts';
import { checklistText } from '../../../shared/text/checklist.ts';
import { Button, IconButton } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { useDesk } from '../desk-context.tsx';
import { announce } from '../shell/announce.ts';
import { useAct, useAnswer, useItemEvaluation, useWork } from './checklist-context.tsx';
import { FilledField } from './draft-fields.tsx';
import { flushDrafts } from './drafts.ts';
import { focusField } from './focus-field.ts';

type Task = Extract<ItemTask, { kind: 'sampling' }>;

/** One sample: what was drawn, from how much, where, and under which seals. */
const Sample = ({ item, task, n }: { item: Item; task: Task; n: number }) => {
  const say = useSay();
  const evaluation = useItemEvaluation(item.id);
  const { values } = useAnswer(item.id);
  const wrong = (path: string) => {
    const found = evaluation?.missing.find(({ where }) => where === path);
    return found && (values[path] ?? '').trim() !== '' ? say(found.words) : undefined;
  };
  const amount = (words: (typeof checklistText)['sampleBase']) =>
    say(checklistText.withUnit, { name: say(words), unit: task.unit });
  const field = (name: SampleField) => {
    const path = samplePath(n, name);
    return { itemId: item.id, field: path, error: wrong(path) };
  };
  return (
    <div className="form-grid">
      <FilledField {...field('product')} label={say(checklistText.sampleProduct)} />
      <FilledField {...field('mark')} label={say(checklistText.sampleMark)} />
      <FilledField {...field('model')} label={say(checklistText.sampleModel)} />
      <FilledField {...field('batch')} label={say(checklistText.sampleBatch)} />
      <FilledField {...field('producedOn')} label={say(checklistText.sampleProducedOn)} type="date" />
      <FilledField {...field('base')} label={amount(checklistText.sampleBase)} />
      <FilledField {...field('sample')} label={amount(checklistText.sampleQuantity)} />
      <FilledField {...field('reserve')} label={amount(checklistText.sampleReserve)} />
      <FilledField {...field('standard')} label={say(checklistText.sampleStandard)} />
      <FilledField {...field('place')} label={say(checklistText.samplePlace)} />
      <FilledField {...field('storage')} label={say(checklistText.sampleStorage)} />
      <FilledField
        {...field('seals')}
        label={say(checklistText.sampleSeals)}
        hint={say(checklistText.sampleSealsHint)}
      />
      <FilledField {...field('laboratory')} label={say(checklistText.sampleLaboratory)} />
    </div>
  );
};

/** Adds and removes samples, each as one act; what is still being typed is recorded first. */
const useSamples = (itemId: string) => {
  const say = useSay();
  const desk = useDesk();
  const act = useAct();
  const recorded = () => desk.getState().open?.inspection.answers.get(itemId)?.values ?? {};
  const fill = (change: ReturnType<typeof addSample>): boolean =>
    change !== null && act({ type: 'item.filled', itemId, values: { ...change } });
  return {
    add: () => {
      flushDrafts();
      if (fill(addSample(recorded()))) focusField(samplePath(sampleCount(recorded()), 'product'));
    },
    remove: (n: number) => {
      flushDrafts();
      if (!fill(removeSample(recorded(), n))) return;
      focusField(samplePath(Math.min(n, sampleCount(recorded())), 'product'));
      announce(say(checklistText.sampleRemoved, { n }));
    },
  };
};

/** The sampling form: each sample that was drawn, one under the other. */
export const SamplingCard = ({ item, task }: { item: Item; task: Task }) => {
  const say = useSay();
  const { editable } = useWork();
  const samples = samplesOf(useAnswer(item.id).values);
  const count = samples.length;
  const { add, remove } = useSamples(item.id);
  return (
    <section className="panel task-card" aria-label={say(checklistText.sampling)}>
      <header>
        <h3>{say(checklistText.sampling)}</h3>
        <span className="faint small">{say(checklistText.samples, { count })}</span>
        <span className="push" />
        <Button
          size="small"
          keys="A"
          icon={<Plus aria-hidden="true" />}
          data-command="add-sample"
          disabled={!editable || count === mostSamples}
          onClick={add}
        >
          {say(checklistText.addSample)}
        </Button>
      </header>
      <div className="panel-body stack">
        <p className="soft">
          <span className="faint">{say(checklistText.plan)} </span>
          {say(task.plan)}
        </p>
        {samples.map((n) => (
          <section key={n} className="sample" aria-label={say(checklistText.sampleNth, { n })}>
            {count > 1 && (
              <header className="line">
                <h4>{say(checklistText.sampleNth, { n })}</h4>
                <span className="push" />
                <IconButton
                  label={say(checklistText.removeSample, { n })}
                  disabled={!editable}
                  onClick={() => remove(n)}
                >
                  <Trash2 aria-hidden="true" />
                </IconButton>
              </header>
            )}
            <Sample item={item} task={task} n={n} />
          </section>
        ))}
        {count === mostSamples && (
          <p className="small faint">{say(checklistText.samplesFull, { count: mostSamples })}</p>
        )}
      </div>
    </section>
  );
};
