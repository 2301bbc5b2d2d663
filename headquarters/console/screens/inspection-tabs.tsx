import { useLanguage, useSay } from '../../../renderer/parts/language.tsx';
import { EmptyState } from '../../../renderer/parts/notice.tsx';
import { Panel } from '../../../renderer/parts/panel.tsx';
import { type Status, StatusIcon } from '../../../renderer/parts/status-icon.tsx';
import { Table } from '../../../renderer/parts/table.tsx';
import type { Item } from '../../../shared/domain/checklist.ts';
import type { ItemEvaluation } from '../../../shared/domain/evaluation.ts';
import type { EvidenceRef } from '../../../shared/domain/evidence.ts';
import { answerOf } from '../../../shared/domain/inspection.ts';
import { visitKinds } from '../../../shared/domain/visit-kind.ts';
import type { ReceivedInspection } from '../../../shared/exchange/console-api.ts';
import { consoleText as text } from '../../../shared/text/console.ts';
import { photoFacts } from '../../../shared/text/photo-facts.ts';
import { blobAddress } from '../ask.ts';
import { gravestFirst } from '../gravest-first.ts';
import type { Read } from '../read-inspection.ts';
import { sayMoment, saySize } from '../say-time.ts';

type Tab = { readonly received: ReceivedInspection; readonly read: Read };

const statusOf = (evaluation: ItemEvaluation | undefined): Status => {
  if (!evaluation?.verdict) return 'unanswered';
  return evaluation.veto && evaluation.verdict === 'nonconforming' ? 'veto' : evaluation.verdict;
};

const Verdict = ({ item, read }: { item: Item; read: Read }) => {
  const say = useSay();
  const evaluation = read.evaluation.items.get(item.id);
  if (evaluation?.asked === false) return <span className="faint">{say(text.notAskedItem)}</span>;
  const words = evaluation?.grades.find(({ verdict }) => verdict === evaluation.verdict)?.words;
  return (
    <span className="result">
      <StatusIcon status={statusOf(evaluation)} size="small" /> {say(words ?? text.notJudged)}
    </span>
  );
};

const enterpriseViews = {
  agrees: text.agrees,
  disputes: text.disputes,
  notAsked: text.notAsked,
} as const;

/** Failed clauses, the gravest first, each with fact, correction, due day and what the firm says. */
export const FindingsTab = ({ read }: Tab) => {
  const say = useSay();
  const { inspection, context, evaluation } = read;
  const items = gravestFirst(context.checklist.items, evaluation);
  const observations = [...inspection.observations];
  const { corrections } = visitKinds[inspection.assignment.type];
  if (items.length + observations.length === 0)
    return (
      <Panel>
        <EmptyState>{say(text.noFindings)}</EmptyState>
      </Panel>
    );
  return (
    <div className="stack">
      {items.map((item) => {
        const finding = inspection.findings.get(item.id);
        const answer = answerOf(inspection, item.id);
        return (
          <Panel
            key={item.id}
            title={`${item.clause} ${say(item.title)}`}
            actions={<Verdict item={item} read={read} />}
          >
            <dl className="facts">
              <dt>{say(text.fact)}</dt>
              <dd>{finding?.fact || answer.note || answer.reason || '–'}</dd>
              {corrections && (
                <>
                  <dt>{say(text.correction)}</dt>
                  <dd>
                    {finding?.correction || '–'}
                    {finding?.correctionDueOn ? ` · ${say(text.dueOn)} ${finding.correctionDueOn}` : ''}
                  </dd>
                </>
              )}
              <dt>{say(text.enterpriseSays)}</dt>
              <dd>
                {say(enterpriseViews[finding?.enterpriseView ?? 'notAsked'])}
                {finding?.enterpriseText ? ` · ${finding.enterpriseText}` : ''}
              </dd>
            </dl>
          </Panel>
        );
      })}
      {observations.map(([id, words]) => (
        <Panel key={id}>{words}</Panel>
      ))}
    </div>
  );
};

const ItemRecord = ({ item, read }: { item: Item; read: Read }) => {
  const answer = answerOf(read.inspection, item.id);
  const measured = read.evaluation.items.get(item.id)?.measurement;
  return (
    <>
      {answer.note && <div>{answer.note}</div>}
      {answer.reason && <div className="faint">{answer.reason}</div>}
      {measured?.criteria
        .filter(({ applies, steps }) => applies && steps.length > 0)
        .map(({ criterion, steps }) => (
          <div className="mono arithmetic" key={criterion.id}>
            {steps.join(' ; ')}
          </div>
        ))}
    </>
  );
};

