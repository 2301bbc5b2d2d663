import { useState } from 'react';
import { Button } from '../../../renderer/parts/button.tsx';
import { Chip } from '../../../renderer/parts/chip.tsx';
import { Select } from '../../../renderer/parts/choice.tsx';
import { Dialog } from '../../../renderer/parts/dialog.tsx';
import { useSay } from '../../../renderer/parts/language.tsx';
import { EmptyState, Notice } from '../../../renderer/parts/notice.tsx';
import { Panel } from '../../../renderer/parts/panel.tsx';
import { Table } from '../../../renderer/parts/table.tsx';
import { ensureHechaError } from '../../../shared/errors.ts';
import {
  type CertificateLine,
  CertificateList,
  type RevocationReason,
  revocationReasons,
} from '../../../shared/exchange/console-api.ts';
import { consoleText as text } from '../../../shared/text/console.ts';
import { Answered } from '../answered.tsx';
import { tell } from '../ask.ts';
import { sayMoment } from '../say-time.ts';
import { useAnswer } from '../use-answer.ts';
import { IssueCodeDialog } from './issue-code-dialog.tsx';

const reasons = Object.keys(revocationReasons) as RevocationReason[];

const RevokeDialog = ({
  certificate,
  onDone,
  onClose,
}: {
  certificate: CertificateLine;
  onDone: () => void;
  onClose: () => void;
}) => {
  const say = useSay();
  const [reason, setReason] = useState<RevocationReason | ''>('');
  const [failed, setFailed] = useState<string | null>(null);
  const { serial, holder, device } = certificate;
  const revoke = () =>
    tell(`/certificates/${serial}/revoke`, { reason }).then(onDone, (caught: unknown) =>
      setFailed(ensureHechaError(caught).code),
    );
  return (
    <Dialog
      title={say(text.revokeCertificateTitle, { name: holder.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(text.cancel)}</Button>
          <Button look="danger" disabled={reason === ''} onClick={() => void revoke()}>
            {say(text.revokeCertificateConfirm)}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{say(text.revokeCertificateAsk, { serial, device: device.name })}</p>
        <Select
          label={say(text.revocationReason)}
          value={reason}
          empty={say(text.chooseReason)}
          choices={reasons.map((value) => ({ value, label: say(text[`reason_${value}`]) }))}
          onChange={setReason}
        />
        {failed !== null && (
          <Notice tone="bad" live>
            {say(text.revokeFailed, { code: failed })}
          </Notice>
        )}
      </div>
    </Dialog>
  );
};

const State = ({
  certificate: { revoked, notAfter },
  now,
}: {
  certificate: CertificateLine;
  now: string;
}) => {
  const say = useSay();
  if (revoked === null)
    return notAfter < now ? (
      <Chip tone="gen">{say(text.certificateExpired)}</Chip>
    ) : (
      <Chip tone="ok">{say(text.certificateValid)}</Chip>
    );
  const reason = reasons.find((name) => revocationReasons[name] === revoked.code);
  return (
    <>
      <Chip tone="na">{say(text.certificateRevoked, { at: sayMoment(revoked.at) })}</Chip>
      <span className="sub">
        {say(reason === undefined ? text.reason_other : text[`reason_${reason}`], { code: revoked.code })}
      </span>
    </>
  );
};

const Certificates = ({
  list,
  onRevoke,
}: {
  list: CertificateList;
  onRevoke: (certificate: CertificateLine) => void;
}) => {
  const say = useSay();
  if (list.certificates.length === 0) return <EmptyState>{say(text.noCertificates)}</EmptyState>;
  return (
    <Table
      label={say(text.certificates)}
      tight
      columns={[
        { key: 'holder', title: say(text.certificateHolder) },
        { key: 'device', title: say(text.deviceName) },
        { key: 'serial', title: say(text.serial) },
        { key: 'issued', title: say(text.issuedOn) },
        { key: 'validTo', title: say(text.validTo) },
        { key: 'state', title: say(text.state) },
        { key: 'act', title: '', right: true },
      ]}
    >
      {list.certificates.map((certificate) => (
        <tr key={certificate.serial} data-certificate={certificate.serial}>
          <td>
            {certificate.holder.name} <span className="sub">{certificate.holder.id}</span>
          </td>
          <td>
            {certificate.device.name} <span className="sub">{certificate.device.deviceId}</span>
          </td>
          <td className="mono">{certificate.serial}</td>
          <td className="nowrap">{sayMoment(certificate.issuedAt)}</td>
          <td className="nowrap">{certificate.notAfter.slice(0, 10)}</td>
          <td>
            <State certificate={certificate} now={list.now} />
          </td>
          <td className="right">
            {certificate.revoked === null && (
              <Button size="small" onClick={() => onRevoke(certificate)}>
                {say(text.revokeCertificate)}
              </Button>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
};

/** Fingerprint in pairs of digits, as `openssl x509 -fingerprint -sha256` prints it. */
const inPairs = (digest: string): string => (digest.toUpperCase().match(/../g) ?? []).join(':');

/** The certificates that inspectors sign with, and the authority that issued them. */
export const CertificatesScreen = () => {
  const say = useSay();
  const [state, again] = useAnswer(CertificateList, '/certificates');
  const [issuing, setIssuing] = useState(false);
  const [revoking, setRevoking] = useState<CertificateLine | null>(null);
  const done = () => {
    setIssuing(false);
    setRevoking(null);
    again();
  };
  return (
    <>
      <div className="page-head">
        <h1>{say(text.certificates)}</h1>
        <span className="push" />
        <Button onClick={() => setIssuing(true)}>{say(text.issueCodeColleague)}</Button>
      </div>
      <p className="faint lead">{say(text.certificatesLead)}</p>
      <Answered state={state} again={again}>
        {(list) => (
          <>
            <Panel flush>
              <Certificates list={list} onRevoke={setRevoking} />
            </Panel>
            <Panel title={say(text.issuerTitle)}>
              <dl className="facts">
                <dt>{say(text.issuerName)}</dt>
                <dd>{list.issuer.name}</dd>
                <dt>{say(text.issuerFingerprint)}</dt>
                <dd className="mono" data-fingerprint={list.issuer.fingerprint}>
                  {inPairs(list.issuer.fingerprint)}
                </dd>
                <dt>{say(text.validTo)}</dt>
                <dd>{list.issuer.notAfter.slice(0, 10)}</dd>
              </dl>
              <p className="faint small">{say(text.issuerNote)}</p>
            </Panel>
          </>
        )}
      </Answered>
      {issuing && <IssueCodeDialog title={say(text.codeColleagueTitle)} onClose={done} />}
      {revoking !== null && (
        <RevokeDialog certificate={revoking} onDone={done} onClose={() => setRevoking(null)} />
      )}
    </>
  );
};
