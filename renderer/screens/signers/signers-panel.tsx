import { useState } from 'react';
import type { SignerState } from '../../../shared/contract/contract.ts';
import { signersText as text } from '../../../shared/text/signers.ts';
import type { LockedSigner } from '../../desk/desk.ts';
import { Button } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { localDay, localTime } from '../pieces/day.ts';
import { useNow } from '../pieces/use-now.ts';
import { daysLeft, renewWithinDays } from './days-left.ts';
import { EnrolSignerDialog, type EnrolSignerOrder } from './enrol-signer-dialog.tsx';
import { KeyState } from './key-state.tsx';
import './signers.css';
import { UnlockDialog } from './unlock-dialog.tsx';

const Validity = ({ notAfter }: { notAfter: SignerState['notAfter'] }) => {
  const say = useSay();
  const days = daysLeft(notAfter, useNow());
  return (
    <>
      {say(text.validTo)} {localDay(new Date(notAfter))}
      {days < 0 ? (
        <span className="is-bad"> · {say(text.expired)}</span>
      ) : (
        days < renewWithinDays && <span className="is-gen"> · {say(text.daysLeft, { days })}</span>
      )}
    </>
  );
};

const SignerLine = ({
  signer,
  onUnlock,
  onRenew,
}: {
  signer: SignerState;
  onUnlock: () => void;
  onRenew: () => void;
}) => {
  const say = useSay();
  const { inspector, key, serial, organisation, issuer, notAfter, place } = signer;
  return (
    <li className="signer" data-signer={inspector.id}>
      <div>
        <div>
          <b>{inspector.name}</b>{' '}
          <span className="faint small">
            {say(text.number, { number: inspector.id })} · {organisation}
          </span>
        </div>
        <div className="small soft">
          <Validity notAfter={notAfter} />
        </div>
        <div className="small faint">
          {say(text.issuer)} {issuer} · {say(text.serial)} <span className="mono">{serial}</span>
        </div>
        {place.name === 'token' && <div className="small faint">{say(text.keptOnToken, place)}</div>}
      </div>
      <div className="signer-key">
        <KeyState keyState={key} />
        {key.name === 'unlocked' && (
          <span className="small faint">
            {say(text.unlockedUntil, { time: localTime(new Date(key.until)) })}
          </span>
        )}
      </div>
      <div className="line">
        {key.name === 'locked' && (
          <Button size="small" onClick={onUnlock}>
            {say(text.unlockEllipsis)}
          </Button>
        )}
        <Button size="small" onClick={onRenew}>
          {say(text.renew)}
        </Button>
      </div>
    </li>
  );
};

type Open =
  | { readonly name: 'unlock'; readonly signer: LockedSigner }
  | { readonly name: 'enrol'; readonly order: EnrolSignerOrder };

/** Inspectors who can sign on this laptop: their certificates and keys. */
export const SignersPanel = () => {
  const say = useSay();
  const desk = useDesk();
  const signers = useDeskState((state) => state.signers);
  const holder = useDeskState(({ app }) => app?.device?.holder ?? null);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const enrol = (order: EnrolSignerOrder) => setOpen({ name: 'enrol', order });
  if (holder === null) return null;
  const holderSigns = signers.some(({ inspector }) => inspector.id === holder.id);
  const anyUnlocked = signers.some(({ key }) => key.name === 'unlocked');
  return (
    <Panel title={say(text.title)}>
      <p className="field-hint">{say(signers.length === 0 ? text.none : text.listHint)}</p>
      <ul className="signers">
        {signers.map((signer) => {
          const { id, name } = signer.inspector;
          return (
            <SignerLine
              key={id}
              signer={signer}
              onUnlock={() => setOpen({ name: 'unlock', signer: { inspectorId: id, name } })}
              onRenew={() =>
                enrol(
                  id === holder.id
                    ? { for: 'holder', name, renews: true }
                    : { for: 'colleague', renews: name },
                )
              }
            />
          );
        })}
      </ul>
      {!holderSigns && signers.length > 0 && <p className="small soft">{say(text.holderNone, holder)}</p>}
      <div className="line signers-actions">
        {!holderSigns && (
          <Button
            look={signers.length === 0 ? 'primary' : 'plain'}
            onClick={() => enrol({ for: 'holder', name: holder.name, renews: false })}
          >
            {say(text.mineTitle, holder)}
          </Button>
        )}
        <Button onClick={() => enrol({ for: 'colleague', renews: null })}>{say(text.addColleague)}</Button>
        <span className="push" />
        {anyUnlocked && (
          <Button keys="F9" onClick={() => void desk.lockSigners()}>
            {say(text.lockAll)}
          </Button>
        )}
      </div>
      {open?.name === 'unlock' && <UnlockDialog signer={open.signer} onUnlocked={close} onClose={close} />}
      {open?.name === 'enrol' && <EnrolSignerDialog order={open.order} onClose={close} />}
    </Panel>
  );
};
