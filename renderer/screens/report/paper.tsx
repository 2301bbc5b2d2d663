import { FileText } from 'lucide-react';
import type { Words } from '../../../shared/domain/words.ts';
import { reportScreenText as text } from '../../../shared/text/report-screen.ts';
import { Button } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { EmptyState, Notice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { percentOf } from '../pieces/percent-of.ts';
import type { ReportFile, ReportState } from '../pieces/use-report.ts';

/** The pages themselves, or why there are none yet. */
export const Paper = ({
  digest,
  state,
  file,
  words = text,
  onMake,
  onCancel,
}: {
  digest: string | null;
  state: ReportState;
  file: ReportFile;
  /** What stands there while there is no paper. */
  words?: Readonly<Record<'make' | 'empty' | 'emptyText', Words>>;
  onMake: () => void;
  onCancel: () => void;
}) => {
  const say = useSay();
  if (state.name === 'making')
    return (
      <div className="report-making">
        <Panel title={say(text.making)}>
          <div className="stack" role="status">
            <span className="medium soft">{say(text.makingShare, { done: percentOf(state) })}</span>
            <ProgressBar value={state.done} max={state.total} label={say(text.making)} />
            <div className="line">
              <Button onClick={onCancel}>{say(text.cancel)}</Button>
            </div>
          </div>
        </Panel>
      </div>
    );
  if (digest === null)
    return (
      <EmptyState
        action={
          <Button look="primary" onClick={onMake}>
            {say(words.make)}
          </Button>
        }
      >
        {say(words.empty)} {say(words.emptyText)}
      </EmptyState>
    );
  if (file.name === 'lost') return <Notice tone="bad">{say(text.unreadable)}</Notice>;
  if (file.name === 'loading') return null;
  if (!navigator.pdfViewerEnabled)
    return (
      <div className="empty-page">
        <FileText aria-hidden="true" />
        <p className="soft">{say(text.noViewer)}</p>
      </div>
    );
  return (
    <iframe className="report-frame" title={say(text.frame)} src={`${file.address}#navpanes=0&view=FitH`} />
  );
};
