import { checklistText } from '../../../shared/text/checklist.ts';
import { Button } from '../../parts/button.tsx';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useDeskState } from '../desk-context.tsx';
import { AmendmentNotice } from '../pieces/amendment-notice.tsx';
import { readOnlyWords } from '../pieces/read-only-words.ts';
import { useOpen } from '../pieces/use-open.ts';

/** Why nothing can be changed here, when nothing can; else which report is corrected here, where one is. */
export const ChecklistBanner = ({ onConclusion }: { onConclusion: () => void }) => {
  const say = useSay();
  const sealed = useDeskState(({ open }) => (open?.inspection.seal ?? null) !== null);
  const concluded = useDeskState(({ open }) => (open?.inspection.conclusion ?? null) !== null);
  const open = useOpen();
  const readOnly = open && readOnlyWords(open);
  if (sealed) return <Notice>{say(checklistText.sealed)}</Notice>;
  if (readOnly) return <Notice tone="gen">{say(readOnly)}</Notice>;
  if (concluded)
    return (
      <Notice
        actions={
          <Button size="small" onClick={onConclusion}>
            {say(checklistText.toConclusion)}
          </Button>
        }
      >
        {say(checklistText.concluded)}
      </Notice>
    );
  return open && <AmendmentNotice open={open} />;
};
