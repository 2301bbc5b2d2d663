import { useCallback, useMemo, useState } from 'react';
import { newerIn, newestChecklist } from '../../../../shared/domain/adopt-edition.ts';
import { editionsText as text } from '../../../../shared/text/editions.ts';
import type { NewerEdition } from '../../../desk/desk.ts';
import { Button } from '../../../parts/button.tsx';
import { useSay } from '../../../parts/language.tsx';
import { useDesk, useDeskState } from '../../desk-context.tsx';
import type { Command } from '../../keys/command.ts';
import { useCommands } from '../../keys/commands-context.tsx';
import { announce } from '../../shell/announce.ts';
import { useWork } from '../checklist-context.tsx';
import { flushDrafts } from '../drafts.ts';
import { EditionDialog } from './edition-dialog.tsx';

/** Says quietly that headquarters has a newer edition; nothing changes until a person adopts it. */
export const EditionNotice = () => {
  const say = useSay();
  const desk = useDesk();
  const { context, editable } = useWork();
  const content = useDeskState((state) => state.content);
  const [shown, setShown] = useState<NewerEdition | null>(null);
  const offered = editable && newerIn(content, context);
  const show = useCallback(() => {
    // What is still being typed belongs to the record that the changes are told of.
    flushDrafts();
    void desk.readNewerEdition().then(setShown);
  }, [desk]);
  const commands = useMemo<readonly Command[]>(
    () => (offered ? [{ id: 'edition', keys: ['G E'], words: text.keyShow, run: show }] : []),
    [offered, show],
  );
  useCommands(commands);
  if (!offered) return null;
  const version = newestChecklist(content, context.checklist.id)?.version ?? 0;
  const isChecklist = version > context.checklist.version;
  const adopt = () => {
    if (!shown) return;
    const { kept, reopened, to } = shown.plan.event;
    if (desk.adoptEdition(shown))
      announce(
        say(text.adopted, {
          newer: to.checklist.version,
          kept: kept.length,
          reopened: reopened.length,
        }),
      );
    setShown(null);
  };
  return (
    <div className="forecast edition-notice">
      <div className="medium strong">{say(isChecklist ? text.available : text.availableRules)}</div>
      <div className="small soft">
        {isChecklist ? say(text.versions, { now: context.checklist.version, newer: version }) : null}
      </div>
      <div className="small faint">{say(text.stays)}</div>
      <Button size="small" keys="G E" onClick={show}>
        {say(text.show)}
      </Button>
      {shown && <EditionDialog newer={shown} onAdopt={adopt} onClose={() => setShown(null)} />}
    </div>
  );
};
