import { adoptionOf } from '../../shared/domain/adopt-edition.ts';
import { Checklist } from '../../shared/domain/checklist.ts';
import type { Context } from '../../shared/domain/evaluation.ts';
import type { Digest } from '../../shared/domain/identifiers.ts';
import type { Inspection } from '../../shared/domain/inspection.ts';
import type { JournalEntry } from '../../shared/domain/journal.ts';
import { applyEntry } from '../../shared/domain/replay.ts';
import { RuleSet } from '../../shared/domain/rule-set.ts';
import { ensureHechaError, HechaError } from '../../shared/errors.ts';
import { canonical } from '../../shared/seal/canonical.ts';
import type { Desk } from '../desk.ts';

const refuse = (detail: Readonly<Record<string, unknown>>) =>
  new HechaError('SUBMISSION_INVALID', { reason: 'edition', ...detail });

type Halves = { readonly checklist: Digest; readonly ruleSet: Digest };

/** Only what was published here is judged by; the bytes are the ones that were published. */
const readPublished = async ({ database, blobs }: Desk, halves: Halves): Promise<Context> => {
  const read = async (kind: 'checklist' | 'ruleSet', digest: Digest): Promise<unknown> => {
    const published = await database
      .selectFrom('publications')
      .select('digest')
      .where('kind', '=', kind)
      .where('digest', '=', digest)
      .executeTakeFirst();
    if (!published) throw refuse({ digest });
    return JSON.parse(new TextDecoder().decode(await blobs.read(digest)));
  };
  return {
    checklist: Checklist.parse(await read('checklist', halves.checklist)),
    ruleSet: RuleSet.parse(await read('ruleSet', halves.ruleSet)),
  };
};

/**
 * Every edition that was adopted on the way must have been published here, and what its adoption did to the recorded
 * answers must be what is computed here from both editions: a laptop cannot keep an answer that the newer one reopens.
 * @throws HechaError `SUBMISSION_INVALID` with reason `edition`.
 */
export const checkEditions = async (desk: Desk, journal: readonly JournalEntry[]): Promise<void> => {
  let inspection: Inspection | null = null;
  for (const entry of journal) {
    const { event, seq } = entry;
    if (event.type === 'edition.adopted' && inspection) {
      const { checklistDigest, ruleSetDigest }: Inspection = inspection;
      const before = await readPublished(desk, { checklist: checklistDigest, ruleSet: ruleSetDigest });
      const to = { checklist: event.to.checklist.digest, ruleSet: event.to.ruleSet.digest };
      const issued = {
        context: await readPublished(desk, to),
        digests: { checklistDigest: to.checklist, ruleSetDigest: to.ruleSet },
      };
      let computed: string;
      try {
        computed = canonical(adoptionOf(inspection, before, issued).event);
      } catch (caught) {
        const { code } = ensureHechaError(caught);
        if (code === 'INTERNAL') throw caught;
        throw refuse({ seq, code });
      }
      if (computed !== canonical(event)) throw refuse({ seq });
    }
    inspection = applyEntry(inspection, entry);
  }
};
