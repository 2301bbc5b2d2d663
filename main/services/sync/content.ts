import { join } from 'node:path';
import { z } from 'zod';
import type { Services } from '../../../shared/contract/contract.ts';
import type { Assignment } from '../../../shared/domain/assignment.ts';
import { Checklist } from '../../../shared/domain/checklist.ts';
import { ContentInForce, nothingInForce, type Published } from '../../../shared/domain/edition.ts';
import { RuleSet } from '../../../shared/domain/rule-set.ts';
import { HechaError } from '../../../shared/errors.ts';
import { keepFile, readKeptJson } from '../kept-file.ts';
import type { Ports } from '../ports.ts';
import type { Vault } from '../vault/vault.ts';
import { fetchContent } from './fetch-content.ts';
import type { HeadquartersClient } from './headquarters-client.ts';

const StoredContent = z.strictObject({ schema: z.literal(1), content: ContentInForce });

export type Content = {
  /**
   * Fetches what is in force: checklists and rule sets of all categories, and the combinations that assignments name.
   * What is refused does not keep the others from arriving.
   * @throws HechaError `EDITION_OLDER`, `EDITION_UNREADABLE` for the first that was not taken; those of the client.
   */
  readonly pull: (assignments: readonly Assignment[]) => Promise<void>;
  readonly read: Services['sync.content'];
};

/** What headquarters published newest, kept so that it can be read, begun with and adopted without a network. */
export const createContent = ({
  dataFolder,
  client,
  vault,
}: Pick<Ports, 'dataFolder'> & {
  client: HeadquartersClient;
  vault: Pick<Vault, 'hasBlob' | 'putBlob' | 'readBlob'>;
}): Content => {
  const path = join(dataFolder, 'content.json');

  const read = async (): Promise<ContentInForce> => {
    // A list that cannot be read is fetched again; what was adopted stands in its inspection's own journal.
    return (await readKeptJson(path, StoredContent))?.content ?? nothingInForce;
  };

  /** Brings it here; what was not `known` must be readable by this program. @throws HechaError `EDITION_UNREADABLE` */
  const fetchAs = async <T extends { readonly id: string; readonly version: number }>(
    { id, version, digest }: Published,
    schema: z.ZodType<T>,
    known: boolean,
  ): Promise<void> => {
    await fetchContent(client, vault, digest);
    if (known) return;
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await vault.readBlob(digest));
      const content = schema.parse(JSON.parse(text));
      if (content.id === id && content.version === version) return;
      throw new HechaError('EDITION_UNREADABLE', { id, version });
    } catch (cause) {
      throw new HechaError('EDITION_UNREADABLE', { id, version }, { cause });
    }
  };

  /** What is kept of one list, and the refusals: where one is refused, what was here before stays. */
  const take = async <T extends { readonly id: string; readonly version: number }>(
    offered: readonly Published[],
    known: readonly Published[],
    schema: z.ZodType<T>,
  ): Promise<{ taken: Published[]; refusals: HechaError[] }> => {
    const taken: Published[] = [];
    const refusals: HechaError[] = [];
    for (const edition of offered) {
      const { id, version } = edition;
      const here = known.find((one) => one.id === id);
      try {
        if (here && here.version > version)
          throw new HechaError('EDITION_OLDER', { id, version, known: here.version });
        await fetchAs(edition, schema, here?.digest === edition.digest);
        taken.push(edition);
      } catch (caught) {
        if (!(caught instanceof HechaError) || !caught.code.startsWith('EDITION_')) throw caught;
        refusals.push(caught);
        if (here) taken.push(here);
      }
    }
    return { taken, refusals };
  };

  return {
    pull: async (assignments) => {
      const offered = await client.ask({ method: 'GET', path: '/v1/content' }, ContentInForce);
      const known = await read();
      const dispatched = new Set(assignments.map(({ checklist }) => checklist.id));
      const checklists = await take(offered.checklists, known.checklists, Checklist);
      const combinations = await take(
        offered.combinations.filter(({ id }) => dispatched.has(id)),
        known.combinations,
        Checklist,
      );
      const ruleSets = await take(offered.ruleSets, known.ruleSets, RuleSet);
      const content = {
        checklists: checklists.taken,
        combinations: combinations.taken,
        ruleSets: ruleSets.taken,
      };
      await keepFile(
        path,
        Buffer.from(JSON.stringify({ schema: 1, content } satisfies z.infer<typeof StoredContent>)),
      );
      const [refusal] = [checklists, combinations, ruleSets].flatMap(({ refusals }) => refusals);
      if (refusal) throw refusal;
    },
    read,
  };
};