/** Every clause of the checklist with its verdict, record and arithmetic. */
export const ItemsTab = ({ read }: Tab) => {
  const say = useSay();
  const language = useLanguage();
  return (
    <div className="stack items">
      {read.context.checklist.sections.map((section, index) => (
        <Panel
          key={section.id}
          title={`${language === 'zh' ? section.ordinal : index + 1} ${say(section.title)}`}
          flush
        >
          <Table
            label={say(section.title)}
            tight
            columns={[
              { key: 'clause', title: say(text.clause) },
              { key: 'item', title: say(text.item) },
              { key: 'verdict', title: say(text.verdict) },
              { key: 'record', title: say(text.record) },
            ]}
          >
            {read.context.checklist.items
              .filter((item) => item.section === section.id)
              .map((item) => (
                <tr key={item.id}>
                  <td className="nowrap">{item.clause}</td>
                  <td>
                    {say(item.title)}
                    {read.evaluation.items.get(item.id)?.veto && (
                      <span className="veto-word"> {say(text.veto)}</span>
                    )}
                  </td>
                  <td className="nowrap">
                    <Verdict item={item} read={read} />
                  </td>
                  <td>
                    <ItemRecord item={item} read={read} />
                  </td>
                </tr>
              ))}
          </Table>
        </Panel>
      ))}
    </div>
  );
};

/** How a photo came about, and the copies of it that firm and report do not show. */
const PhotoOrigin = ({ received, piece }: Pick<Tab, 'received'> & { piece: EvidenceRef }) => {
  const say = useSay();
  if (piece.kind !== 'photo') return null;
  const { original, redaction } = piece;
  const copies = [
    ...(redaction ? [{ digest: redaction.of, words: text.unredacted }] : []),
    ...(original ? [{ digest: original.digest, words: text.original }] : []),
    // The uncovered copy of a photo in a correction is with the report that it corrects.
  ].filter(({ digest }) => received.blobs.some((blob) => blob.digest === digest));
  return (
    <>
      <span className="sub">
        {photoFacts(piece)
          .map((fact) => say(fact))
          .join(' · ')}
      </span>
      <span className="line tightly">
        {copies.map(({ digest, words }) => (
          <a
            key={digest}
            href={blobAddress(received.line.submissionId, digest)}
            target="_blank"
            rel="noopener"
          >
            {say(words)}
          </a>
        ))}
      </span>
    </>
  );
};

/** All evidence, also what was removed with its reason; pictures are shown, other files downloaded. */
export const FilesTab = ({ received, read }: Tab) => {
  const say = useSay();
  const pieces = read.context.checklist.items.flatMap((item) => {
    const { evidence, removedEvidence } = answerOf(read.inspection, item.id);
    return [
      ...evidence.map((piece) => ({ item, piece, removed: null })),
      ...removedEvidence.map(({ evidence: piece, reason }) => ({ item, piece, removed: reason })),
    ];
  });
  if (pieces.length === 0)
    return (
      <Panel>
        <EmptyState>{say(text.noPhotos)}</EmptyState>
      </Panel>
    );
  return (
    <div className="photos">
      {pieces.map(({ item, piece, removed }) => {
        const address = blobAddress(received.line.submissionId, piece.digest);
        return (
          <figure key={item.id + piece.digest} className={removed === null ? '' : 'removed'}>
            <a href={address} target="_blank" rel="noopener">
              {piece.kind === 'photo' ? (
                <img src={address} alt={piece.caption || say(item.title)} loading="lazy" />
              ) : (
                `${say(text.download)} ${piece.fileName}`
              )}
            </a>
            <figcaption>
              <b>{item.clause}</b> {piece.caption || say(item.title)}
              <span className="sub">
                {sayMoment(piece.takenAt)} · {saySize(piece.bytes)} · {piece.digest.slice(0, 8)}
              </span>
              <PhotoOrigin received={received} piece={piece} />
              {removed !== null && <span className="is-bad">{say(text.removed, { reason: removed })}</span>}
            </figcaption>
          </figure>
        );
      })}
    </div>
  );
};

/** The receipt as it was signed and given to the laptop. */
export const ReceiptTab = ({ received }: Tab) => {
  const say = useSay();
  const { receipt, device } = received;
  const { body } = receipt;
  const lines = [
    [text.receivedAt, sayMoment(body.receivedAt)],
    [text.fromDevice, `${device.holderName} · ${device.name} · ${device.deviceId}`],
    [text.submissionDigest, body.submissionDigest],
    [text.contentDigest, body.contentDigest],
    [text.reportDigest, body.reportDigest],
    [text.journalHead, body.journalHead],
    [text.key, body.keyId],
    [text.receiptOf, receipt.signature],
  ] as const;
  return (
    <Panel>
      <dl className="facts receipt">
        {lines.map(([words, value]) => [
          <dt key={words.en}>{say(words)}</dt>,
          <dd key={`${words.en} value`} className="mono">
            {value}
          </dd>,
        ])}
      </dl>
    </Panel>
  );
};
