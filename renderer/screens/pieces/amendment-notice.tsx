import { amendmentChanges } from '../../../shared/domain/amendment-changes.ts';
import { amendmentText as text, changeInWords } from '../../../shared/text/amendment.ts';
import type { OpenInspection } from '../../desk/desk.ts';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';

/** Which report is corrected, why, and what differs by now; nothing for any other inspection. */
export const AmendmentNotice = ({ open }: { open: OpenInspection }) => {
  const say = useSay();
  const { inspection, context } = open;
  if (!inspection.amends) return null;
  const { reportNumber, reason } = inspection.amends.report;
  const changes = amendmentChanges(inspection);
  return (
    <Notice tone="gen">
      <div className="prose">{say(text.corrects, { number: reportNumber, reason })}</div>
      {changes.length === 0 ? (
        say(text.none)
      ) : (
        <details>
          <summary>{say(text.changes, { count: changes.length })}</summary>
          <ul className="small">
            {changes.map((change) => {
              const { where, what, before, after } = changeInWords(change, context);
              return (
                <li key={`${change.part}/${change.itemId ?? ''}/${change.field}`}>
                  {say(where)} · {say(what)}: <s>{say(before)}</s> → <b>{say(after)}</b>
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </Notice>
  );
};
