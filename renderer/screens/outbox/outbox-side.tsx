import { Check, TriangleAlert } from 'lucide-react';
import { outboxText as text } from '../../../shared/text/outbox.ts';
import type { SaveState } from '../../desk/desk.ts';
import { useSay } from '../../parts/language.tsx';
import { useDeskState } from '../desk-context.tsx';
import { sayMoment } from '../pieces/day.ts';
import { saySize } from '../pieces/say-size.ts';

const Connection = ({ now, next }: { now: Date; next: string | null }) => {
  const say = useSay();
  const app = useDeskState((state) => state.app);
  const network = useDeskState((state) => state.network);
  const pulledAt = useDeskState((state) => state.pulledAt);
  const device = app?.device;
  return (
    <section className="stack" aria-label={say(text.connection)}>
      <h2>{say(text.connection)}</h2>
      <dl className="facts">
        <dt>{say(text.address)}</dt>
        <dd>{app?.headquarters}</dd>
        <dt>{say(text.network)}</dt>
        <dd>{say(text[`network_${network.name}`])}</dd>
        <dt>{say(text.identity)}</dt>
        <dd>{device ? say(text.enrolled, { device: device.deviceId }) : say(text.notEnrolled)}</dd>
        <dt>{say(text.lastContact)}</dt>
        <dd>{pulledAt ? sayMoment(pulledAt, now) : say(text.never)}</dd>
        {next !== null && (
          <>
            <dt>{say(text.nextTry)}</dt>
            <dd>{say(text.nextTryOf, { time: sayMoment(next, now) })}</dd>
          </>
        )}
      </dl>
    </section>
  );
};

const lags = (save: SaveState, copy: 'page' | 'main'): boolean =>
  save.name === 'failed' || (save.name === 'savedOnce' && save.lacking === copy);

const Copy = ({ words, lagging }: { words: string; lagging: boolean }) => {
  const say = useSay();
  const Icon = lagging ? TriangleAlert : Check;
  return (
    <div className="kv-line medium">
      <span>{words}</span>
      <span className={`state-line ${lagging ? 'is-gen' : 'is-ok'}`}>
        <Icon aria-hidden="true" />
        {say(lagging ? text.copyRetry : text.copyFine)}
      </span>
    </div>
  );
};

const Storage = () => {
  const say = useSay();
  const app = useDeskState((state) => state.app);
  const save = useDeskState((state) => state.save);
  return (
    <section className="kv-lines" aria-label={say(text.storage)}>
      <h2>{say(text.storage)}</h2>
      <Copy words={say(text.copyPage)} lagging={lags(save, 'page')} />
      <Copy words={say(text.copyMain)} lagging={lags(save, 'main')} />
      {(save.name === 'savedOnce' || save.name === 'failed') && (
        <p className="small soft">{say(text.copyRetryText, { count: save.pending })}</p>
      )}
      {app && (
        <div className="kv-line medium">
          <span>{say(text.free)}</span>
          <span>{saySize(app.storage.freeBytes)}</span>
        </div>
      )}
      {app?.storage.photosPaused === true && <p className="small is-gen">{say(text.photosPaused)}</p>}
    </section>
  );
};

/** The way to headquarters, and the two places on this laptop. */
export const OutboxSide = ({ now, next }: { now: Date; next: string | null }) => {
  const say = useSay();
  return (
    <aside className="side-pane" data-region="side" aria-label={say(text.connection)}>
      <Connection now={now} next={next} />
      <hr />
      <Storage />
    </aside>
  );
};
