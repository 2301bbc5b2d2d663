import { useState } from 'react';
import { Button } from '../../../renderer/parts/button.tsx';
import { Chip, ChipButton } from '../../../renderer/parts/chip.tsx';
import { useSay } from '../../../renderer/parts/language.tsx';
import { EmptyState, Notice } from '../../../renderer/parts/notice.tsx';
import { Panel } from '../../../renderer/parts/panel.tsx';
import { Table } from '../../../renderer/parts/table.tsx';
import { type AssignmentLine, AssignmentPage } from '../../../shared/exchange/console-api.ts';
import { consoleText as text } from '../../../shared/text/console.ts';
import { inspectionTypeText } from '../../../shared/text/visits.ts';
import { Answered } from '../answered.tsx';
import { ask } from '../ask.ts';
import { useAnswer } from '../use-answer.ts';
import { DispatchDialog } from './dispatch-dialog.tsx';

const State = ({ line }: { line: AssignmentLine }) => {
  const say = useSay();
  const [received] = line.receivedIds;
  if (received !== undefined) return <a href={`#/inspections/${received}`}>{say(text.stateReceived)}</a>;
  if (line.lateDays > 0) return <Chip tone="gen">{say(text.stateLate, { days: line.lateDays })}</Chip>;
  return <span>{say(text.stateWaiting)}</span>;
};

const Lines = ({ lines }: { lines: readonly AssignmentLine[] }) => {
  const say = useSay();
  return (
    <Table
      label={say(text.assignments)}
      tight
      columns={[
        { key: 'due', title: say(text.dueOn) },
        { key: 'enterprise', title: say(text.enterprise) },
        { key: 'category', title: say(text.category) },
        { key: 'type', title: say(text.type) },
        { key: 'leader', title: say(text.leader) },
        { key: 'holder', title: say(text.holder) },
        { key: 'number', title: say(text.reportNumber) },
        { key: 'state', title: say(text.state) },
      ]}
    >
      {lines.map((line) => (
        <tr key={line.assignment.id}>
          <td className="nowrap">{line.assignment.dueOn}</td>
          <td>
            {line.assignment.enterprise.name}
            <span className="sub">{line.assignment.enterprise.creditCode}</span>
          </td>
          <td>{line.categories.map((name) => say(name)).join(' · ')}</td>
          <td>{say(inspectionTypeText[line.assignment.type])}</td>
          <td className="nowrap">{line.assignment.team.find(({ role }) => role === 'leader')?.name}</td>
          <td className="nowrap">{line.holderId}</td>
          <td className="nowrap">{line.assignment.reportNumber}</td>
          <td className="nowrap">
            <State line={line} />
          </td>
        </tr>
      ))}
    </Table>
  );
};

const Pages = ({ first, path }: { first: AssignmentPage; path: string }) => {
  const say = useSay();
  const [later, setLater] = useState<readonly AssignmentLine[]>([]);
  const [next, setNext] = useState(first.next);
  const more = async () => {
    const page = await ask(AssignmentPage, `${path}&after=${encodeURIComponent(next ?? '')}`);
    setLater((before) => [...before, ...page.lines]);
    setNext(page.next);
  };
  if (first.lines.length === 0) return <EmptyState>{say(text.noAssignments)}</EmptyState>;
  return (
    <>
      <Lines lines={[...first.lines, ...later]} />
      {next !== null && (
        <div className="more">
          <Button onClick={() => void more()}>{say(text.moreAssignments)}</Button>
        </div>
      )}
    </>
  );
};

/** What was dispatched, by due day; late ones are marked. Sends new work. */
export const AssignmentsScreen = () => {
  const say = useSay();
  const [only, setOnly] = useState<'open' | 'all'>('open');
  const [writing, setWriting] = useState(false);
  const [sent, setSent] = useState<string | null>(null);
  const path = `/assignments?state=${only}`;
  const [state, again] = useAnswer(AssignmentPage, path);
  return (
    <>
      <div className="page-head">
        <h1>{say(text.assignments)}</h1>
        <ChipButton pressed={only === 'open'} onClick={() => setOnly('open')}>
          {say(text.openOnly)}
        </ChipButton>
        <ChipButton pressed={only === 'all'} onClick={() => setOnly('all')}>
          {say(text.allAssignments)}
        </ChipButton>
        <span className="push" />
        <Button look="primary" onClick={() => setWriting(true)}>
          {say(text.dispatchNew)}
        </Button>
      </div>
      {sent !== null && (
        <Notice tone="ok" live>
          {say(text.dispatched, { number: sent })}
        </Notice>
      )}
      <Panel flush>
        <Answered state={state} again={again}>
          {(page) => <Pages key={`${path} ${page.lines.length} ${sent ?? ''}`} first={page} path={path} />}
        </Answered>
      </Panel>
      {writing && (
        <DispatchDialog
          onClose={() => setWriting(false)}
          onSent={(number) => {
            setWriting(false);
            setSent(number);
            again();
          }}
        />
      )}
    </>
  );
};
