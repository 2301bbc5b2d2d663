import type { ReactNode } from 'react';
import { Brand } from './brand.tsx';
import { KeyBar } from './key-bar.tsx';
import { TopBar } from './top-bar.tsx';

/** Frame of a step that stands before everything else: no places to go to, only the step. */
export const StepFrame = ({ screen, children }: { screen: string; children: ReactNode }) => (
  <div className="frame">
    <TopBar>
      <Brand />
      <span className="push" />
    </TopBar>
    <main className="page" data-region="main" tabIndex={-1}>
      <div className="page-scroll" data-screen={screen}>
        {children}
      </div>
    </main>
    <KeyBar />
  </div>
);
