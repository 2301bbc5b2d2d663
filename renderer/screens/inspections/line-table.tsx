import type { Day } from '../../../shared/domain/identifiers.ts';
import { inspectionsText as text } from '../../../shared/text/inspections.ts';
import { inspectionTypeText } from '../../../shared/text/visits.ts';
import type { InspectionLine } from '../../desk/desk.ts';
import { useLanguage, useSay } from '../../parts/language.tsx';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { daysBetween, sayMonthDay, sayWeekday } from '../pieces/day.ts';
import type { useContent } from '../pieces/use-content.ts';
import type { Rows } from '../pieces/use-rows.ts';
import type { LineGroup } from './group-lines.ts';
import { LineStatus } from './line-status.tsx';
import { sayProduct } from './say-line.ts';

type Content = ReturnType<typeof useContent>;

const useGroupTitle = (today: Day) => {
  const say = useSay();
  const language = useLanguage();
  return (name: LineGroup['name']): string => {
    switch (name) {
      case 'overdue':
        return say(text.groupOverdue);
      case 'today':
        return say(text.groupToday, {
          day: sayMonthDay(today, language),
          weekday: sayWeekday(today, language),
        });
      case 'later':
        return say(text.groupLater);
      case 'handedOver':
        return say(text.groupHandedOver);
      case 'sealed':
        return say(text.groupSealed);
    }
  };
};

const Due = ({ line, group, today }: { line: InspectionLine; group: LineGroup['name']; today: Day }) => {
  const say = useSay();
  const { dueOn } = line.assignment;
  if (group === 'today') return <b>{say(text.today)}</b>;
  const shown = dueOn.slice(0, 4) === today.slice(0, 4) ? dueOn.slice(5) : dueOn;
  return (
    <>
      {shown}
      {group === 'overdue' && (
        <span className="sub is-gen">{say(text.overdueDays, { days: daysBetween(dueOn, today) })}</span>
      )}
    </>
  );
};

const LineRow = ({
  line,
  group,
  today,
  content,
  rows,
  onOpen,
}: {
  line: InspectionLine;
  group: LineGroup['name'];
  today: Day;
  content: Content;
  rows: Rows;
  onOpen: () => void;
}) => {
  const say = useSay();
  const { assignment, asked, judged } = line;
  const progress = say(text.progressOf, { judged, asked });
  return (
    <tr
      {...rows.rowProps(assignment.id)}
      className="clickable"
      onDoubleClick={onOpen}
      data-line={assignment.id}
    >
      <td>
        <span className="line-name">{assignment.enterprise.name}</span>
        <span className="sub">{assignment.enterprise.creditCode}</span>
      </td>
      <td>{sayProduct(assignment, content(assignment), say)}</td>
      <td>{say(inspectionTypeText[assignment.type])}</td>
      <td className="nowrap">
        <Due line={line} group={group} today={today} />
      </td>
      <td className="line-progress">
        {asked > 0 && (
          <>
            <span className="small soft">{progress}</span>
            <ProgressBar value={judged} max={asked} label={progress} />
          </>
        )}
      </td>
      <td>
        <LineStatus line={line} />
      </td>
    </tr>
  );
};

/** All inspections of this laptop in their groups; one row is chosen. */
export const LineTable = ({
  groups,
  today,
  content,
  rows,
  onOpen,
}: {
  groups: readonly LineGroup[];
  today: Day;
  content: Content;
  rows: Rows;
  onOpen: (line: InspectionLine) => void;
}) => {
  const say = useSay();
  const title = useGroupTitle(today);
  const heads = [text.enterprise, text.category, text.type, text.due, text.progress, text.status];
  return (
    <div className="panel table-frame">
      <table
        className="table line-table"
        role="grid"
        aria-label={say(text.list)}
        onKeyDown={rows.onKeyDown}
        data-region="list"
      >
        <thead>
          <tr>
            {heads.map((words) => (
              <th key={words.en} scope="col">
                {say(words)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.name}>
            <tr className="group">
              <th colSpan={6} scope="rowgroup">
                {title(group.name)}
              </th>
            </tr>
            {group.lines.map((line) => (
              <LineRow
                key={line.assignment.id}
                line={line}
                group={group.name}
                today={today}
                content={content}
                rows={rows}
                onOpen={() => onOpen(line)}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
};
