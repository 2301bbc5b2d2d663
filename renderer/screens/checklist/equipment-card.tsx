import { TriangleAlert } from 'lucide-react';
import type { EquipmentRow, Item } from '../../../shared/domain/checklist.ts';
import { isDay } from '../../../shared/domain/day.ts';
import { checklistText } from '../../../shared/text/checklist.ts';
import { classNames } from '../../parts/class-names.ts';
import { useSay } from '../../parts/language.tsx';
import { useAnswer, useInspectionDay, useUnits } from './checklist-context.tsx';
import { FilledCell, FilledDayCell } from './draft-fields.tsx';
import { MarkAllButton } from './mark-all-button.tsx';
import { equipmentRowsOf } from './mark-all.ts';
import { YesNo } from './yes-no.tsx';

const Row = ({ itemId, row, dated }: { itemId: string; row: EquipmentRow; dated: boolean }) => {
  const say = useSay();
  const day = useInspectionDay();
  const { values } = useAnswer(itemId);
  const name = say(row.name);
  const validTo = values[`e/${row.id}/validTo`] ?? '';
  const expired = row.calibrated && isDay(validTo) && validTo < day;
  const absent = values[`e/${row.id}/present`] === 'no';
  return (
    <tr className={classNames(absent && 'absent')}>
      <th scope="row">
        {name}
        {row.demand && <span className="sub">{say(row.demand)}</span>}
      </th>
      <td>
        <YesNo
          itemId={itemId}
          field={`e/${row.id}/present`}
          label={say(checklistText.labelled, { name, text: say(checklistText.presentWhole) })}
          yes={say(checklistText.present)}
          no={say(checklistText.absent)}
        />
      </td>
      <td>
        <FilledCell
          itemId={itemId}
          field={`e/${row.id}/model`}
          label={say(checklistText.labelled, { name, text: say(checklistText.model) })}
        />
      </td>
      <td>
        <FilledCell
          itemId={itemId}
          field={`e/${row.id}/number`}
          label={say(checklistText.labelled, { name, text: say(checklistText.number) })}
        />
      </td>
      {dated && (
        <td>
          {row.calibrated ? (
            <FilledDayCell
              itemId={itemId}
              field={`e/${row.id}/validTo`}
              label={say(checklistText.labelled, { name, text: say(checklistText.validTo) })}
            />
          ) : (
            <span className="faint small">{say(checklistText.notCalibrated)}</span>
          )}
          {expired && (
            <span className="is-gen line tightly small">
              <TriangleAlert aria-hidden="true" />
              {say(checklistText.expired)}
            </span>
          )}
        </td>
      )}
    </tr>
  );
};

/** The equipment that the method names: there or not, which one, and until when its calibration holds. */
export const EquipmentCard = ({ item }: { item: Item }) => {
  const say = useSay();
  const units = useUnits();
  const { values } = useAnswer(item.id);
  const rows = equipmentRowsOf(item, units);
  const dated = rows.some(({ calibrated }) => calibrated);
  const done = rows.filter(({ id }) => (values[`e/${id}/present`] ?? '') !== '').length;
  return (
    <section className="panel task-card" aria-label={say(checklistText.equipment)}>
      <header>
        <h3>{say(checklistText.equipment)}</h3>
        <span className="faint small">{say(checklistText.progress, { done, all: rows.length })}</span>
        <span className="push" />
        <MarkAllButton item={item} words={checklistText.allPresent} />
      </header>
      <div className="table-frame">
        <table className="table tight equipment">
          <thead>
            <tr>
              <th scope="col">{say(checklistText.equipment)}</th>
              <th scope="col">{say(checklistText.presentWhole)}</th>
              <th scope="col">{say(checklistText.model)}</th>
              <th scope="col">{say(checklistText.number)}</th>
              {dated && <th scope="col">{say(checklistText.validTo)}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} itemId={item.id} row={row} dated={dated} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
