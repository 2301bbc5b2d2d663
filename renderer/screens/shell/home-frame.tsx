import { Search } from 'lucide-react';
import { type ReactNode, useLayoutEffect } from 'react';
import { shellText } from '../../../shared/text/shell.ts';
import { classNames } from '../../parts/class-names.ts';
import { Kbd } from '../../parts/kbd.tsx';
import { useSay } from '../../parts/language.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { useOpenPalette } from '../palette/palette-context.ts';
import { hashOf, placeRoute, places, type Place } from '../routes.ts';
import { Brand } from './brand.tsx';
import { KeyBar } from './key-bar.tsx';
import { TopBar } from './top-bar.tsx';

/** Frame of the screens that belong to no inspection. `place` is the tab that is marked; children fill the page. */
export const HomeFrame = ({
  place,
  className,
  children,
}: {
  place: Place;
  className?: string;
  children: ReactNode;
}) => {
  const say = useSay();
  const desk = useDesk();
  const openPalette = useOpenPalette();
  useLayoutEffect(() => desk.refreshLines(), [desk]);
  const assigned = useDeskState(({ lines }) => lines.filter(({ status }) => isOpen(status)).length);
  const waiting = useDeskState(
    ({ deliveries }) => deliveries.filter(({ state }) => state.name !== 'settled').length,
  );
  useTitle(place === 'inspections' ? '' : say(shellText[place]), say(shellText.product));
  const counts: Partial<Record<Place, number>> = { inspections: assigned, outbox: waiting };
  return (
    <div className="frame">
      <TopBar>
        <Brand />
        <nav className="tabs" aria-label={say(shellText.places)}>
          {places.map((name) => (
            <a
              key={name}
              href={hashOf(placeRoute(name))}
              className={classNames(name === place && 'current')}
              aria-current={name === place ? 'page' : undefined}
            >
              {say(shellText[name])}
              {(counts[name] ?? 0) > 0 && <span className="count">{counts[name]}</span>}
            </a>
          ))}
        </nav>
        <span className="push" />
        <button type="button" className="find-box" onClick={openPalette} aria-keyshortcuts="Control+K">
          <Search aria-hidden="true" />
          <span className="push cut">{say(shellText.findOrRun)}</span>
          <Kbd keys="Ctrl K" />
        </button>
      </TopBar>
      <main className={classNames('page', className)} data-region="main" tabIndex={-1}>
        {children}
      </main>
      <KeyBar />
    </div>
  );
};

const isOpen = (status: string): boolean =>
  status === 'assigned' || status === 'draft' || status === 'concluded';
