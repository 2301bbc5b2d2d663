import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { pack } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServices } from '../../../main/services/create-services.ts';
import type { Assignment } from '../../../shared/domain/assignment.ts';
import type { Invitation, InvitationBody } from '../../../shared/domain/invitation.ts';
import type { JournalEntry, JournalEvent } from '../../../shared/domain/journal.ts';
import { replay } from '../../../shared/domain/replay.ts';
import { ensureHechaError } from '../../../shared/errors.ts';
import { blobName, manifestName } from '../../../shared/exchange/courier.ts';
import { toBase64Url } from '../../../shared/exchange/base64.ts';
import { consentOf, type HandoverManifestBody, journalName } from '../../../shared/exchange/handover.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';
import { emptyHead, followChain, hashOfEntry, linkEntry } from '../../../shared/seal/chain.ts';
import { holder, type Office, openOffice, order, tempFolder } from '../../headquarters/office.ts';
import { sha256 } from '../../headquarters/laptop.ts';
import {
  actIn,
  beginInspection,
  deliveryThat,
  finishInspection,
  journalIn,
  openEnrolled,
  openServices,
} from '../sync/field-laptop.ts';
import { spoiltBytes } from '../../setup/spoilt-bytes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const other = { id: 'li-min', name: '李敏' };

let office: Office;
let scratch: string;
/** The laptop that hands over, and the one that takes over. */
let giver: RunningServices;
let taker: RunningServices;

const assigned = async () => {
  const { id } = await office.hq().dispatch(order);
  await giver.services['sync.pull']({});
  const { assignments } = await giver.services['sync.assignments']({});
  const found = assignments.find((assignment) => assignment.id === id);
  if (!found) throw new Error('the assignment did not arrive');
  return found;
};

const begun = async (photos: readonly Bytes[] = [new Uint8Array(randomBytes(30_000))]): Promise<string> =>
  beginInspection(giver, await assigned(), photos);

const invitationOf = async ({ services }: RunningServices): Promise<Invitation> =>
  (await services['handover.invite']({})).invitation;

const handOver = (from: RunningServices, id: string, invitation: Invitation) =>
  actIn(from, id, holder.id, () => [{ type: 'inspection.handedOver', invitation }]);

