import { useState } from 'react';
import { Button } from '../../../renderer/parts/button.tsx';
import { Select } from '../../../renderer/parts/choice.tsx';
import { TextField } from '../../../renderer/parts/field.tsx';
import { useSay } from '../../../renderer/parts/language.tsx';
import { EmptyState } from '../../../renderer/parts/notice.tsx';
import { Panel } from '../../../renderer/parts/panel.tsx';
import { InspectionType } from '../../../shared/domain/catalogue.ts';
import { ensureHechaError } from '../../../shared/errors.ts';
import { type ReceivedLine, ReceivedPage } from '../../../shared/exchange/console-api.ts';
import { consoleText as text } from '../../../shared/text/console.ts';
import { inspectionTypeText } from '../../../shared/text/visits.ts';
import { Answered } from '../answered.tsx';
import { ask } from '../ask.ts';
import { useAnswer } from '../use-answer.ts';
import { ReceivedTable } from './received-table.tsx';

type Filter = { readonly search: string; readonly type: string; readonly outcome: string };
const noFilter: Filter = { search: '', type: '', outcome: '' };

const pathOf = (filter: Filter, before: number | null): string => {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
  if (before !== null) query.set('before', String(before));
  return `/inspections?${query.toString()}`;
};

/** The first page comes with the filter; older ones are added below when asked for. */
const Pages = ({ filter, first }: { filter: Filter; first: ReceivedPage }) => {
  const say = useSay();
  const [older, setOlder] = useState<readonly ReceivedLine[]>([]);
  const [next, setNext] = useState(first.next);
  const [failed, setFailed] = useState<string | null>(null);
  const more = async () => {
    try {
      const page = await ask(ReceivedPage, pathOf(filter, next));
      setOlder((before) => [...before, ...page.lines]);
      setNext(page.next);
      setFailed(null);
    } catch (caught) {
      setFailed(ensureHechaError(caught).code);
    }
  };
  const lines = [...first.lines, ...older];
  if (lines.length === 0)
    return <EmptyState>{say(filter === noFilter ? text.noInspections : text.noMatches)}</EmptyState>;
  return (
    <>
      <ReceivedTable lines={lines} />
      {next !== null && (
        <div className="more">
          <Button onClick={() => void more()}>{say(text.more)}</Button>
          {failed !== null && <span className="is-bad">{say(text.problem, { code: failed })}</span>}
        </div>
      )}
    </>
  );
};

const Filters = ({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) => {
  const say = useSay();
  return (
    <div className="filters">
      <TextField
        label={say(text.searchLabel)}
        type="search"
        value={filter.search}
        onChange={(search) => onChange({ ...filter, search })}
      />
      <Select
        label={say(text.type)}
        empty={say(text.allTypes)}
        value={filter.type}
        choices={InspectionType.options.map((value) => ({ value, label: say(inspectionTypeText[value]) }))}
        onChange={(type) => onChange({ ...filter, type })}
      />
      <Select
        label={say(text.conclusion)}
        empty={say(text.anyOutcome)}
        value={filter.outcome}
        choices={[
          { value: 'pass', label: say(text.outcomePass) },
          { value: 'fail', label: say(text.outcomeFail) },
          { value: 'neutral', label: say(text.outcomeNeutral) },
        ]}
        onChange={(outcome) => onChange({ ...filter, outcome })}
      />
    </div>
  );
};

/** Everything that has arrived, newest first. */
export const InspectionsScreen = () => {
  const say = useSay();
  const [filter, setFilter] = useState(noFilter);
  const path = pathOf(filter, null);
  const [state, again] = useAnswer(ReceivedPage, path);
  return (
    <>
      <div className="page-head">
        <h1>{say(text.allInspections)}</h1>
      </div>
      <Filters filter={filter} onChange={setFilter} />
      <Panel flush>
        <Answered state={state} again={again}>
          {(page) => <Pages key={path + String(page.lines[0]?.arrival ?? '')} filter={filter} first={page} />}
        </Answered>
      </Panel>
    </>
  );
};
