import { useCallback, useState } from 'react';
import type { ConfirmedConclusion } from '../../../shared/domain/journal.ts';
import type { OpenInspection } from '../../desk/desk.ts';
import { useDesk } from '../desk-context.tsx';
import { go, stageRoute } from '../routes.ts';
import type { Chosen } from './closed-list.tsx';
import { agreedConclusion } from './conclusion-words.ts';
import type { Finding } from './list-findings.ts';
import { useHoldUnsaved } from '../pieces/unsaved.ts';

/** The conclusion as far as a person has it: what was ticked, the remark, and the acts that confirm or reopen. */
export const useConclusion = ({ inspection, computed }: OpenInspection, findings: readonly Finding[]) => {
  const desk = useDesk();
  const [chosen, setChosen] = useState<Chosen>({ result: null, followUp: null });
  const [remark, setRemark] = useState('');
  useHoldUnsaved(remark.trim() !== '');
  const { id } = inspection;

  const ready: ConfirmedConclusion | null =
    computed.state === 'choose' && chosen.result !== null && chosen.followUp !== null
      ? { result: chosen.result, followUp: chosen.followUp, overrideReason: null, remark: remark.trim() }
      : agreedConclusion(computed, remark.trim());

  const confirm = useCallback(
    (conclusion: ConfirmedConclusion): boolean => {
      // What the screen showed is what is printed: proposals become part of the record with the conclusion.
      for (const { itemId, detail, recorded } of findings)
        if (!recorded && !desk.act({ type: 'finding.detailed', itemId, detail })) return false;
      const done = desk.act({ type: 'conclusion.confirmed', conclusion });
      if (done) go(stageRoute(id, 'closing'));
      return done;
    },
    [desk, findings, id],
  );
  const reopen = useCallback((reason: string) => desk.act({ type: 'conclusion.reopened', reason }), [desk]);
  return { chosen, setChosen, remark, setRemark, ready, confirm, reopen };
};
