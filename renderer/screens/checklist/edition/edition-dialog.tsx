import type { Reopened } from '../../../../shared/domain/journal.ts';
import { aspectText, editionsText as text } from '../../../../shared/text/editions.ts';
import type { NewerEdition } from '../../../desk/desk.ts';
import { Button } from '../../../parts/button.tsx';
import { Chip } from '../../../parts/chip.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { useSay, type Say } from '../../../parts/language.tsx';
import { Notice } from '../../../parts/notice.tsx';
import { Table } from '../../../parts/table.tsx';
import { confirmKey } from '../../pieces/dialog-keys.ts';
import { editionRows, type EditionRow } from './edition-rows.ts';

const sayAgain = ({ verdict, fields, limits, waivers }: Reopened, say: Say): string =>
  [
    verdict ? say(text.againVerdict) : '',
    fields.length > 0 ? say(text.againFields, { count: fields.length }) : '',
    limits.length > 0 ? say(text.againLimits) : '',
    waivers.length > 0 ? say(text.againWaivers) : '',
  ]
    .filter((part) => part !== '')
    .join(say(text.comma));

const sayChange = ({ kind, aspects }: EditionRow, say: Say): string =>
  kind === 'changed'
    ? say(text.changed, {
        what: aspects.map((aspect) => say(aspectText[aspect])).join(say(text.comma)),
      })
    : say(text[kind]);

const Fate = ({ fate }: Pick<EditionRow, 'fate'>) => {
  const say = useSay();
  switch (fate.name) {
    case 'reopened':
      return <Chip tone="gen">{say(text.again, { what: sayAgain(fate.again, say) })}</Chip>;
    case 'kept':
      return <Chip tone="ok">{say(text.kept)}</Chip>;
    case 'dropped':
      return <Chip tone="na">{say(text.dropped)}</Chip>;
    case 'unrecorded':
      return <span className="faint">{say(text.unrecorded)}</span>;
  }
};

const Changes = ({ rows }: { rows: readonly EditionRow[] }) => {
  const say = useSay();
  if (rows.length === 0) return <p className="soft">{say(text.none)}</p>;
  return (
    <Table
      label={say(text.title)}
      tight
      columns={[
        { key: 'clause', title: say(text.clause) },
        { key: 'item', title: say(text.item) },
        { key: 'change', title: say(text.change) },
        { key: 'fate', title: say(text.fate) },
      ]}
    >
      {rows.map((row) => (
        <tr key={row.item.id} data-edition-row={row.item.id}>
          <td className="faint">{row.item.clause}</td>
          <td>{say(row.item.title)}</td>
          <td>{sayChange(row, say)}</td>
          <td>
            <Fate fate={row.fate} />
          </td>
        </tr>
      ))}
    </Table>
  );
};

/** What adopting the newer edition would do, item by item, before anything is done. */
export const EditionDialog = ({
  newer: { issued, plan },
  onAdopt,
  onClose,
}: {
  newer: NewerEdition;
  onAdopt: () => void;
  onClose: () => void;
}) => {
  const say = useSay();
  const { from, to, items, kept, reopened, dropped } = plan.event;
  const rules =
    from.ruleSet.digest === to.ruleSet.digest
      ? say(text.ruleSetSame, { id: to.ruleSet.id })
      : say(text.ruleSet, {
          now: `${from.ruleSet.id} ${from.ruleSet.version}`,
          newer: `${to.ruleSet.id} ${to.ruleSet.version}`,
        });
  const counts = { kept: kept.length, reopened: reopened.length, dropped: dropped.length };
  const rows = editionRows(plan, issued.context.checklist);
  const listed = new Set(rows.map(({ item }) => item.id));
  const beside = issued.context.checklist.items
    .filter(({ id }) => kept.includes(id) && !listed.has(id))
    .map(({ clause }) => clause);
  const onKeyDown = confirmKey(onAdopt);
  return (
    <Dialog
      title={say(text.title)}
      size="wide"
      onClose={onClose}
      footer={
        <>
          <Button keys="Esc" onClick={onClose} onKeyDown={onKeyDown}>
            {say(text.stay)}
          </Button>
          <Button look="primary" keys="Ctrl Enter" onClick={onAdopt} onKeyDown={onKeyDown}>
            {say(text.adopt)}
          </Button>
        </>
      }
    >
      <div className="stack">
        <div>
          <p className="strong">
            {say(text.checklist, { now: from.checklist.version, newer: to.checklist.version })} · {rules}
          </p>
          <p className="soft">{say(text.items, items)}</p>
          <p className="soft">{say(text.answers, counts)}</p>
          {plan.diff.other.some(({ path }) => path[0] === 'standards') && (
            <p className="soft">{say(text.standards)}</p>
          )}
        </div>
        <Changes rows={rows} />
        {beside.length > 0 && (
          <p className="soft" data-edition-kept>
            {say(text.keptBeside, { clauses: beside.join(say(text.comma)) })}
          </p>
        )}
        <Notice tone="gen">{say(text.forGood)}</Notice>
      </div>
    </Dialog>
  );
};
