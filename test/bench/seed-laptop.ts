import { mkdir } from 'node:fs/promises';
import { openFileVault } from '../../main/hosts/loopback/file-vault.ts';
import { openDevice } from '../../main/services/device/device.ts';
import { openVault, type Vault } from '../../main/services/vault/vault.ts';
import { type Assignment, assignedUnits } from '../../shared/domain/assignment.ts';
import type { Checklist } from '../../shared/domain/checklist.ts';
import type { Digest, Id } from '../../shared/domain/identifiers.ts';
import type { JournalEntry, JournalEvent } from '../../shared/domain/journal.ts';
import type { RuleSet } from '../../shared/domain/rule-set.ts';
import { canonicalBytes } from '../../shared/seal/canonical.ts';
import { emptyHead, linkEntry } from '../../shared/seal/chain.ts';
import { digestOfBytes } from '../../shared/seal/digest.ts';

const at = '2026-11-23T09:00:00+08:00';
const deviceId = 'dev-bench';

const putRecord = async (vault: Vault, value: unknown): Promise<Digest> => {
  const bytes = canonicalBytes(value);
  const digest = digestOfBytes(bytes);
  await vault.putBlob(digest, bytes);
  return digest;
};

/** The entries with which an inspection begins: started, opened, with its scope. */
const beginning = (inspectionId: Id, assignment: Assignment): JournalEntry[] => {
  const events: JournalEvent[] = [
    {
      type: 'inspection.started',
      assignment,
      checklistDigest: assignment.checklist.digest,
      ruleSetDigest: assignment.ruleSet.digest,
      app: 'bench',
    },
    {
      type: 'opening.recorded',
      opening: {
        heldAt: at,
        place: '',
        attendees: [{ side: 'team', name: assignment.team[0]?.name ?? '', post: '' }],
        noticeServed: true,
        identificationShown: true,
        remark: '',
      },
    },
    { type: 'scope.recorded', scope: { units: assignedUnits(assignment), areas: '', excluded: '' } },
  ];
  const by = assignment.team[0]?.id ?? '';
  return events.reduce<JournalEntry[]>((entries, event) => {
    const head = entries.at(-1) ?? emptyHead(inspectionId);
    const { seq, hash } = head;
    return [...entries, linkEntry({ inspectionId, seq, hash }, event, { at, by, deviceId })];
  }, []);
};

/** A laptop that was enrolled and lies in `folder`, filled through its own vault. No headquarters takes part. */
export const seedLaptop = async (folder: string, fill: (vault: Vault) => Promise<void>): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const keys = await openFileVault(folder);
  const device = await openDevice({ dataFolder: folder, vault: keys });
  await device.keep({
    deviceId,
    authority: '湖北省市场监督管理局',
    holder: { id: 'insp-01', name: '陈立群' },
    receiptKey: { keyId: 'hq-bench', publicKey: device.publicKey },
    courier: `age1${'q'.repeat(58)}`,
    enrolledAt: at,
  });
  const vault = await openVault(folder, () => new Date().toISOString(), { ballastBytes: 0 });
  try {
    await fill(vault);
  } finally {
    await vault.close();
  }
};

/** An inspection of `checklist` that was begun and not answered yet. */
export const putBegunInspection = async (
  vault: Vault,
  inspectionId: Id,
  pattern: Assignment,
  { checklist, ruleSet }: { checklist: Checklist; ruleSet: RuleSet },
): Promise<void> => {
  const assignment: Assignment = {
    ...pattern,
    id: `asg-${inspectionId}`,
    checklist: { id: checklist.id, version: checklist.version, digest: await putRecord(vault, checklist) },
    ruleSet: { id: ruleSet.id, version: ruleSet.version, digest: await putRecord(vault, ruleSet) },
  };
  await vault.append(beginning(inspectionId, assignment));
};

/** A finished inspection with its photos. */
export const putFinishedInspection = async (
  vault: Vault,
  {
    journal,
    context,
    photos,
    files,
  }: {
    journal: readonly JournalEntry[];
    context: { readonly checklist: Checklist; readonly ruleSet: RuleSet };
    photos: ReadonlyMap<string, Uint8Array>;
    files: ReadonlyMap<string, Uint8Array>;
  },
): Promise<void> => {
  await putRecord(vault, context.checklist);
  await putRecord(vault, context.ruleSet);
  for (const [digest, bytes] of [...photos, ...files]) await vault.putBlob(digest, bytes);
  await vault.append(journal);
};
