import type { Content } from '../../shared/content/parse-content.ts';
import { Checklist } from '../../shared/domain/checklist.ts';
import type { ContentInForce, Published } from '../../shared/domain/edition.ts';
import { RuleSet } from '../../shared/domain/rule-set.ts';
import { canonicalBytes } from '../../shared/seal/canonical.ts';
import type { SpecificationsInForce } from '../../shared/exchange/console-api.ts';
import type { Desk } from '../desk.ts';
import { HechaError } from '../../shared/errors.ts';
import { publishShippedCatalogue } from './publish-catalogue.ts';

type ToPublish = {
  readonly kind: 'checklist' | 'ruleSet';
  readonly value: Checklist | RuleSet;
  readonly categories: { readonly code: string; readonly name: Checklist['title'] }[];
};

const listed = ({ checklists, ruleSets }: Content): readonly ToPublish[] => [
  ...checklists.map((value) => ({
    kind: 'checklist' as const,
    value,
    categories: value.categories.map(({ code, name }) => ({ code, name })),
  })),
  ...ruleSets.map((value) => ({ kind: 'ruleSet' as const, value, categories: [] })),
];

/**
 * Publishes checklists and rule sets as blobs named by the digest of their canonical form. What is published already
 * stays; the same id and version with other content gets a new digest beside the old one, and new assignments use the
 * newest. An edition of the catalogue is published unless a later one is in force. Returns how many were new.
 */
export const publishContent = async (desk: Desk, content: Content): Promise<number> => {
  let published = 0;
  for (const { kind, value, categories } of listed(content)) {
    const digest = await desk.blobs.put(canonicalBytes(value));
    await desk.ledger.exclusively(async (commit) => {
      const known = await desk.database
        .selectFrom('publications')
        .select('digest')
        .where('digest', '=', digest)
        .executeTakeFirst();
      if (known) return;
      await commit({
        kind: 'contentPublished',
        content: kind,
        digest,
        id: value.id,
        version: value.version,
        title: value.title,
        categories,
        publishedAt: desk.now(),
      });
      published += 1;
    });
  }
  if (content.catalogue && (await publishShippedCatalogue(desk, content.catalogue))) published += 1;
  return published;
};

/** The newest publication of every checklist and rule set, as `findPublished` finds them one by one. */
export const contentInForce = async ({ database }: Desk): Promise<ContentInForce> => {
  const rows = await database
    .selectFrom('publications')
    .select(['kind', 'content_id as id', 'version', 'digest', 'categories'])
    .distinctOn(['kind', 'content_id'])
    .orderBy('kind')
    .orderBy('content_id')
    .orderBy('version', 'desc')
    .orderBy('published_at', 'desc')
    .execute();
  const of = (wanted: (row: (typeof rows)[number]) => boolean): Published[] =>
    rows.filter(wanted).map(({ id, version, digest }) => ({ id, version, digest }));
  return {
    checklists: of(({ kind, categories }) => kind === 'checklist' && categories.length === 1),
    combinations: of(({ kind, categories }) => kind === 'checklist' && categories.length > 1),
    ruleSets: of(({ kind }) => kind === 'ruleSet'),
  };
};

/** What is in force of one category each, whole. */
export const specificationsInForce = async (desk: Desk): Promise<SpecificationsInForce> => {
  const { checklists, ruleSets } = await contentInForce(desk);
  const read = async (digest: string): Promise<unknown> =>
    JSON.parse(new TextDecoder().decode(await desk.blobs.read(digest)));
  return {
    checklists: await Promise.all(
      checklists.map(async ({ digest }) => ({ digest, checklist: Checklist.parse(await read(digest)) })),
    ),
    ruleSets: await Promise.all(ruleSets.map(async ({ digest }) => RuleSet.parse(await read(digest)))),
  };
};

/**
 * The newest published checklist or rule set of an id.
 * @throws HechaError `CHECKLIST_UNKNOWN` or `RULE_SET_UNKNOWN`.
 */
export const findPublished = async (
  { database }: Desk,
  kind: 'checklist' | 'ruleSet',
  id: string,
): Promise<Published> => {
  const found = await database
    .selectFrom('publications')
    .select(['content_id as id', 'version', 'digest'])
    .where('kind', '=', kind)
    .where('content_id', '=', id)
    .orderBy('version', 'desc')
    .orderBy('published_at', 'desc')
    .executeTakeFirst();
  if (!found) throw new HechaError(kind === 'checklist' ? 'CHECKLIST_UNKNOWN' : 'RULE_SET_UNKNOWN', { id });
  return found;
};
