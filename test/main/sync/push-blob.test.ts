import { describe, expect, it } from 'vitest';
import { createOutbox } from '../../../main/services/sync/outbox.ts';
import { askMissing, pushBlob } from '../../../main/services/sync/push-blob.ts';
import type { HeadquartersRequest } from '../../../main/services/sync/headquarters-client.ts';
import { HechaError } from '../../../shared/errors.ts';
import { sha256 } from '../../headquarters/laptop.ts';

const megabyte = 1024 * 1024;
const content = new Uint8Array(3 * megabyte + 5);
const { signal } = new AbortController();
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** Headquarters that answers each piece as `answer` says; remembers where the pieces began. */
const sendTo = async (answer: (offset: number, turn: number) => unknown, offset = 0) => {
  const offsets: number[] = [];
  let sent = offset;
  const send = ({ headers }: HeadquartersRequest) => {
    const at = Number(headers?.['upload-offset']);
    offsets.push(at);
    const said = answer(at, offsets.length);
    return Promise.resolve(
      said === 'stored' ? { status: 201, bytes: json({}) } : { status: 202, bytes: json(said) },
    );
  };
  await pushBlob(
    { send },
    { digest: 'a'.repeat(64), content, offset },
    { signal, onSent: (bytes) => (sent += bytes) },
  );
  return { offsets, sent };
};

describe('a file on its way', () => {
  it('goes on from wherever headquarters says it is', async () => {
    const places: Record<number, number> = { 0: 100, 100: 2 * megabyte, [2 * megabyte]: 3 * megabyte };
    const { offsets, sent } = await sendTo((at) => (at in places ? { offset: places[at] } : 'stored'));
    expect(offsets).toEqual([0, 100, 2 * megabyte, 3 * megabyte]);
    expect(sent).toBe(content.length);
  });

  it('is there when another laptop brought it meanwhile', async () => {
    expect((await sendTo(() => 'stored')).offsets).toEqual([0]);
  });

  it('begins again when headquarters lost what it had', async () => {
    const { offsets } = await sendTo((at, turn) => (turn === 1 ? { offset: 0 } : 'stored'), megabyte);
    expect(offsets).toEqual([megabyte, 0]);
  });

  it.each<[string, (offset: number) => unknown]>([
    ['the same place for ever', (at) => ({ offset: at })],
    ['always the beginning', () => ({ offset: 0 })],
    ['a place behind the end', () => ({ offset: content.length })],
    ['a negative place', () => ({ offset: -1 })],
    ['no place', () => ({})],
    ['no object', () => 'soon'],
  ])('ends as HQ_GARBAGE when headquarters names %s', async (_what, answer) => {
    await expect(sendTo(answer)).rejects.toMatchObject({ code: 'HQ_GARBAGE' });
  });
});

describe('what headquarters may ask for', () => {
  const digests = Array.from({ length: 4500 }, (_, n) => sha256(String(n)));

  it('is asked in questions that it accepts', async () => {
    const sizes: number[] = [];
    const client = {
      ask: ({ body }: HeadquartersRequest) => {
        const asked = (JSON.parse(new TextDecoder().decode(body)) as { digests: string[] }).digests;
        sizes.push(asked.length);
        return Promise.resolve({ missing: asked.slice(0, 1).map((digest) => ({ digest, offset: 7 })) });
      },
    };
    const missing = await askMissing(client as never, digests, signal);
    expect(sizes).toEqual([2000, 2000, 500]);
    expect([...missing]).toEqual([0, 2000, 4000].map((n) => [digests[n], 7]));
  });

  it('is only what was offered: files of other inspections stay here', async () => {
    const client = {
      ask: () => Promise.resolve({ missing: [{ digest: sha256('of another inspection'), offset: 0 }] }),
    };
    await expect(askMissing(client as never, digests, signal)).rejects.toMatchObject({ code: 'HQ_GARBAGE' });
  });
});

it('a refusal that cannot be written down is shown all the same, and ends nothing else', async () => {
  const entry = { event: { type: 'inspection.sealed' } };
  const outbox = await createOutbox({
    vault: {
      heads: () => [{ inspectionId: 'i-1', seq: 2, hash: 'f'.repeat(64) }],
      head: () => ({ inspectionId: 'i-1', seq: 2, hash: 'f'.repeat(64) }),
      readJournal: () => Promise.resolve([entry] as never),
    },
    files: {
      readReceipt: () => Promise.resolve(null),
      readRefusal: () => Promise.resolve(null),
      keepRefusal: () => Promise.reject(new HechaError('DISK_FULL')),
      receipts: () => Promise.resolve([]),
    } as never,
    now: () => new Date().toISOString(),
    random: () => 0,
    log: () => undefined,
    push: () => Promise.reject(new HechaError('SUBMISSION_INVALID')),
  });
  while (outbox.list()[0]?.state.name !== 'refused') await new Promise((resolve) => setImmediate(resolve));
  await outbox.close();
  expect(outbox.list()).toMatchObject([{ state: { problem: { code: 'SUBMISSION_INVALID' } } }]);
});
