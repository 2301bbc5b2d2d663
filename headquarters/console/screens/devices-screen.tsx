import { useState } from 'react';
import { Button } from '../../../renderer/parts/button.tsx';
import { Chip } from '../../../renderer/parts/chip.tsx';
import { Dialog } from '../../../renderer/parts/dialog.tsx';
import { useSay } from '../../../renderer/parts/language.tsx';
import { EmptyState } from '../../../renderer/parts/notice.tsx';
import { Panel } from '../../../renderer/parts/panel.tsx';
import { Table } from '../../../renderer/parts/table.tsx';
import { DeviceList, type DeviceLine } from '../../../shared/exchange/console-api.ts';
import { consoleText as text } from '../../../shared/text/console.ts';
import { Answered } from '../answered.tsx';
import { tell } from '../ask.ts';
import { sayMoment } from '../say-time.ts';
import { useAnswer } from '../use-answer.ts';
import { IssueCodeDialog } from './issue-code-dialog.tsx';

type Device = DeviceLine;

const RevokeDialog = ({
  device,
  onDone,
  onClose,
}: {
  device: Device;
  onDone: () => void;
  onClose: () => void;
}) => {
  const say = useSay();
  return (
    <Dialog
      title={say(text.revoke)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(text.cancel)}</Button>
          <Button
            look="danger"
            onClick={() => void tell(`/devices/${device.deviceId}/revoke`).then(onDone, onDone)}
          >
            {say(text.revoke)}
          </Button>
        </>
      }
    >
      <p>{say(text.revokeAsk, { name: `${device.holder.name} · ${device.name}` })}</p>
    </Dialog>
  );
};

const Devices = ({ list, onRevoke }: { list: DeviceList; onRevoke: (device: Device) => void }) => {
  const say = useSay();
  if (list.devices.length === 0) return <EmptyState>{say(text.noDevices)}</EmptyState>;
  return (
    <Table
      label={say(text.devices)}
      tight
      columns={[
        { key: 'holder', title: say(text.holder) },
        { key: 'device', title: say(text.deviceName) },
        { key: 'enrolled', title: say(text.enrolledAt) },
        { key: 'seen', title: say(text.lastSeen) },
        { key: 'received', title: say(text.received), right: true },
        { key: 'act', title: '', right: true },
      ]}
    >
      {list.devices.map((device) => (
        <tr key={device.deviceId}>
          <td>{device.holder.name}</td>
          <td>
            {device.name} <span className="sub">{device.deviceId}</span>
          </td>
          <td className="nowrap">{sayMoment(device.enrolledAt)}</td>
          <td className="nowrap">
            {device.lastSeenAt === null ? say(text.never) : sayMoment(device.lastSeenAt)}
          </td>
          <td className="right">{device.received}</td>
          <td className="right">
            {device.revokedAt === null ? (
              <Button size="small" onClick={() => onRevoke(device)}>
                {say(text.revoke)}
              </Button>
            ) : (
              <Chip tone="na">{say(text.revoked)}</Chip>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
};

/** The laptops that may talk to headquarters, and codes for new ones. */
export const DevicesScreen = () => {
  const say = useSay();
  const [state, again] = useAnswer(DeviceList, '/devices');
  const [issuing, setIssuing] = useState(false);
  const [revoking, setRevoking] = useState<Device | null>(null);
  const done = () => {
    setIssuing(false);
    setRevoking(null);
    again();
  };
  return (
    <>
      <div className="page-head">
        <h1>{say(text.devices)}</h1>
        <span className="push" />
        <Button look="primary" onClick={() => setIssuing(true)}>
          {say(text.issueCode)}
        </Button>
      </div>
      <Answered state={state} again={again}>
        {(list) => (
          <>
            <Panel flush>
              <Devices list={list} onRevoke={setRevoking} />
            </Panel>
            {list.codes.length > 0 && (
              <Panel title={say(text.unusedCodes)} count={list.codes.length}>
                <ul className="refusals">
                  {list.codes.map(({ holder, issuedAt, expiresAt }) => (
                    <li key={issuedAt}>
                      <span className="nowrap">{sayMoment(issuedAt)}</span>
                      <span>{holder.name}</span>
                      <span className="faint">{say(text.codeValid, { at: sayMoment(expiresAt) })}</span>
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
          </>
        )}
      </Answered>
      {issuing && <IssueCodeDialog title={say(text.codeTitle)} onClose={done} />}
      {revoking !== null && (
        <RevokeDialog device={revoking} onDone={done} onClose={() => setRevoking(null)} />
      )}
    </>
  );
};
