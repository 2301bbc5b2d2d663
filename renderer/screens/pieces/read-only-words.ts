import type { Words } from '../../../shared/domain/words.ts';
import { checklistText } from '../../../shared/text/checklist.ts';
import { handoverText } from '../../../shared/text/handover.ts';
import { sayBoth } from '../../../shared/text/say.ts';
import type { OpenInspection } from '../../desk/desk.ts';

/** Why an inspection can only be read here; null where it can be written. */
export const readOnlyWords = ({ inspection, readOnly }: OpenInspection): Words | null => {
  const holder = inspection.handover?.holder.name;
  if (holder !== undefined) return sayBoth(handoverText.banner, { holder });
  return readOnly ? checklistText.readOnly : null;
};