/** Packs what was handed over and reads the file, as the page does. */
const packed = async ({ services }: RunningServices, inspectionId: string): Promise<Bytes> => {
  await services['handover.pack']({ inspectionId });
  for (;;) {
    const { job } = await services['bundle.job']({});
    if (job?.name === 'failed') throw new Error(job.problem.code);
    if (job?.name === 'done') {
      const { bytes } = await services['bundle.read']({ offset: 0 });
      expect(sha256(bytes)).toBe(job.digest);
      return new Uint8Array(bytes);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
};

const take = async ({ services }: RunningServices, file: Bytes): Promise<string> => {
  const half = Math.floor(file.length / 2);
  await services['handover.receive']({ offset: 0, bytes: file.slice(0, half) });
  await services['handover.receive']({ offset: half, bytes: file.slice(half) });
  return (await services['handover.take']({})).inspectionId;
};

const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'taken',
    (caught: unknown) => {
      const { code, detail } = ensureHechaError(caught);
      return typeof detail['reason'] === 'string' ? `${code} ${detail['reason']}` : code;
    },
  );

const handedTo = async (to: RunningServices, photos?: readonly Bytes[]) => {
  const id = await begun(photos);
  const invitation = await invitationOf(to);
  await handOver(giver, id, invitation);
  return { id, file: await packed(giver, id) };
};

const settled = async (laptop: RunningServices, id: string) => {
  await laptop.services['sync.deliver']({ inspectionId: id });
  return deliveryThat(laptop, id, ({ name }) => name === 'settled' || name === 'refused');
};

beforeAll(async () => {
  scratch = await tempFolder('handover');
  office = await openOffice();
  giver = await openEnrolled(join(scratch, 'giver'), office);
  taker = await openEnrolled(join(scratch, 'taker'), office, undefined, other);
});
afterAll(async () => {
  await giver.close();
  await taker.close();
  await office.close();
  await rm(scratch, { recursive: true, force: true });
});

describe('an inspection that is handed over', () => {
  it('goes on at the other laptop with all its files, and headquarters takes it in from there', async () => {
    const photo = new Uint8Array(randomBytes(30_000));
    const { id, file } = await handedTo(taker, [photo]);
    expect(Buffer.from(file).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> X25519 /);
    expect(await take(taker, file)).toBe(id);

    const journal = await journalIn(taker, id);
    expect(followChain(emptyHead(id), journal).seq).toBe(journal.length);
    expect(journal.slice(-3).map(({ event }) => event.type)).toEqual([
      'inspection.handedOver',
      'inspection.takenOver',
      'clock.read',
    ]);
    const { bytes } = await taker.services['vault.readBlob']({ digest: sha256(photo) });
    expect(sha256(bytes)).toBe(sha256(photo));

    await finishInspection(taker, id);
    const state = await settled(taker, id);
    expect(state.name === 'settled' && state.receipt.body.submissionId).toBe(id);
    expect(replay(await journalIn(taker, id)).custody.map(({ holder: { name } }) => name)).toEqual([
      holder.name,
      other.name,
    ]);
  });

  it('is sealed no more where it was handed over from', async () => {
    const { id } = await handedTo(taker);
    const journal = await journalIn(giver, id);
    const journalHead = journal.at(-1)?.hash ?? '';
    const digest = 'ab'.repeat(32);
    await expect(
      giver.services['seal.sign']({
        inspectionId: id,
        contentDigest: digest,
        journalHead,
        reportDigest: digest,
      }),
    ).rejects.toMatchObject({ code: 'INSPECTION_HANDED_OVER', detail: { holder: other.name } });
  });

  it('is packed again as often as it is asked, for the same laptop alone', async () => {
    const { id, file } = await handedTo(taker);
    const again = await packed(giver, id);
    expect(again).not.toEqual(file);
    expect(await take(taker, again)).toBe(id);
    // The first stick turns up: what is here already is not touched.
    const before = await journalIn(taker, id);
    expect(await refusalOf(take(taker, file))).toBe('HANDOVER_TAKEN');
    expect(await journalIn(taker, id)).toEqual(before);
  });

  it('comes back the same way, and goes on where it began', async () => {
    const { id, file } = await handedTo(taker);
    await take(taker, file);
    await actIn(taker, id, other.id, () => [{ type: 'item.noted', itemId: 'item-1', note: 'over there' }]);
    await handOver(taker, id, await invitationOf(giver));
    const back = await packed(taker, id);
    expect(await take(giver, back)).toBe(id);
    const inspection = replay(await journalIn(giver, id));
    expect(inspection.custody).toHaveLength(3);
    expect(inspection.answers.get('item-1')?.note).toBe('over there');
    await finishInspection(giver, id);
    expect((await settled(giver, id)).name).toBe('settled');
  });

  it('is taken over after a power cut left the beginning of its journal', async () => {
    const { id, file } = await handedTo(taker);
    const journal = await journalIn(giver, id);
    await taker.services['vault.append']({ entries: journal.slice(0, 1) });
    expect(await take(taker, file)).toBe(id);
    expect((await journalIn(taker, id)).slice(0, journal.length)).toEqual(journal);
  });

  it('is not mixed with another journal of the same name', async () => {
    const { id, file } = await handedTo(taker);
    const [first] = (await journalIn(giver, id)) as [JournalEntry];
    const altered = { ...first, at: '2026-01-01T00:00:00Z' };
    await taker.services['vault.append']({ entries: [{ ...altered, hash: hashOfEntry(altered) }] });
    expect(await refusalOf(take(taker, file))).toBe('JOURNAL_FORK');
    expect(await journalIn(taker, id)).toHaveLength(1);
  });
});

describe('an invitation', () => {
  it('is read as what its laptop says of itself, with the fingerprint that enrolment shows', async () => {
    const invitation = await invitationOf(taker);
    const { device } = await taker.services['app.describe']({});
    const read = await giver.services['handover.invitation']({ invitation });
    expect(read).toEqual({ invitation, fingerprint: device?.fingerprint });
    expect((await invitationOf(taker)).body.nonce).not.toBe(invitation.body.nonce);
  });

  it('that is none, was altered, or is of this very laptop is refused', async () => {
    const invitation = await invitationOf(taker);
    const read = (given: unknown) => refusalOf(giver.services['handover.invitation']({ invitation: given }));
    const renamed = { ...invitation.body, holder: { id: 'x', name: '别人' } };
    for (const given of [
      null,
      'text',
      {},
      { ...invitation, body: renamed },
      { ...invitation, signature: 'c2ln' },
    ])
      expect(await read(given)).toBe('INVITATION_INVALID');
    expect(await read(await invitationOf(giver))).toBe('HANDOVER_TO_ITSELF');
  });

  it('of a laptop of another headquarters is refused', async () => {
    const elsewhere = await openOffice();
    const stranger = await openEnrolled(join(scratch, 'stranger'), elsewhere);
    try {
      const invitation = await invitationOf(stranger);
      expect(await refusalOf(giver.services['handover.invitation']({ invitation }))).toBe(
        'HANDOVER_OTHER_HEADQUARTERS',
      );
    } finally {
      await stranger.close();
      await elsewhere.close();
    }
  });

  it('is made by an enrolled laptop alone', async () => {
    const fresh = await openServices(join(scratch, 'fresh'), office.hq().address);
    expect(await refusalOf(Promise.resolve().then(() => fresh.services['handover.invite']({})))).toBe(
      'NOT_ENROLLED',
    );
    await fresh.close();
  });
});

describe('a file that is no handover for this laptop', () => {
  it('is refused whole wherever it was cut or changed, and nothing of it is kept', async () => {
    const { id, file } = await handedTo(taker);
    await fc.assert(
      fc.asyncProperty(spoiltBytes(file), async (bytes) => {
        expect(await refusalOf(take(taker, bytes))).toMatch(/^HANDOVER_(DAMAGED|OTHER_LAPTOP|INVALID)/);
      }),
      { numRuns: 100 },
    );
    expect(await journalIn(taker, id)).toEqual([]);
    expect(await take(taker, file)).toBe(id);
  });

  it('is opened by that laptop alone, and not where nothing was received', async () => {
    const third = await openEnrolled(join(scratch, 'third'), office, undefined, other);
    const { file } = await handedTo(taker);
    expect(await refusalOf(take(third, file))).toBe('HANDOVER_OTHER_LAPTOP');
    const fourth = await openServices(join(scratch, 'fourth'), office.hq().address);
    expect(await refusalOf(fourth.services['handover.take']({}))).toBe('HANDOVER_DAMAGED');
    await third.close();
    await fourth.close();
  });

  it('arrives in order or not at all', async () => {
    await taker.services['handover.receive']({ offset: 0, bytes: new Uint8Array(3) });
    expect(await refusalOf(taker.services['handover.receive']({ offset: 4, bytes: new Uint8Array(1) }))).toBe(
      'INPUT_INVALID',
    );
  });

  it('is not packed before it was handed over, nor of what nobody knows', async () => {
    const id = await begun();
    await expect(packed(giver, id)).rejects.toThrowError('HANDOVER_INVALID');
    await expect(packed(giver, 'i-unknown')).rejects.toThrowError('INSPECTION_UNKNOWN');
  });
});

describe('a handover that somebody else made', () => {
  const forger = generateKeyPairSync('ed25519');
  const publicKey = forger.publicKey.export({ format: 'jwk' }).x ?? '';
  const signed = (body: object) => toBase64Url(sign(null, canonicalBytes(body), forger.privateKey));
  let assignment: Assignment;
  let content: ReadonlyMap<string, Bytes>;
  let invitation: Invitation;
  let count = 0;

  beforeAll(async () => {
    assignment = await assigned();
    const read = async ({ digest }: { digest: string }): Promise<[string, Bytes]> => [
      digest,
      new Uint8Array((await giver.services['vault.readBlob']({ digest })).bytes),
    ];
    content = new Map([await read(assignment.checklist), await read(assignment.ruleSet)]);
    invitation = await invitationOf(taker);
  });

  /** What may be wrong with one; everything else of it is as it should be. */
  type Wrong = {
    readonly deviceId?: string;
    readonly events?: (before: readonly JournalEvent[]) => readonly JournalEvent[];
    readonly journal?: (before: readonly JournalEntry[]) => readonly JournalEntry[];
    readonly consent?: string;
    readonly list?: (body: HandoverManifestBody) => object;
    readonly signature?: string;
    readonly files?: (before: readonly (readonly [string, Bytes])[]) => readonly (readonly [string, Bytes])[];
  };

  const archiveOf = async (pieces: readonly (readonly [string, Bytes])[]): Promise<Bytes> => {
    const archive = pack();
    for (const [name, bytes] of pieces) archive.entry({ name, size: bytes.length }, Buffer.from(bytes));
    archive.finalize();
    const chunks: Uint8Array[] = [];
    for await (const chunk of archive) chunks.push(chunk as Uint8Array);
    const encrypter = new Encrypter();
    encrypter.addRecipient(invitation.body.recipient);
    return new Uint8Array(await encrypter.encrypt(new Uint8Array(Buffer.concat(chunks))));
  };

  const forge = async (wrong: Wrong = {}): Promise<{ id: string; file: Bytes }> => {
    count += 1;
    const id = `i-forged-${count}`;
    const { deviceId = 'd-forger' } = wrong;
    const events: readonly JournalEvent[] = [
      {
        type: 'inspection.started',
        assignment,
        checklistDigest: assignment.checklist.digest,
        ruleSetDigest: assignment.ruleSet.digest,
        app: 'test',
      },
      { type: 'inspection.handedOver', invitation },
    ];
    const linked = (wrong.events?.(events) ?? events).reduce<JournalEntry[]>((entries, event) => {
      const last = entries.at(-1);
      const head = last ? { inspectionId: id, seq: last.seq, hash: last.hash } : emptyHead(id);
      return [...entries, linkEntry(head, event, { at: '2026-11-23T10:00:00Z', by: 'forger', deviceId })];
    }, []);
    const journal = wrong.journal?.(linked) ?? linked;
    const last = journal.at(-1);
    const to = last?.event.type === 'inspection.handedOver' ? last.event.invitation.body : invitation.body;
    const journalHead = last?.hash ?? '';
    const journalBytes = canonicalBytes(journal);
    const body: HandoverManifestBody = {
      schema: 1,
      kind: 'handover',
      recipient: invitation.body.recipient,
      from: { deviceId: 'd-forger', holder: other, publicKey },
      inspectionId: id,
      journalHead,
      consent: wrong.consent ?? signed(consentOf({ inspectionId: id, journalHead, to })),
      createdAt: '2026-11-23T10:00:00Z',
      journal: { digest: sha256(journalBytes), bytes: journalBytes.length },
      files: [...content].map(([digest, { length }]) => ({ digest, bytes: length })),
    };
    const list = { ...body, ...wrong.list?.(body) };
    const files = [...content].map(([digest, bytes]) => [blobName(digest), bytes] as const);
    return {
      id,
      file: await archiveOf([
        [manifestName, canonicalBytes({ body: list, signature: wrong.signature ?? signed(list) })],
        [journalName, journalBytes],
        ...(wrong.files?.(files) ?? files),
      ]),
    };
  };

  const to = (more: Partial<InvitationBody>): JournalEvent => ({
    type: 'inspection.handedOver',
    invitation: { ...invitation, body: { ...invitation.body, ...more } },
  });
  const junk = new TextEncoder().encode('{}');

  it.each<[string, () => Wrong, string]>([
    ['whose list the giver did not sign', () => ({ signature: 'c2ln' }), 'HANDOVER_INVALID signature'],
    [
      'whose list is of another kind',
      () => ({ list: () => ({ kind: 'courier' }) }),
      'HANDOVER_INVALID manifest',
    ],
    [
      'that was made for another laptop and encrypted anew',
      () => ({ list: () => ({ recipient: `age1${'q'.repeat(58)}` }) }),
      'HANDOVER_OTHER_LAPTOP',
    ],
    [
      'whose journal does not end with a handover',
      () => ({ events: ([first]) => (first ? [first] : []) }),
      'HANDOVER_INVALID notHandedOver',
    ],
    [
      'that was given to another laptop',
      () => ({ events: ([first]) => [first as JournalEvent, to({ deviceId: 'd-other' })] }),
      'HANDOVER_OTHER_LAPTOP',
    ],
    [
      'that was given to an invitation which this laptop never made',
      () => ({ events: ([first]) => [first as JournalEvent, to({ nonce: 'another' })] }),
      'HANDOVER_INVALID invitation',
    ],
    [
      'of another headquarters',
      () => ({ events: ([first]) => [first as JournalEvent, to({ headquarters: 'other-key' })] }),
      'HANDOVER_OTHER_HEADQUARTERS',
    ],
    [
      'that the laptop which had it did not give',
      () => ({ deviceId: 'd-somebody' }),
      'HANDOVER_INVALID giver',
    ],
    ['without the giver’s consent', () => ({ consent: 'c2ln' }), 'HANDOVER_INVALID consent'],
    [
      'whose journal was altered',
      () => ({ journal: ([first, ...rest]) => [{ ...(first as JournalEntry), by: 'x' }, ...rest] }),
      'JOURNAL_BROKEN',
    ],
    [
      'in which another laptop wrote',
      () => ({
        journal: ([first, last]) => {
          const { event, at, by, inspectionId } = last as JournalEntry;
          const head = { inspectionId, seq: 1, hash: (first as JournalEntry).hash };
          return [first as JournalEntry, linkEntry(head, event, { at, by, deviceId: 'd-intruder' })];
        },
      }),
      'JOURNAL_FOREIGN',
    ],
    [
      'whose journal is another than its list says',
      () => ({ list: ({ journal }) => ({ journal: { ...journal, digest: 'ab'.repeat(32) } }) }),
      'HANDOVER_INVALID digest',
    ],
    [
      'whose list ends the journal elsewhere',
      () => ({ list: () => ({ journalHead: 'ab'.repeat(32) }) }),
      'HANDOVER_INVALID journalHead',
    ],
    [
      'whose list lacks what the journal names',
      () => ({ list: ({ files }) => ({ files: files.slice(1) }) }),
      'HANDOVER_INVALID files',
    ],
    ['that lacks a file', () => ({ files: (files) => files.slice(1) }), 'HANDOVER_INVALID missing'],
    [
      'with a file that nobody asked for',
      () => ({ files: (files) => [...files, ['../../x', junk]] }),
      'HANDOVER_INVALID entry',
    ],
    [
      'with another file under a name',
      () => ({ files: (files) => files.map(([name, { length }]) => [name, new Uint8Array(length)]) }),
      'HANDOVER_INVALID digest',
    ],
  ])('%s is refused', async (_how, wrong, refusal) => {
    const { id, file } = await forge(wrong());
    expect(await refusalOf(take(taker, file))).toBe(refusal);
    expect(await journalIn(taker, id)).toEqual([]);
  });

  it('whose checklist is none is refused', async () => {
    const before = content;
    content = new Map([[sha256(junk), junk], ...[...content].slice(1)]);
    try {
      const { file } = await forge({
        events: ([first, last]) => [
          {
            ...(first as Extract<JournalEvent, { type: 'inspection.started' }>),
            checklistDigest: sha256(junk),
          },
          last as JournalEvent,
        ],
      });
      expect(await refusalOf(take(taker, file))).toBe('HANDOVER_INVALID content');
    } finally {
      content = before;
    }
  });

  it('that holds no list, or nothing, is refused', async () => {
    expect(await refusalOf(take(taker, await archiveOf([])))).toBe('HANDOVER_INVALID manifest');
    expect(await refusalOf(take(taker, await archiveOf([['x', junk]])))).toBe('HANDOVER_INVALID manifest');
    expect(await refusalOf(take(taker, await archiveOf([[manifestName, junk]])))).toBe(
      'HANDOVER_INVALID manifest',
    );
  });

  it('of a laptop that headquarters does not know is found out there', async () => {
    const { id, file } = await forge();
    expect(await take(taker, file)).toBe(id);
    await finishInspection(taker, id);
    const state = await settled(taker, id);
    expect(state).toMatchObject({
      name: 'refused',
      problem: { code: 'SUBMISSION_INVALID', detail: { reason: 'handoverDevice' } },
    });
  });
});
