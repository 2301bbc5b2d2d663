import { Check, CircleAlert, Send, ShieldCheck, TriangleAlert } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { asksLicence } from '../../../shared/domain/assignment.ts';
import type { Context } from '../../../shared/domain/evaluation.ts';
import { visitKinds } from '../../../shared/domain/visit-kind.ts';
import { readCreditCode } from '../../../shared/domain/credit-code.ts';
import type { Day } from '../../../shared/domain/identifiers.ts';
import { handoverText } from '../../../shared/text/handover.ts';
import { inspectionsText as text } from '../../../shared/text/inspections.ts';
import { inspectionTypeText, visitText } from '../../../shared/text/visits.ts';
import type { InspectionLine } from '../../desk/desk.ts';
import { Button } from '../../parts/button.tsx';
import { NamedProvider, useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { useDeskState } from '../desk-context.tsx';
import { EarlierSummary } from '../pieces/earlier-summary.tsx';
import { saySize } from '../pieces/say-size.ts';
import { isCleared } from './group-lines.ts';
import { licenceValidity } from './licence-validity.ts';
import { unitNames } from './say-line.ts';

const CreditCode = ({ code }: { code: string }) => {
  const say = useSay();
  const read = readCreditCode(code);
  const doubt = read.problem ?? read.warning;
  return (
    <>
      <span className="line">
        {code}
        {doubt === null && (
          <span className="is-ok" title={say(text.creditCodeRight)}>
            <ShieldCheck role="img" aria-label={say(text.creditCodeRight)} />
          </span>
        )}
      </span>
      {doubt !== null && (
        <span className={`state-line small ${read.problem ? 'is-bad' : 'is-gen'}`}>
          <CircleAlert aria-hidden="true" />
          {say(doubt)}
        </span>
      )}
    </>
  );
};

const Validity = ({ validTo, today }: { validTo: Day | null; today: Day }) => {
  const say = useSay();
  const validity = licenceValidity(validTo, today);
  return (
    <>
      {validTo ?? say(text.validUnknown)}
      {(validity === 'expired' || validity === 'renewal') && (
        <span className={`state-line small ${validity === 'expired' ? 'is-bad' : 'is-gen'}`}>
          <TriangleAlert aria-hidden="true" />
          {say(validity === 'expired' ? text.licenceExpired : text.licenceRenewal, { day: validTo ?? '' })}
        </span>
      )}
    </>
  );
};

const Team = ({ line }: { line: InspectionLine }) => {
  const say = useSay();
  const roles = { leader: text.leader, inspector: text.inspector, observer: text.observer } as const;
  return (
    <ul>
      {line.assignment.team.map(({ id, name, role, number }) => (
        <li key={id}>
          {name} <span className="faint small">{say(roles[role])}</span>{' '}
          {number && <span className="faint small nowrap">{number}</span>}
        </li>
      ))}
    </ul>
  );
};

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

/** How the firm learns of a visit that has no notice with a date. */
const noticeWords = {
  beforehand: text.noticeNone,
  onArrival: text.noticeOnArrival,
  none: text.noticeNone,
} as const;

const Facts = ({ line, context, today }: { line: InspectionLine; context: Context | null; today: Day }) => {
  const say = useSay();
  const { assignment } = line;
  const { enterprise, licences } = assignment;
  const { notice } = visitKinds[assignment.type];
  return (
    <dl className="facts">
      <Fact name={say(text.creditCode)}>
        <CreditCode code={enterprise.creditCode} />
      </Fact>
      {licences.length === 0 && asksLicence(assignment) && (
        <Fact name={say(text.licence)}>{say(text.noLicence)}</Fact>
      )}
      {licences.map(({ number, validTo }) => (
        <Fragment key={number}>
          <Fact name={say(text.licence)}>{number}</Fact>
          <Fact name={say(text.validTo)}>
            <Validity validTo={validTo} today={today} />
          </Fact>
        </Fragment>
      ))}
      <Fact name={say(text.units)}>
        <ul>
          {unitNames(assignment, context, say).map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </Fact>
      <Fact name={say(text.productionAddress)}>{enterprise.productionAddress}</Fact>
      <Fact name={say(text.contact)}>
        {enterprise.contact.name} · {enterprise.contact.post}
        <div className="soft">{enterprise.contact.phone}</div>
      </Fact>
      <Fact name={say(text.team)}>
        <Team line={line} />
      </Fact>
      <Fact name={say(text.authority)}>{assignment.authority}</Fact>
      {(assignment.noticeOn !== null || notice !== 'beforehand') && (
        <Fact name={say(text.notice)}>{assignment.noticeOn ?? say(noticeWords[notice])}</Fact>
      )}
      <Fact name={say(text.reportNumber)}>
        {assignment.reportNumber}
        {assignment.origin === 'laptop' && <div className="small soft">{say(text.begunHere)}</div>}
      </Fact>
    </dl>
  );
};

const Ready = ({ fine, children }: { fine: boolean; children: ReactNode }) => (
  <li className="state-line">
    {fine ? (
      <Check className="is-ok" aria-hidden="true" />
    ) : (
      <TriangleAlert className="is-gen" aria-hidden="true" />
    )}
    <span>{children}</span>
  </li>
);

const OfflineReadiness = ({ line }: { line: InspectionLine }) => {
  const say = useSay();
  const app = useDeskState((state) => state.app);
  const { checklist, ruleSet } = line.assignment;
  return (
    <section className="offline-ready medium soft" aria-label={say(text.offlineTitle)}>
      <h2>{say(text.offlineTitle)}</h2>
      <ul>
        {line.offlineReady ? (
          <>
            <Ready fine>{say(text.offlineChecklist, { id: checklist.id, version: checklist.version })}</Ready>
            <Ready fine>{say(text.offlineRuleSet, { id: ruleSet.id, version: ruleSet.version })}</Ready>
          </>
        ) : (
          <Ready fine={false}>{say(text.offlineContentMissing)}</Ready>
        )}
        {app && (
          <Ready fine={!app.storage.photosPaused}>
            {app.storage.photosPaused
              ? say(text.offlineSpaceLow)
              : say(text.offlineSpace, { size: saySize(app.storage.freeBytes) })}
          </Ready>
        )}
      </ul>
    </section>
  );
};

const actionOf = ({ status }: InspectionLine) => {
  if (status === 'assigned') return text.start;
  if (status === 'draft') return text.resume;
  if (status === 'concluded') return text.openSigning;
  if (status === 'handedOver') return text.openHandedOver;
  return status === 'refused' ? text.openOutbox : text.openReport;
};

type DetailProps = {
  line: InspectionLine;
  context: Context | null;
  today: Day;
  busy: boolean;
  onOpen: () => void;
  /** Null where it cannot be handed over. */
  onHandOver: (() => void) | null;
};

const Detail = ({ line, context, today, busy, onOpen, onHandOver }: DetailProps) => {
  const say = useSay();
  const { assignment, asked, judged } = line;
  const blocked = line.status === 'assigned' && !line.offlineReady;
  const open = asked - judged;
  return (
    <aside className="side-pane" aria-label={assignment.enterprise.name} data-region="detail">
      <div>
        <div className="medium faint">{say(inspectionTypeText[assignment.type])}</div>
        <h1 className="title">{assignment.enterprise.name}</h1>
      </div>
      {isCleared(line) ? (
        <p className="medium soft">{say(text.cleared)}</p>
      ) : (
        <Button
          look="primary"
          size="big"
          className="grow"
          keys="Enter"
          aria-disabled={blocked || busy}
          onClick={blocked || busy ? undefined : onOpen}
        >
          {say(busy ? text.starting : actionOf(line))}
        </Button>
      )}
      {onHandOver && (
        <Button icon={<Send aria-hidden="true" />} onClick={onHandOver}>
          {say(line.status === 'handedOver' ? handoverText.again : handoverText.give)}
        </Button>
      )}
      {blocked && <p className="medium is-gen">{say(text.startNeedsChecklist)}</p>}
      {asked > 0 && (
        <div>
          <div className="kv-line medium">
            <b>{say(text.progressOf, { judged, asked })}</b>
            <span className="soft">{open > 0 ? say(text.left, { count: open }) : say(text.allJudged)}</span>
          </div>
          <ProgressBar value={judged} max={asked} label={say(text.progress)} />
        </div>
      )}
      {assignment.background !== '' && (
        <Notice tone="gen">
          <span className="prose">{assignment.background}</span>
        </Notice>
      )}
      <EarlierSummary assignment={assignment} />
      <Facts line={line} context={context} today={today} />
      <OfflineReadiness line={line} />
    </aside>
  );
};

/** Who is visited, why, by whom, and whether it works without a network, in the words of that type of inspection. */
export const LineDetail = (props: DetailProps) => (
  <NamedProvider named={visitText[props.line.assignment.type]}>
    <Detail {...props} />
  </NamedProvider>
);
