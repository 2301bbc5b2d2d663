import { CircleCheck, CircleDashed, CircleX, Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Delivery } from '../../../shared/contract/contract.ts';
import { outboxText as text } from '../../../shared/text/outbox.ts';
import { useSay } from '../../parts/language.tsx';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { sayMoment } from '../pieces/day.ts';
import { saySize } from '../pieces/say-size.ts';
import { useErrorWords } from '../shell/error-words.ts';
import type { OutboxRow } from './outbox-rows.ts';

const Cell = ({
  icon,
  tone,
  title,
  children,
}: {
  icon: ReactNode;
  tone: string;
  title: ReactNode;
  children?: ReactNode;
}) => (
  <span className="state-line">
    <span className={tone}>{icon}</span>
    <span>
      {title}
      {children !== undefined && <span className="sub">{children}</span>}
    </span>
  </span>
);

type StateOf<N extends Delivery['state']['name']> = Extract<Delivery['state'], { name: N }>;

const Sending = ({ state }: { state: StateOf<'sending'> }) => {
  const say = useSay();
  const { step, sentBytes, totalBytes, sentBlobs, totalBlobs } = state;
  return (
    <div className="sending" role="status">
      <div className="kv-line medium">
        <b>{say(text[`step_${step}`])}</b>
        {totalBlobs > 0 && <span>{say(text.blobs, { sent: sentBlobs, total: totalBlobs })}</span>}
      </div>
      <ProgressBar value={sentBytes} max={Math.max(1, totalBytes)} label={say(text.sending)} />
      <span className="sub">
        {say(text.bytes, { sent: saySize(sentBytes), total: saySize(totalBytes) })} ·{' '}
        {say(text[`next_${step}`])}
      </span>
    </div>
  );
};

const Waiting = ({ state, now }: { state: StateOf<'waiting'>; now: Date }) => {
  const say = useSay();
  const { attempt, nextAt } = state;
  const facts = [
    ...(attempt > 0 ? [say(text.attempt, { attempt })] : [say(text.waitingFirst)]),
    ...(nextAt ? [say(text.nextAt, { time: sayMoment(nextAt, now) })] : []),
  ];
  return (
    <Cell icon={<Clock aria-hidden="true" />} tone="is-todo" title={say(text.waiting)}>
      {facts.join(' · ')}
    </Cell>
  );
};

/** Where a row is on its way to headquarters: icon, word, fact. */
export const DeliveryCell = ({ row, now }: { row: OutboxRow; now: Date }) => {
  const say = useSay();
  const words = useErrorWords();
  const { state } = row;
  switch (state.name) {
    case 'notSealed':
      return <Cell icon={<CircleDashed aria-hidden="true" />} tone="is-todo" title={say(text.notSealed)} />;
    case 'waiting':
      return <Waiting state={state} now={now} />;
    case 'sending':
      return <Sending state={state} />;
    case 'refused':
      return (
        <Cell
          icon={<CircleX aria-hidden="true" />}
          tone="is-bad"
          title={<b className="is-bad">{say(text.refused)}</b>}
        >
          {words(state.problem.code, state.problem.detail)}
        </Cell>
      );
    case 'settled': {
      const { receivedAt, submissionDigest } = state.receipt.body;
      return (
        <Cell icon={<CircleCheck aria-hidden="true" />} tone="is-ok" title={say(text.settled)}>
          {say(text.receiptOf, { time: sayMoment(receivedAt, now), number: submissionDigest.slice(0, 8) })}
        </Cell>
      );
    }
  }
};
