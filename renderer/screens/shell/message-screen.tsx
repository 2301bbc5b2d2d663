import type { ReactNode } from 'react';
import { Panel } from '../../parts/panel.tsx';

/** A page with one message on it: opening, halted, not loaded. */
export const MessageScreen = ({ title, children }: { title: string; children?: ReactNode }) => (
  <main className="screen-message">
    <Panel title={title}>
      <div className="stack">{children}</div>
    </Panel>
  </main>
);
