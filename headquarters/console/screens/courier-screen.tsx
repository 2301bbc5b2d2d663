import { useState } from 'react';
import { FileButton } from '../../../renderer/parts/file-button.tsx';
import { Notice } from '../../../renderer/parts/notice.tsx';
import { Panel } from '../../../renderer/parts/panel.tsx';
import { SaveLink } from '../../../renderer/parts/save-link.tsx';
import { Table } from '../../../renderer/parts/table.tsx';
import { useLanguage, useSay } from '../../../renderer/parts/language.tsx';
import { ensureHechaError, HechaError } from '../../../shared/errors.ts';
import { CourierOutcome } from '../../../shared/exchange/courier.ts';
import { canonical } from '../../../shared/seal/canonical.ts';
import { consoleText } from '../../../shared/text/console.ts';
import { courierText as text } from '../../../shared/text/courier.ts';
import { sayError } from '../../../shared/text/errors.ts';
import { bring } from '../ask.ts';

type Stage =
  | { readonly name: 'empty' }
  | { readonly name: 'taking'; readonly file: string }
  | { readonly name: 'refused'; readonly error: HechaError }
  | { readonly name: 'taken'; readonly file: string; readonly outcome: CourierOutcome };

const receiptsOf = ({ receipts }: CourierOutcome): Blob =>
  new Blob([canonical(receipts)], { type: 'application/json' });

const Taken = ({ stage }: { stage: Extract<Stage, { name: 'taken' }> }) => {
  const say = useSay();
  const language = useLanguage();
  const { deviceId, results } = stage.outcome;
  return (
    <>
      <Panel title={say(text.from, { device: deviceId })} flush>
        <Table
          label={say(text.tab)}
          tight
          columns={[
            { key: 'enterprise', title: say(consoleText.enterprise) },
            { key: 'outcome', title: say(consoleText.state) },
          ]}
        >
          {results.map(({ submissionId, enterprise, outcome, problem }) => (
            <tr key={submissionId} data-outcome={outcome}>
              <td>
                {outcome === 'refused' ? (
                  (enterprise ?? submissionId)
                ) : (
                  <a href={`#/inspections/${submissionId}`}>{enterprise ?? submissionId}</a>
                )}
                <span className="sub mono">{submissionId}</span>
              </td>
              <td>
                <span className={outcome === 'refused' ? 'is-bad' : 'is-ok'}>{say(text[outcome])}</span>
                {problem && (
                  <span className="sub">
                    {sayError(new HechaError(problem.code, problem.detail), language)}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </Table>
      </Panel>
      {stage.outcome.receipts.receipts.length > 0 && (
        <SaveLink file={{ blob: receiptsOf(stage.outcome), fileName: `${stage.file}.receipts.json` }}>
          {say(text.receipts)}
        </SaveLink>
      )}
    </>
  );
};

/** Takes in bundles that were brought by hand, and gives the receipts for the way back. */
export const CourierScreen = () => {
  const say = useSay();
  const language = useLanguage();
  const [stage, setStage] = useState<Stage>({ name: 'empty' });
  const take = async (file: File | undefined) => {
    if (!file) return;
    setStage({ name: 'taking', file: file.name });
    try {
      const outcome = await bring(CourierOutcome, '/courier', file);
      setStage({ name: 'taken', file: file.name, outcome });
    } catch (caught) {
      setStage({ name: 'refused', error: ensureHechaError(caught) });
    }
  };
  return (
    <>
      <div className="page-head">
        <h1>{say(text.tab)}</h1>
        <span className="push" />
        <FileButton
          look="primary"
          disabled={stage.name === 'taking'}
          accept=".hecha"
          name={say(text.choose)}
          onFiles={([file]) => void take(file)}
        >
          {say(text.choose)}
        </FileButton>
      </div>
      <Notice>{say(text.takeLead)}</Notice>
      {stage.name === 'taking' && <p role="status">{say(text.taking, { name: stage.file })}</p>}
      {stage.name === 'refused' && (
        <Notice tone="bad">
          {sayError(stage.error, language)} <span className="small faint">{stage.error.code}</span>
        </Notice>
      )}
      {stage.name === 'taken' && <Taken stage={stage} />}
    </>
  );
};
