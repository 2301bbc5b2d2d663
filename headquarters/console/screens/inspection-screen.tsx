import { asksLicence, assignedUnits } from '../../../shared/domain/assignment.ts';
import { productUnitsOf } from '../../../shared/domain/checklist.ts';
import { useMemo, useState } from 'react';
import { ChipButton } from '../../../renderer/parts/chip.tsx';
import { NamedProvider, useSay } from '../../../renderer/parts/language.tsx';
import { Notice } from '../../../renderer/parts/notice.tsx';
import { Panel } from '../../../renderer/parts/panel.tsx';
import { ReceivedInspection } from '../../../shared/exchange/console-api.ts';
import { consoleText as text } from '../../../shared/text/console.ts';
import { roleText } from '../../../shared/text/report.ts';
import { inspectionTypeText, visitText } from '../../../shared/text/visits.ts';
import { Answered } from '../answered.tsx';
import { blobAddress } from '../ask.ts';
import { type Read, readInspection } from '../read-inspection.ts';
import { Result } from '../result.tsx';
import { sayMoment, saySize } from '../say-time.ts';
import { useAnswer } from '../use-answer.ts';
import { HowConcluded } from './how-concluded.tsx';
import { FilesTab, FindingsTab, ItemsTab, ReceiptTab } from './inspection-tabs.tsx';
import { JournalTab } from './journal-tab.tsx';

const tabs = [
  ['findings', text.tabFindings, FindingsTab],
  ['items', text.tabItems, ItemsTab],
  ['files', text.tabPhotos, FilesTab],
  ['journal', text.tabJournal, JournalTab],
  ['receipt', text.tabReceipt, ReceiptTab],
] as const;

const Head = ({ received }: { received: ReceivedInspection }) => {
  const say = useSay();
  const { line, receipt, blobs } = received;
  const report = blobs.find(({ role }) => role === 'report');
  const sealed = received.journal.at(-1)?.event;
  const pages = sealed?.type === 'inspection.sealed' ? sealed.report.pages : 0;
  return (
    <div className="page-head">
      <a href="#/inspections">‹ {say(text.backToList)}</a>
      <h1>{line.enterprise}</h1>
      <span className="faint">{line.reportNumber}</span>
      <span className="push" />
      <span className="faint">{say(text.pages, { pages, size: saySize(report?.bytes ?? 0) })}</span>
      {received.strengthened === null ? null : (
        <a
          className="btn"
          href={blobAddress(line.submissionId, received.strengthened)}
          target="_blank"
          rel="noopener"
        >
          {say(text.openStrengthened)}
        </a>
      )}
      <a
        className="btn primary"
        href={blobAddress(line.submissionId, receipt.body.reportDigest)}
        target="_blank"
        rel="noopener"
      >
        {say(text.openReport)}
      </a>
    </div>
  );
};

/** That a report was corrected, or corrects another, with the way there. */
const Amendment = ({ received, read }: { received: ReceivedInspection; read: Read }) => {
  const say = useSay();
  const { amendedBy } = received.line;
  const { amends } = read.inspection;
  return (
    <>
      {amendedBy !== null && (
        <Notice tone="bad">
          {say(text.amendedLong)} <a href={`#/inspections/${amendedBy}`}>{say(text.toAmendment)}</a>
        </Notice>
      )}
      {amends && (
        <Notice tone="gen">
          {say(text.amendsLong, { number: amends.report.reportNumber, reason: amends.report.reason })}{' '}
          <a href={`#/inspections/${amends.report.inspectionId}`}>{say(text.toAmended)}</a>
        </Notice>
      )}
    </>
  );
};

const Facts = ({ received, read }: { received: ReceivedInspection; read: Read }) => {
  const say = useSay();
  const { assignment, signatures } = read.inspection;
  return (
    <Panel>
      <dl className="facts">
        <dt>{say(text.type)}</dt>
        <dd>{say(inspectionTypeText[assignment.type])}</dd>
        <dt>{say(text.category)}</dt>
        <dd>
          {received.line.categories.map(({ name }) => say(name)).join(say(text.comma))} ·{' '}
          {productUnitsOf(read.context.checklist)
            .filter(({ id }) => (read.inspection.scope?.units ?? assignedUnits(assignment)).includes(id))
            .map(({ name }) => say(name))
            .join(' · ')}
        </dd>
        <dt>{say(text.creditCode)}</dt>
        <dd>{assignment.enterprise.creditCode}</dd>
        {asksLicence(assignment) && (
          <>
            <dt>{say(text.licence)}</dt>
            <dd>
              {assignment.licences.map(({ number }) => number).join(say(text.comma)) ||
                say(text.firstApplication)}
            </dd>
          </>
        )}
        <dt>{say(text.team)}</dt>
        <dd>{assignment.team.map(({ name, role }) => `${name} (${say(roleText[role])})`).join(' · ')}</dd>
        <dt>{say(text.interval)}</dt>
        <dd>
          {received.notBefore === null
            ? say(text.notBeforeNone)
            : say(received.notBefore.believed ? text.notBefore : text.notBeforeDoubtful, {
                at: sayMoment(received.notBefore.at),
              })}{' '}
          · {say(text.notAfterReceipt, { at: sayMoment(received.receipt.body.receivedAt) })}
        </dd>
        <dt>{say(text.parties)}</dt>
        <dd>
          {signatures.map((signature) => (
            <div key={signature.party.id}>
              {signature.party.name} · {say(roleText[signature.party.role])} ·{' '}
              {signature.kind === 'given'
                ? say(text.signed)
                : say(text.refused, { reason: signature.reason })}
            </div>
          ))}
        </dd>
      </dl>
    </Panel>
  );
};

const Whole = ({ received }: { received: ReceivedInspection }) => {
  const say = useSay();
  const read = useMemo(() => readInspection(received), [received]);
  const [tab, setTab] = useState<(typeof tabs)[number][0]>('findings');
  const Tab = tabs.find(([name]) => name === tab)?.[2] ?? FindingsTab;
  const { conclusion } = read.inspection;
  return (
    <>
      <Head received={received} />
      <Notice tone={read.doubt === null ? 'ok' : 'bad'}>
        {read.doubt === null ? say(text.checkedHere) : say(text.checkFailed, { code: read.doubt })}
      </Notice>
      <div className="halves">
        <Panel
          title={
            <>
              {say(text.outcome)} ·{' '}
              <Result outcome={received.line.outcome} words={received.line.resultWords} />
            </>
          }
        >
          <HowConcluded read={read} />
          {conclusion?.remark && <p>{conclusion.remark}</p>}
        </Panel>
        <Amendment received={received} read={read} />
        <Facts received={received} read={read} />
      </div>
      <div className="tab-row" role="group" aria-label={say(text.inspections)}>
        {tabs.map(([name, words]) => (
          <ChipButton key={name} pressed={tab === name} onClick={() => setTab(name)}>
            {say(words)}
          </ChipButton>
        ))}
      </div>
      <Tab received={received} read={read} />
    </>
  );
};

/** One received inspection: how it was concluded, what was found, every item, photo and journal entry, the receipt. */
export const InspectionScreen = ({ submissionId }: { submissionId: string }) => {
  const [state, again] = useAnswer(ReceivedInspection, `/inspections/${encodeURIComponent(submissionId)}`);
  return (
    <Answered state={state} again={again}>
      {(received) => (
        <NamedProvider named={visitText[received.line.type]}>
          <Whole received={received} />
        </NamedProvider>
      )}
    </Answered>
  );
};
