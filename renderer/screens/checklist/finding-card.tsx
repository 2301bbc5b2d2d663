import { isDay } from '../../../shared/domain/day.ts';
import type { FindingDetail } from '../../../shared/domain/journal.ts';
import { checklistText } from '../../../shared/text/checklist.ts';
import { RadioGroup } from '../../parts/choice.tsx';
import { DateField, TextArea } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { useDeskState } from '../desk-context.tsx';
import { useVisitKind } from '../pieces/use-visit-kind.ts';
import { useAct, useWork } from './checklist-context.tsx';
import { useDraft } from './drafts.ts';

const noDetail: FindingDetail = {
  fact: '',
  correction: '',
  correctionDueOn: null,
  enterpriseView: 'notAsked',
  enterpriseText: '',
};

/**
 * What is said about a clause that fails: the fact, what the firm says, and, where the type of inspection orders
 * corrections, what is to be corrected until when.
 */
export const FindingCard = ({ itemId }: { itemId: string }) => {
  const say = useSay();
  const act = useAct();
  const { editable } = useWork();
  const { corrections } = useVisitKind();
  const detail = useDeskState(({ open }) => open?.inspection.findings.get(itemId)) ?? noDetail;
  const keep = (change: Partial<FindingDetail>) =>
    act({ type: 'finding.detailed', itemId, detail: { ...detail, ...change } });
  const fact = useDraft(detail.fact, (text) => keep({ fact: text }));
  const correction = useDraft(detail.correction, (text) => keep({ correction: text }));
  const due = useDraft(detail.correctionDueOn ?? '', (day) =>
    day === '' || isDay(day) ? keep({ correctionDueOn: day === '' ? null : day }) : false,
  );
  const firm = useDraft(detail.enterpriseText, (text) => keep({ enterpriseText: text }));
  return (
    <section className="panel task-card" aria-label={say(checklistText.finding)}>
      <header>
        <h3>{say(checklistText.finding)}</h3>
      </header>
      <div className="panel-body stack">
        <div data-field="finding">
          <TextArea
            label={say(checklistText.fact)}
            hint={say(checklistText.factHint)}
            keys="F"
            value={fact.text}
            maxLength={4000}
            readOnly={!editable}
            onChange={fact.change}
            onBlur={fact.settle}
          />
        </div>
        {corrections && (
          <div className="form-grid finding-grid">
            <TextArea
              label={say(checklistText.correction)}
              value={correction.text}
              maxLength={4000}
              readOnly={!editable}
              onChange={correction.change}
              onBlur={correction.settle}
            />
            <DateField
              label={say(checklistText.correctionDueOn)}
              value={due.text}
              readOnly={!editable}
              onChange={due.change}
              onBlur={due.settle}
            />
          </div>
        )}
        <RadioGroup
          label={say(checklistText.enterpriseView)}
          value={detail.enterpriseView}
          disabled={!editable}
          choices={(['notAsked', 'agrees', 'disputes'] as const).map((value) => ({
            value,
            label: say(checklistText[value]),
          }))}
          onChange={(enterpriseView) => keep({ enterpriseView })}
        />
        {detail.enterpriseView === 'disputes' && (
          <TextArea
            label={say(checklistText.enterpriseText)}
            value={firm.text}
            maxLength={4000}
            readOnly={!editable}
            onChange={firm.change}
            onBlur={firm.settle}
          />
        )}
      </div>
    </section>
  );
};
