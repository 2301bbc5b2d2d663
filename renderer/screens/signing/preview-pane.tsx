import { Eye, Lock } from 'lucide-react';
import type { ReportLanguage } from '../../../shared/contract/contract.ts';
import { signingText as text } from '../../../shared/text/signing.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choice.tsx';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { percentOf } from '../pieces/percent-of.ts';
import { useReport, useReportFile } from '../pieces/use-report.ts';
import type { Sealing } from './use-sealing.ts';

const Preview = ({ language, contentDigest }: { language: ReportLanguage; contentDigest: string }) => {
  const say = useSay();
  const { state, make, cancel } = useReport();
  const job = state.name === 'made' ? state.job : null;
  const file = useReportFile(job?.digest ?? null);
  if (state.name === 'making')
    return (
      <div className="preview-empty">
        <span>{say(text.previewMaking, { done: percentOf(state) })}</span>
        <ProgressBar value={state.done} max={state.total} label={say(text.preview)} />
        <Button size="small" onClick={cancel}>
          {say(text.cancel)}
        </Button>
      </div>
    );
  if (job && file.name === 'read')
    return (
      <>
        {navigator.pdfViewerEnabled && (
          <iframe
            className="preview-frame"
            title={say(text.previewFrame)}
            src={`${file.address}#toolbar=0&navpanes=0&view=FitH`}
          />
        )}
        <div className="kv-line small faint">
          <span>{say(text.previewPages, { pages: job.pages })}</span>
          {job.contentDigest !== contentDigest && <span className="is-gen">{say(text.previewStale)}</span>}
          <Button size="small" onClick={() => make(language)}>
            {say(text.previewMake)}
          </Button>
        </div>
      </>
    );
  return (
    <div className="preview-empty">
      <span className="medium">{say(text.previewNote)}</span>
      <Button onClick={() => make(language)}>{say(text.previewMake)}</Button>
    </div>
  );
};

/** After the seal: nothing to sign any more, and the way to the paper. */
const SealedPane = ({ onView }: { onView: () => void }) => {
  const say = useSay();
  return (
    <aside className="side-pane" aria-label={say(text.sealedTitle)} data-region="preview">
      <Notice tone="ok">
        <p className="strong">{say(text.sealedTitle)}</p>
        <p className="medium">{say(text.sealedText)}</p>
      </Notice>
      <Button look="primary" keys="V" icon={<Eye aria-hidden="true" />} onClick={onView}>
        {say(text.toReport)}
      </Button>
    </aside>
  );
};

/** The draft beside the pen, the language of the report, and the seal. */
export const PreviewPane = ({
  language,
  contentDigest,
  missing,
  sealing,
  locked,
  sealed,
  onLanguage,
  onView,
}: {
  language: ReportLanguage;
  contentDigest: string;
  /** Names of those whose signature or refusal is still missing. */
  missing: readonly string[];
  sealing: Sealing;
  locked: boolean;
  sealed: boolean;
  onLanguage: (language: ReportLanguage) => void;
  onView: () => void;
}) => {
  const say = useSay();
  const ready = missing.length === 0 && !locked;
  const { progress } = sealing;
  if (sealed) return <SealedPane onView={onView} />;
  return (
    <aside className="side-pane" aria-label={say(text.preview)} data-region="preview">
      <h2>{say(text.preview)}</h2>
      <Preview language={language} contentDigest={contentDigest} />
      <Button size="small" keys="V" icon={<Eye aria-hidden="true" />} onClick={onView}>
        {say(text.fullScreen)}
      </Button>
      <RadioGroup
        label={say(text.language)}
        value={language}
        disabled={progress !== null}
        choices={(['zh', 'en', 'both'] as const).map((value) => ({
          value,
          label: say(text[`language_${value}`]),
        }))}
        onChange={onLanguage}
      />
      <div className="side-foot">
        {progress ? (
          <div className="stack" role="status">
            <span className="medium">
              {progress.total > 1 ? say(text.sealing, { done: percentOf(progress) }) : say(text.sealingSign)}
            </span>
            <ProgressBar value={progress.done} max={progress.total} label={say(text.sealingSign)} />
            <Button size="small" onClick={sealing.cancel}>
              {say(text.cancel)}
            </Button>
          </div>
        ) : (
          <>
            <div className="notice">
              <Lock aria-hidden="true" />
              <div className="notice-body medium">
                <p className="strong">{say(missing.length === 0 ? text.sealReady : text.sealBold)}</p>
                <p>{say(text.sealText)}</p>
              </div>
            </div>
            {missing.length > 0 && (
              <p className="small faint">
                {say(text.sealMissing, {
                  count: missing.length,
                  names: missing.join(say(text.comma)),
                })}
              </p>
            )}
            <Button
              look={ready ? 'primary' : 'plain'}
              size="big"
              aria-disabled={!ready}
              onClick={ready ? sealing.start : undefined}
              {...(ready ? { keys: 'Ctrl Enter' } : {})}
            >
              {say(text.seal)}
            </Button>
          </>
        )}
      </div>
    </aside>
  );
};
