import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { outboxText as text } from '../../../shared/text/outbox.ts';
import type { LogInclusion } from '../../../shared/exchange/log.ts';
import type { Receipt } from '../../../shared/exchange/submission.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { useSay } from '../../parts/language.tsx';
import { sayFullMoment } from '../pieces/day.ts';
import { DigestText } from '../pieces/digest-text.tsx';

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

/** Headquarters' signed answer, whole. */
export const ReceiptDialog = ({
  receipt,
  inclusion,
  onClose,
}: {
  receipt: Receipt;
  inclusion: LogInclusion | null;
  onClose: () => void;
}) => {
  const say = useSay();
  const { body, signature } = receipt;
  return (
    <Dialog title={say(text.receiptTitle)} size="wide" onClose={onClose}>
      <div className="stack">
        <p className="state-line">
          <CircleCheck className="is-ok" aria-hidden="true" />
          <span>{say(text.receiptVerified)}</span>
        </p>
        <dl className="facts receipt-facts medium">
          <Fact name={say(text.receiptReceivedAt)}>{sayFullMoment(body.receivedAt)}</Fact>
          <Fact name={say(text.receiptSubmission)}>
            <DigestText digest={body.submissionDigest} />
          </Fact>
          <Fact name={say(text.receiptContent)}>
            <DigestText digest={body.contentDigest} />
          </Fact>
          <Fact name={say(text.receiptReport)}>
            <DigestText digest={body.reportDigest} />
          </Fact>
          <Fact name={say(text.receiptBlobs)}>{say(text.receiptBlobsOf, { count: body.blobCount })}</Fact>
          <Fact name={say(text.receiptLog)}>
            {inclusion
              ? say(text.receiptLogEntry, { index: inclusion.index + 1, size: inclusion.head.body.size })
              : say(text.receiptLogLater)}
          </Fact>
          <Fact name={say(text.receiptKey)}>
            <span className="mono">{body.keyId}</span>
          </Fact>
          <Fact name={say(text.receiptSignature)}>
            <span className="mono small">{signature}</span>
          </Fact>
        </dl>
      </div>
    </Dialog>
  );
};
