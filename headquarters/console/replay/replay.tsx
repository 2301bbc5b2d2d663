import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, Flag } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { Button, IconButton } from '../../../renderer/parts/button.tsx';
import { Chip } from '../../../renderer/parts/chip.tsx';
import { useSay } from '../../../renderer/parts/language.tsx';
import { Notice } from '../../../renderer/parts/notice.tsx';
import { Panel } from '../../../renderer/parts/panel.tsx';
import type { Context } from '../../../shared/domain/evaluation.ts';
import type { JournalEntry } from '../../../shared/domain/journal.ts';
import type { Remark } from '../../../shared/domain/remarks-on-journal.ts';
import { itemIdOf, type Step, stepsOf } from '../../../shared/replay/steps.ts';
import { eventText } from '../../../shared/text/console.ts';
import { remarkText } from '../../../shared/text/remarks.ts';
import { replayText as text } from '../../../shared/text/replay.ts';
import { saySecond } from '../say-time.ts';
import { changesOf } from '../../../shared/replay/changes.ts';
import { EntryList, type ListedEntry } from './entry-list.tsx';
import { numbersOf } from './numbers-of.ts';
import { Changes, ItemThen, StateThen } from './step-view.tsx';
import { type Place, usePlace } from './use-place.ts';

const Controls = ({ place, seq }: { place: Place; seq: number }) => {
  const say = useSay();
  const { at, last, go, flagBefore, flagNext } = place;
  return (
    <>
      <div className="replay-controls">
        <IconButton label={say(text.first)} disabled={at === 0} onClick={() => go(0)}>
          <ChevronFirst aria-hidden="true" />
        </IconButton>
        <IconButton label={say(text.before)} disabled={at === 0} onClick={() => go(at - 1)}>
          <ChevronLeft aria-hidden="true" />
        </IconButton>
        <input
          type="range"
          min={0}
          max={last}
          value={at}
          aria-label={say(text.entry)}
          aria-valuetext={say(text.entryOf, { seq, count: last + 1 })}
          onChange={({ currentTarget }) => go(Number(currentTarget.value))}
        />
        <IconButton label={say(text.next)} disabled={at === last} onClick={() => go(at + 1)}>
          <ChevronRight aria-hidden="true" />
        </IconButton>
        <IconButton label={say(text.last)} disabled={at === last} onClick={() => go(last)}>
          <ChevronLast aria-hidden="true" />
        </IconButton>
      </div>
      <div className="replay-controls">
        <Button
          size="small"
          icon={<Flag aria-hidden="true" />}
          disabled={flagBefore === null}
          onClick={() => flagBefore !== null && go(flagBefore)}
        >
          {say(text.flagBefore)}
        </Button>
        <Button
          size="small"
          icon={<Flag aria-hidden="true" />}
          disabled={flagNext === null}
          onClick={() => flagNext !== null && go(flagNext)}
        >
          {say(text.flagNext)}
        </Button>
        <span className="faint small">{say(text.keys)}</span>
      </div>
    </>
  );
};

const Remarks = ({ remarks }: { remarks: readonly Remark[] }) => {
  const say = useSay();
  return remarks.map((remark) => (
    <p key={remark.kind}>
      <Chip tone="gen" icon={<Flag aria-hidden="true" />}>
        {say(remarkText[remark.kind], numbersOf(remark))}
      </Chip>
    </p>
  ));
};

/** One entry: who did what when, what it changed, and where the inspection stood then. */
const Entry = ({
  before,
  step,
  listed,
  context,
  children,
}: {
  before: Step | undefined;
  step: Step;
  listed: ListedEntry;
  context: Context;
  children: ReactNode;
}) => {
  const say = useSay();
  const changes = useMemo(() => changesOf(context, before, step), [context, before, step]);
  const { entry, who, clause, remarks } = listed;
  return (
    <Panel title={`${entry.seq} · ${say(eventText[entry.event.type])} ${clause}`}>
      {children}
      <p className="replay-who">
        {saySecond(entry.at)} · {who}
      </p>
      <Remarks remarks={remarks} />
      <h3>{say(text.changed)}</h3>
      <Changes changes={changes} />
      <ItemThen step={step} context={context} />
      <h3>{say(text.state)}</h3>
      <StateThen step={step} context={context} />
    </Panel>
  );
};

/** A journal, stepped through: the entries on one side, the one that is shown and the state after it on the other. */
export const Replay = ({
  journal,
  context,
  remarks,
  names,
  only,
}: {
  journal: readonly JournalEntry[];
  context: Context;
  remarks: readonly Remark[];
  /** Names of the team by id. */
  names: ReadonlyMap<string, string>;
  /** Lists only entries with remarks. */
  only: boolean;
}) => {
  const say = useSay();
  const steps = useMemo(() => stepsOf(context, journal), [context, journal]);
  const entries = useMemo((): readonly ListedEntry[] => {
    const flagged = new Set(remarks.map(({ seq }) => seq));
    const clauses = new Map(context.checklist.items.map(({ id, clause }) => [id, clause]));
    return journal.map((entry) => {
      const itemId = itemIdOf(entry);
      return {
        entry,
        who: names.get(entry.by) ?? entry.by,
        clause: itemId === null ? '' : (clauses.get(itemId) ?? itemId),
        remarks: flagged.has(entry.seq) ? remarks.filter(({ seq }) => seq === entry.seq) : [],
      };
    });
  }, [journal, context, remarks, names]);
  const flagged = useMemo(
    () => entries.flatMap(({ remarks }, index) => (remarks.length > 0 ? [index] : [])),
    [entries],
  );
  const place = usePlace(journal.length, flagged);
  const frame = useRef<HTMLDivElement>(null);
  const opened = useRef(place.at);
  useEffect(() => {
    // Whoever steps sees the whole of it; opening it moves nothing.
    if (place.at === opened.current) return;
    opened.current = -1;
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, [place.at]);
  const [step, listed] = [steps[place.at], entries[place.at]];
  if (!step || !listed) return null;
  return (
    <>
      {journal.some(({ event }) => event.type === 'edition.adopted') && <Notice>{say(text.adopted)}</Notice>}
      <div className="replay" ref={frame}>
        <EntryList entries={entries} at={place.at} only={only} onGo={place.go} />
        <section className="replay-step" aria-label={say(text.title)}>
          <Entry before={steps[place.at - 1]} step={step} listed={listed} context={context}>
            <Controls place={place} seq={step.entry.seq} />
          </Entry>
        </section>
      </div>
    </>
  );
};
