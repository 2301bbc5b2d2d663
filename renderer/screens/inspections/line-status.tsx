import { CircleCheck, CircleX, CloudDownload, Download, Inbox, PenLine, Send, Signature } from 'lucide-react';
import type { InspectionLine } from '../../desk/desk.ts';
import { classNames } from '../../parts/class-names.ts';
import { useSay } from '../../parts/language.tsx';
import { statusOfLine } from './say-line.ts';

const icons = {
  ready: <Download aria-hidden="true" />,
  notReady: <CloudDownload aria-hidden="true" />,
  draft: <PenLine aria-hidden="true" />,
  concluded: <Signature aria-hidden="true" />,
  handedOver: <Send aria-hidden="true" />,
  sealed: <Inbox aria-hidden="true" />,
  received: <CircleCheck aria-hidden="true" />,
  refused: <CircleX aria-hidden="true" />,
} as const;

const iconOf = ({ status, offlineReady }: InspectionLine) =>
  status === 'assigned' ? icons[offlineReady ? 'ready' : 'notReady'] : icons[status];

/** Where a line stands: icon and words. */
export const LineStatus = ({ line }: { line: InspectionLine }) => {
  const say = useSay();
  const { words, tone } = statusOfLine(line);
  return (
    <span className={classNames('state-line', tone !== 'plain' && `is-${tone}`)}>
      {iconOf(line)}
      <span>{say(words, { holder: line.heldBy ?? '' })}</span>
    </span>
  );
};
