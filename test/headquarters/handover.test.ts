import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalBytes } from '../../shared/seal/canonical.ts';
import { createLaptop, type Laptop, type Sealed, sealInspection, type SealOptions } from './laptop.ts';
import { signIn } from './staff.ts';
import { enrolledLaptop, type Office, openOffice, order, preparedInspection, sendFiles } from './office.ts';

/** An inspection that two laptops had, as headquarters sees it when it comes in. */

let office: Office;
let giver: Laptop;
let taker: Laptop;

const other = { id: 'li-min', name: '李敏' };
const stranger = generateKeyPairSync('ed25519').privateKey;
const signStranger = (message: Uint8Array) => sign(null, message, stranger);

beforeAll(async () => {
  office = await openOffice();
  giver = await enrolledLaptop(office.hq());
  taker = createLaptop(office.hq().address);
  const { code } = await office.hq().issueEnrolmentCode(other);
  await taker.enrol(code);
});
afterAll(() => office.close());

/** The content is fetched by the laptop that it was dispatched to. */
const finished = async (more: Partial<NonNullable<SealOptions['begunOn']>> = {}, by = taker) => {
  const options: SealOptions = { begunOn: { laptop: giver, ...more } };
  const sealed = await preparedInspection(office.hq(), by, options);
  await sendFiles(by, sealed.files);
  return sealed;
};

const answerTo = async (laptop: Laptop, { id, bytes }: Pick<Sealed, 'id' | 'bytes'>) => {
  const { status, body } = await laptop.putSubmission(id, bytes);
  const detail = body['detail'] as Record<string, unknown> | undefined;
  return { status, code: body['code'], reason: detail?.['reason'] ?? detail?.['code'] };
};

describe('an inspection that changed laptops', () => {
  it('is taken in from the one that sealed it, for the assignment of the one that began it', async () => {
    const sealed = await finished();
    expect(sealed.submission.deviceId).toBe(taker.deviceId());
    expect((await answerTo(taker, sealed)).status).toBe(201);
    expect((await answerTo(taker, sealed)).status).toBe(200);
  });

  it('is not taken in from the one that gave it away', async () => {
    const sealed = await finished();
    expect(await answerTo(giver, sealed)).toMatchObject({ code: 'SUBMISSION_INVALID', reason: 'deviceId' });
    const claimed = canonicalBytes({ ...sealed.submission, deviceId: giver.deviceId() });
    expect(await answerTo(giver, { ...sealed, bytes: claimed })).toMatchObject({
      code: 'SUBMISSION_CHAIN_BROKEN',
    });
  });

  it('is refused where the one that gave it away went on with it', async () => {
    const sealed = await preparedInspection(office.hq(), giver, {
      begunOn: { laptop: giver, goesOn: true },
      unsigned: true,
      sealedContent: 'ab'.repeat(32),
    });
    await sendFiles(giver, sealed.files);
    expect(await answerTo(giver, sealed)).toMatchObject({
      code: 'SUBMISSION_CHAIN_BROKEN',
      reason: 'JOURNAL_FOREIGN',
    });
  });

  it('is refused where one of the two did not sign, or nobody knows the one that gave it', async () => {
    const bad = { code: 'SUBMISSION_INVALID', reason: 'handoverSignature' };
    expect(await answerTo(taker, await finished({ signConsent: signStranger }))).toMatchObject(bad);
    expect(await answerTo(taker, await finished({ signInvitation: signStranger }))).toMatchObject(bad);
    expect(await answerTo(taker, await finished({ laptop: createLaptop('') }))).toMatchObject({
      code: 'SUBMISSION_INVALID',
      reason: 'handoverDevice',
    });
  });

  it('is corrected at the laptop that sealed it, though another began it', async () => {
    const assignment = await office.hq().dispatch(order);
    const read = async (digest: string) =>
      new TextEncoder().encode((await giver.send('GET', `/v1/blobs/${digest}`)).text);
    const content = {
      checklist: await read(assignment.checklist.digest),
      ruleSet: await read(assignment.ruleSet.digest),
    };
    const first = sealInspection(taker, assignment, content, { begunOn: { laptop: giver } });
    await sendFiles(taker, first.files);
    const correct = (journal: Sealed['journal']) =>
      sealInspection(taker, assignment, content, {
        amends: { journal, reason: '判错了条款' },
        verdicts: { 'g-2.3.2': 'improvement' },
      });
    const second = correct(first.journal);
    await sendFiles(taker, second.files);
    // Before the report itself is here nobody can tell that this laptop had it.
    expect(await answerTo(taker, second)).toMatchObject({ code: 'ASSIGNMENT_UNKNOWN' });
    expect((await answerTo(taker, first)).status).toBe(201);
    expect((await answerTo(taker, second)).status).toBe(201);
    const third = correct(second.journal);
    await sendFiles(taker, third.files);
    expect((await answerTo(taker, third)).status).toBe(201);
  });

  it('is taken in although the laptop that gave it away was revoked since', async () => {
    const sealed = await finished();
    const staff = await signIn(office.hq());
    const { status } = await staff.send('POST', `/devices/${giver.deviceId()}/revoke`, {});
    expect(status).toBeLessThan(300);
    expect((await answerTo(taker, sealed)).status).toBe(201);
  });
});
