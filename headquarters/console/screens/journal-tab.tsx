import { useMemo, useState } from 'react';
import { ChipButton } from '../../../renderer/parts/chip.tsx';
import { useSay } from '../../../renderer/parts/language.tsx';
import { Notice } from '../../../renderer/parts/notice.tsx';
import { remarksOn } from '../../../shared/domain/remarks-on-journal.ts';
import type { ReceivedInspection } from '../../../shared/exchange/console-api.ts';
import { remarksText } from '../../../shared/text/remarks.ts';
import { Replay } from '../replay/replay.tsx';
import type { Read } from '../read-inspection.ts';

/** The journal as it was kept, and a replay of it: every act in order, and what a supervisor should look at. */
export const JournalTab = ({ received, read }: { received: ReceivedInspection; read: Read }) => {
  const say = useSay();
  const [only, setOnly] = useState(false);
  const { context, inspection } = read;
  const { journal } = received;
  const { team } = inspection.assignment;
  const names = useMemo(() => new Map(team.map(({ id, name }) => [id, name])), [team]);
  const remarks = useMemo(() => remarksOn(journal, context.checklist), [journal, context.checklist]);
  const flagged = new Set(remarks.map(({ seq }) => seq)).size;
  return (
    <>
      <Notice
        tone={flagged > 0 ? 'gen' : 'ok'}
        actions={
          flagged > 0 && (
            <ChipButton pressed={only} onClick={() => setOnly(!only)}>
              {say(remarksText.only)}
            </ChipButton>
          )
        }
      >
        {flagged > 0 ? say(remarksText.some, { n: flagged }) : say(remarksText.none)}
      </Notice>
      <Replay journal={journal} context={context} remarks={remarks} names={names} only={only} />
    </>
  );
};
