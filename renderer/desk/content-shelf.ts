import type { Services } from '../../shared/contract/contract.ts';
import { Catalogue } from '../../shared/domain/catalogue-edition.ts';
import { Checklist } from '../../shared/domain/checklist.ts';
import type { Context } from '../../shared/domain/evaluation.ts';
import type { Digest } from '../../shared/domain/identifiers.ts';
import { RuleSet } from '../../shared/domain/rule-set.ts';
import { HechaError } from '../../shared/errors.ts';
import { canonicalBytes } from '../../shared/seal/canonical.ts';
import { sha256 } from '../host/sha256.ts';
import type { ContentRepository } from '../storage/content-repository.ts';
import type { ContentRow } from '../storage/rows.ts';

const unknownCode = {
  checklist: 'CHECKLIST_UNKNOWN',
  ruleSet: 'RULE_SET_UNKNOWN',
  catalogue: 'BLOB_UNKNOWN',
} as const;
type Kind = keyof typeof unknownCode;

const schemas = { checklist: Checklist, ruleSet: RuleSet, catalogue: Catalogue };

const parse = (kind: Kind, digest: Digest, bytes: Uint8Array): ContentRow => {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { digest, kind, value: schemas[kind].parse(json) } as ContentRow;
  } catch (cause) {
    throw new HechaError('CONTENT_INVALID', { digest, kind }, { cause });
  }
};

export type ContentShelf = {
  /** Which of the digests this page can work with, without a network and without main. */
  readonly has: (digest: Digest) => boolean;
  /**
   * Checklist and rule set by digest: from memory, else the page's copy, else main's, believed only when the bytes
   * have that digest and that shape.
   * @throws HechaError `CHECKLIST_UNKNOWN`, `RULE_SET_UNKNOWN`, `BLOB_DIGEST_MISMATCH`, `CONTENT_INVALID`.
   */
  readonly checklist: (digest: Digest) => Promise<Checklist>;
  readonly ruleSet: (digest: Digest) => Promise<RuleSet>;
  readonly context: (digests: { checklist: Digest; ruleSet: Digest }) => Promise<Context>;
  /** An edition of the catalogue, in the same way. @throws HechaError `BLOB_UNKNOWN` and those of `context`. */
  readonly catalogue: (digest: Digest) => Promise<Catalogue>;
  /** Keeps a checklist that was combined here, in main's copy first: the report and the submission need its bytes. */
  readonly keep: (checklist: Checklist) => Promise<Digest>;
};

/** Keeps checklists, rule sets and the catalogue at hand. They are immutable, so what was read once is never read again. */
export const createContentShelf = async (
  client: Services,
  repository: ContentRepository,
): Promise<ContentShelf> => {
  const memory = new Map<Digest, ContentRow>();
  const stored = new Set(await repository.digests());

  const fetch = async (kind: Kind, digest: Digest): Promise<ContentRow> => {
    const { bytes } = await client['vault.readBlob']({ digest }).catch((cause: unknown) => {
      throw new HechaError(unknownCode[kind], { digest }, { cause });
    });
    if ((await sha256(bytes)) !== digest) throw new HechaError('BLOB_DIGEST_MISMATCH', { digest });
    const row = parse(kind, digest, bytes);
    // A page copy that cannot be written does not stop the work: main has the bytes.
    await repository.put(row).then(
      () => stored.add(digest),
      () => undefined,
    );
    return row;
  };

  const read = async (kind: Kind, digest: Digest): Promise<ContentRow> => {
    const row = memory.get(digest) ?? (await repository.read(digest)) ?? (await fetch(kind, digest));
    memory.set(digest, row);
    return row;
  };

  const readChecklist = async (digest: Digest): Promise<Checklist> => {
    const row = await read('checklist', digest);
    if (row.kind !== 'checklist') throw new HechaError('CHECKLIST_UNKNOWN', { digest });
    return row.value;
  };

  const readRuleSet = async (digest: Digest): Promise<RuleSet> => {
    const row = await read('ruleSet', digest);
    if (row.kind !== 'ruleSet') throw new HechaError('RULE_SET_UNKNOWN', { digest });
    return row.value;
  };

  return {
    has: (digest) => memory.has(digest) || stored.has(digest),
    checklist: readChecklist,
    ruleSet: readRuleSet,
    context: async (digests) => {
      const [checklist, ruleSet] = await Promise.all([
        readChecklist(digests.checklist),
        readRuleSet(digests.ruleSet),
      ]);
      return { checklist, ruleSet };
    },
    catalogue: async (digest) => {
      const row = await read('catalogue', digest);
      if (row.kind !== 'catalogue') throw new HechaError('BLOB_UNKNOWN', { digest });
      return row.value;
    },
    keep: async (value) => {
      const bytes = canonicalBytes(value);
      const digest = await sha256(bytes);
      await client['vault.putBlob']({ digest, mediaType: 'application/json', bytes });
      const row: ContentRow = { digest, kind: 'checklist', value };
      memory.set(digest, row);
      await repository.put(row).then(
        () => stored.add(digest),
        () => undefined,
      );
      return digest;
    },
  };
};
