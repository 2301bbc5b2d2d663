import { ArrowLeft, CircleDashed, Gavel, Ruler } from 'lucide-react';
import type { Item } from '../../../shared/domain/checklist.ts';
import type { ItemEvaluation, Missing } from '../../../shared/domain/evaluation.ts';
import type { Verdict } from '../../../shared/domain/rule-set.ts';
import { checklistText } from '../../../shared/text/checklist.ts';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { useSay, type Say } from '../../parts/language.tsx';
import { useAct, useAnswer, useItem, useItemEvaluation, useUnits } from './checklist-context.tsx';
import { DocumentCard } from './document-card.tsx';
import { DraftTextArea } from './draft-fields.tsx';
import { EarlierStrip } from './earlier-strip.tsx';
import { EquipmentCard } from './equipment-card.tsx';
import { EvidenceStrip } from './evidence/evidence-strip.tsx';
import { FindingCard } from './finding-card.tsx';
import { fieldOf, focusField } from './focus-field.ts';
import { isFailing } from './item-status.ts';
import { equipmentRowsOf } from './mark-all.ts';
import { MeasurementCard } from './measurement/measurement-card.tsx';
import { ReasonField } from './reason-field.tsx';
import { SamplingCard } from './sampling-card.tsx';
import { VerdictButtons } from './verdict-buttons.tsx';
import { isAgainstNumbers } from './verdicts.ts';

const kindWords = (item: Item, units: readonly string[], say: Say): string | null => {
  const { task } = item;
  switch (task.kind) {
    case 'judgement':
      return null;
    case 'document':
      return say(checklistText.kindDocument, { n: task.documents.length });
    case 'equipment':
      return say(checklistText.kindEquipment, { n: equipmentRowsOf(item, units).length });
    case 'measurement':
      return say(checklistText.kindMeasurement, {
        n: task.quantities.reduce((sum, { count }) => sum + count, 0),
      });
    case 'sampling':
      return say(checklistText.kindSampling);
  }
};

const Head = ({
  item,
  evaluation,
  onBack,
}: {
  item: Item;
  evaluation: ItemEvaluation;
  onBack: () => void;
}) => {
  const say = useSay();
  const kind = kindWords(item, useUnits(), say);
  const unchecked = evaluation.measurement?.criteria.some(
    ({ applies, certainty }) => applies && !certainty.confirmed,
  );
  return (
    <div className="item-head">
      <div className="line wrap medium faint">
        <Button
          look="quiet"
          size="small"
          className="item-back"
          icon={<ArrowLeft aria-hidden="true" />}
          onClick={onBack}
        >
          {say(checklistText.back)}
        </Button>
        <span>{item.clause}</span>
        {evaluation.veto && <Chip icon={<Gavel aria-hidden="true" />}>{say(checklistText.vetoItem)}</Chip>}
        {kind !== null && <Chip icon={<Ruler aria-hidden="true" />}>{kind}</Chip>}
        {isAgainstNumbers(evaluation) && <Chip tone="gen">{say(checklistText.againstNumbers)}</Chip>}
        <span className="push" />
        {unchecked === true && <Chip tone="dashed">{say(checklistText.limitUnchecked)}</Chip>}
      </div>
      <h1 className="title" id="open-item-title">
        {say(item.title)}
      </h1>
      <p className="soft item-requirement">{say(item.requirement)}</p>
    </div>
  );
};

const TaskCard = ({ item, evaluation }: { item: Item; evaluation: ItemEvaluation }) => {
  const { task } = item;
  switch (task.kind) {
    case 'judgement':
      return null;
    case 'document':
      return <DocumentCard item={item} task={task} />;
    case 'equipment':
      return <EquipmentCard item={item} />;
    case 'measurement':
      return (
        evaluation.measurement && (
          <MeasurementCard item={item} task={task} measurement={evaluation.measurement} />
        )
      );
    case 'sampling':
      return <SamplingCard item={item} task={task} />;
  }
};

/** So many lines at most; the rest is counted. Twenty empty cells are one thing to do, not twenty. */
const mostLines = 5;

const MissingHere = ({ missing }: { missing: readonly Missing[] }) => {
  const say = useSay();
  if (missing.length === 0)
    return <p className="small is-ok missing-here">{say(checklistText.nothingMissing)}</p>;
  return (
    <section className="missing-here" aria-label={say(checklistText.missingHere)}>
      <h3 className="small faint">
        {say(checklistText.missingHere)} {missing.length}
      </h3>
      <ul>
        {missing.slice(0, mostLines).map((each) => (
          <li key={`${each.what}-${each.where ?? ''}`}>
            <button type="button" className="missing-link" onClick={() => focusField(fieldOf(each))}>
              <CircleDashed aria-hidden="true" />
              {say(each.words)}
            </button>
          </li>
        ))}
        {missing.length > mostLines && <li className="faint">… +{missing.length - mostLines}</li>}
      </ul>
    </section>
  );
};

/** The item at hand: what is asked, the verdict, the input of its kind, evidence, record, finding, and what still lacks. */
export const OpenItem = ({
  itemId,
  camera,
  onCamera,
  onJudge,
  onBack,
}: {
  itemId: string;
  camera: boolean;
  onCamera: (open: boolean) => void;
  onJudge: (verdict: Verdict) => void;
  onBack: () => void;
}) => {
  const say = useSay();
  const act = useAct();
  const item = useItem(itemId);
  const evaluation = useItemEvaluation(itemId);
  const { note } = useAnswer(itemId);
  if (evaluation === null) return null;
  return (
    <section className="open-item" aria-labelledby="open-item-title" data-region="item" tabIndex={-1}>
      <Head item={item} evaluation={evaluation} onBack={onBack} />
      <EarlierStrip itemId={itemId} />
      <VerdictButtons evaluation={evaluation} onJudge={onJudge} />
      <ReasonField evaluation={evaluation} />
      <TaskCard item={item} evaluation={evaluation} />
      <EvidenceStrip item={item} evaluation={evaluation} camera={camera} onCamera={onCamera} />
      <DraftTextArea
        field="note"
        label={<span className="strong">{say(checklistText.record)}</span>}
        keys="R"
        value={note}
        onCommit={(text) => act({ type: 'item.noted', itemId, note: text })}
      />
      {isFailing(evaluation) && <FindingCard itemId={itemId} />}
      <MissingHere missing={evaluation.missing} />
    </section>
  );
};
