import { generateKeyPairSync, sign } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../shared/domain/journal.ts';
import { Receipt } from '../../shared/exchange/submission.ts';
import { canonicalBytes } from '../../shared/seal/canonical.ts';
import { verifierOf } from '../../headquarters/register/ed25519.ts';
import { createLaptop, type Laptop, sealInspection, type SealOptions, sha256 } from './laptop.ts';
import {
  enrolledLaptop,
  holder,
  openOffice,
  openPostgres,
  type Office,
  order,
  postgresIsHere,
  preparedInspection,
  sendFiles,
} from './office.ts';

const engines: readonly ('PGlite' | 'PostgreSQL')[] = postgresIsHere ? ['PGlite', 'PostgreSQL'] : ['PGlite'];

describe.each(engines)('headquarters over %s', (engine) => {
  let office: Office;
  let laptop: Laptop;
  let postgres: { url: string; close: () => Promise<void> } | null = null;
  let clock: string | null = null;
  const hq = () => office.hq();

  beforeAll(async () => {
    postgres = engine === 'PostgreSQL' ? await openPostgres() : null;
    office = await openOffice({
      ...(postgres ? { databaseUrl: postgres.url, rebuild: true } : {}),
      now: () => clock ?? new Date().toISOString(),
    });
    laptop = await enrolledLaptop(hq());
  });
  afterAll(async () => {
    await office.close();
    await postgres?.close();
  });

  describe('enrolment', () => {
    it('makes a laptop known by its key and tells it the receipt key', async () => {
      const { code } = await hq().issueEnrolmentCode(holder);
      const answer = await createLaptop(hq().address).enrol(code.toLowerCase().replaceAll('-', ' '));
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({ holder, receiptKey: hq().receiptKey });
    });

    it('tells a wrong, a used and an expired code apart', async () => {
      const wrong = await createLaptop(hq().address).enrol('00000-00000-00000-00000-000000');
      expect([wrong.status, wrong.body.code]).toEqual([403, 'ENROLMENT_CODE_WRONG']);

      const { code } = await hq().issueEnrolmentCode(holder);
      await createLaptop(hq().address).enrol(code);
      const used = await createLaptop(hq().address).enrol(code);
      expect([used.status, used.body.code]).toEqual([409, 'ENROLMENT_CODE_USED']);

      const late = await hq().issueEnrolmentCode(holder);
      clock = new Date(Date.parse(late.expiresAt) + 1000).toISOString();
      const expired = await createLaptop(hq().address).enrol(late.code);
      clock = null;
      expect([expired.status, expired.body.code]).toEqual([410, 'ENROLMENT_CODE_EXPIRED']);
    });

    it('answers the same to the same laptop whose answer was lost', async () => {
      const { code } = await hq().issueEnrolmentCode(holder);
      const one = createLaptop(hq().address);
      const first = await one.enrol(code);
      const again = await one.enrol(code);
      expect(again.text).toBe(first.text);
    });

    it('refuses a key that is none', async () => {
      const { code } = await hq().issueEnrolmentCode(holder);
      const answer = await createLaptop(hq().address).enrol(code, 'AAAA');
      expect(answer.body.code).toBe('INPUT_INVALID');
    });
  });

  describe('a signed request', () => {
    it('shows the holder what was dispatched to him, and to him only', async () => {
      const mine = await hq().dispatch(order);
      const other = await hq().dispatch({ ...order, holderId: 'somebody-else' });
      const ids = (await laptop.assignments()).map(({ id }) => id);
      expect(ids).toContain(mine.id);
      expect(ids).not.toContain(other.id);
    });

    const body = new TextEncoder().encode('{"digests":["' + 'a'.repeat(64) + '"]}');
    it.each([
      ['another body', { signedBody: new TextEncoder().encode('{}') }, 'SIGNATURE_INVALID'],
      ['another path', { signedPath: '/v1/assignments' }, 'SIGNATURE_INVALID'],
      ['another method', { signedMethod: 'PUT' }, 'SIGNATURE_INVALID'],
      ['a key nobody enrolled', { keyId: 'd-0000' }, 'DEVICE_UNKNOWN'],
      ['no signature at all', { headers: { signature: '' } }, 'SIGNATURE_INVALID'],
    ])('is refused with %s', async (_what, spoil, code) => {
      const answer = await laptop.send('POST', '/v1/blobs/have', body, spoil);
      expect([answer.status, answer.body.code]).toEqual([401, code]);
    });

    it('is refused when another laptop signed it in this one’s name', async () => {
      const stranger = createLaptop(hq().address);
      const answer = await stranger.send('GET', '/v1/assignments', null, { keyId: laptop.deviceId() });
      expect(answer.body.code).toBe('SIGNATURE_INVALID');
    });

    it('is refused the second time its nonce is seen', async () => {
      const spoil = { nonce: 'a-nonce-used-twice', created: Math.floor(Date.now() / 1000) };
      expect((await laptop.send('GET', '/v1/assignments', null, spoil)).status).toBe(200);
      const again = await laptop.send('GET', '/v1/assignments', null, spoil);
      expect(again.body).toEqual({ code: 'SIGNATURE_INVALID', detail: { reason: 'nonceUsed' } });
    });

    it.each([-3600, 3600])(
      'with a clock %i s off is refused with the true time, and accepted with it',
      async (off) => {
        const seconds = Math.floor(Date.now() / 1000);
        const stale = await laptop.send('GET', '/v1/assignments', null, { created: seconds + off });
        expect([stale.status, stale.body.code]).toEqual([401, 'REQUEST_STALE']);
        const created = Math.floor(Date.parse(stale.headers.get('date') ?? '') / 1000);
        expect((await laptop.send('GET', '/v1/assignments', null, { created })).status).toBe(200);
      },
    );
  });

  describe('files', () => {
    const file = (size: number, seed: number) =>
      new Uint8Array(size).map((_, n) => (n * 31 + seed * 97) % 251);

    it('are resumed from the byte where they broke off', async () => {
      const bytes = file(5000, 1);
      const digest = sha256(bytes);
      const missing = () => laptop.have([digest]).then(({ body }) => body.missing);
      expect(await missing()).toEqual([{ digest, offset: 0 }]);
      const part = await laptop.putBlob(bytes.slice(0, 2000), { length: 5000, digest });
      expect([part.status, part.body]).toEqual([202, { offset: 2000 }]);
      expect(await missing()).toEqual([{ digest, offset: 2000 }]);
      const wrongPlace = await laptop.putBlob(bytes.slice(1000), { offset: 1000, length: 5000, digest });
      expect([wrongPlace.status, wrongPlace.body]).toEqual([202, { offset: 2000 }]);
      const rest = await laptop.putBlob(bytes.slice(2000), { offset: 2000, length: 5000, digest });
      expect(rest.status).toBe(201);
      expect(await missing()).toEqual([]);
      expect((await laptop.putBlob(bytes)).status).toBe(200);
    });

    it('can still come when somebody left a longer beginning under their name', async () => {
      const bytes = file(600, 21);
      const digest = sha256(bytes);
      const other = await enrolledLaptop(hq());
      await other.putBlob(file(5000, 22), { digest, length: 9000 });
      expect((await laptop.putBlob(bytes)).status).toBe(201);
    });

    it('with altered bytes are refused and can be sent again from the start', async () => {
      const bytes = file(800, 2);
      const digest = sha256(bytes);
      const altered = bytes.slice();
      altered[400] = (altered[400] ?? 0) ^ 1;
      const answer = await laptop.putBlob(altered, { digest });
      expect([answer.status, answer.body.code]).toEqual([422, 'BLOB_DIGEST_MISMATCH']);
      expect((await laptop.putBlob(bytes)).status).toBe(201);
    });

    it('whose body was changed on the way leave nothing behind', async () => {
      const bytes = file(900, 3);
      const digest = sha256(bytes);
      const answer = await laptop.send('PUT', `/v1/blobs/${digest}`, bytes.slice(0, 500), {
        signedBody: file(500, 9),
        headers: { 'upload-offset': '0', 'upload-length': '900' },
      });
      expect(answer.body).toEqual({ code: 'SIGNATURE_INVALID', detail: { reason: 'body' } });
      expect((await laptop.have([digest])).body.missing).toEqual([{ digest, offset: 0 }]);
    });

    it.each([
      ['longer than said', 100],
      ['larger than allowed', 65 * 1024 * 1024],
    ])('%s are refused', async (_what, length) => {
      const answer = await laptop.putBlob(file(200, 4), { length });
      expect([answer.status, answer.body.code]).toEqual([400, 'INPUT_INVALID']);
    });

    it('of evidence are nobody’s to read, checklists are', async () => {
      const bytes = file(300, 5);
      await laptop.putBlob(bytes);
      expect((await laptop.send('GET', `/v1/blobs/${sha256(bytes)}`)).body.code).toBe('BLOB_UNKNOWN');
      const { checklist } = await hq().dispatch(order);
      const published = await laptop.send('GET', `/v1/blobs/${checklist.digest}`);
      expect(sha256(published.text)).toBe(checklist.digest);
    });
  });

  describe('a submission', () => {
    it('gets a receipt signed over all digests, and the same one whenever it comes again', async () => {
      const sealed = await preparedInspection(hq(), laptop);
      await sendFiles(laptop, sealed.files);
      const first = await laptop.putSubmission(sealed.id, sealed.bytes);
      const again = await laptop.putSubmission(sealed.id, sealed.bytes);
      expect([first.status, again.status]).toEqual([201, 200]);
      expect(again.text).toBe(first.text);
      expect((await laptop.send('GET', `/v1/submissions/${sealed.id}/receipt`)).text).toBe(first.text);
      const { body, signature } = Receipt.parse(first.body);
      const verify = verifierOf(hq().receiptKey.publicKey);
      expect(await verify(canonicalBytes(body), Buffer.from(signature, 'base64url'))).toBe(true);
      expect(body).toMatchObject({
        submissionDigest: sha256(sealed.bytes),
        journalHead: sealed.journal.at(-1)?.hash,
        blobCount: 5,
      });
    });

    it('sent many times at once is one record with one receipt', async () => {
      const sealed = await preparedInspection(hq(), laptop);
      await sendFiles(laptop, sealed.files);
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => laptop.putSubmission(sealed.id, sealed.bytes)),
      );
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    });

    it('with the id of another one is a conflict, and the first stays', async () => {
      const sealed = await preparedInspection(hq(), laptop);
      await sendFiles(laptop, sealed.files);
      const { text } = await laptop.putSubmission(sealed.id, sealed.bytes);
      const other = canonicalBytes({ ...sealed.submission, blobs: [...sealed.submission.blobs].reverse() });
      const conflict = await laptop.putSubmission(sealed.id, other);
      expect([conflict.status, conflict.body.code]).toEqual([409, 'SUBMISSION_CONFLICT']);
      expect((await laptop.putSubmission(sealed.id, sealed.bytes)).text).toBe(text);
    });

    it('is refused with the digests that are missing, and accepted when they came', async () => {
      const sealed = await preparedInspection(hq(), laptop);
      const [report, ...photos] = sealed.files;
      await sendFiles(laptop, report ? [report] : []);
      const refused = await laptop.putSubmission(sealed.id, sealed.bytes);
      expect([refused.status, refused.body]).toEqual([
        422,
        { code: 'SUBMISSION_BLOB_MISSING', detail: { digests: photos.map(sha256) } },
      ]);
      await sendFiles(laptop, photos);
      expect((await laptop.putSubmission(sealed.id, sealed.bytes)).status).toBe(201);
    });

    it('is refused when a file changed on headquarters’ own disk', async () => {
      const sealed = await preparedInspection(hq(), laptop);
      await sendFiles(laptop, sealed.files);
      const digest = sha256(sealed.files[1] ?? '');
      const path = join(office.folder, 'blobs', digest.slice(0, 2), digest);
      const bytes = await readFile(path);
      bytes[7] = (bytes[7] ?? 0) ^ 4;
      await writeFile(path, bytes);
      const refused = await laptop.putSubmission(sealed.id, sealed.bytes);
      expect(refused.body).toEqual({ code: 'SUBMISSION_BLOB_ALTERED', detail: { digests: [digest] } });
      await rm(path);
      await sendFiles(laptop, sealed.files);
      expect((await laptop.putSubmission(sealed.id, sealed.bytes)).status).toBe(201);
    });

    it('with a broken chain is refused with the entry', async () => {
      const sealed = await preparedInspection(hq(), laptop);
      const journal = sealed.submission.journal.map((entry) =>
        entry.seq === 2 ? { ...entry, by: 'x' } : entry,
      );
      const refused = await laptop.putSubmission(
        sealed.id,
        canonicalBytes({ ...sealed.submission, journal }),
      );
      expect(refused.body).toMatchObject({ code: 'SUBMISSION_CHAIN_BROKEN', detail: { seq: 2 } });
    });

    it('of an unknown schema is refused as such', async () => {
      const refused = await laptop.putSubmission('i-new', canonicalBytes({ schema: 2 }));
      expect(refused.body.code).toBe('SUBMISSION_SCHEMA_UNKNOWN');
    });

    it.each([
      ['no JSON', 'notJson', '{'],
      ['no object', 'notAnObject', '[]'],
      ['unknown fields', 'fields', '{"schema":1,"x":1}'],
    ])('with %s is refused', async (_what, reason, text) => {
      const refused = await laptop.putSubmission('i-new', new TextEncoder().encode(text));
      expect(refused.body).toMatchObject({ code: 'SUBMISSION_INVALID', detail: { reason } });
    });

    it('in another form of the same JSON is refused: its bytes are what is signed for', async () => {
      const sealed = await preparedInspection(hq(), laptop);
      const spaced = new TextEncoder().encode(JSON.stringify(sealed.submission, null, 1));
      expect((await laptop.putSubmission(sealed.id, spaced)).body).toMatchObject({
        detail: { reason: 'notCanonical' },
      });
    });

    it('of an assignment that was not dispatched to this laptop is refused', async () => {
      const sealed = await preparedInspection(hq(), laptop);
      const assignment = await hq().dispatch({ ...order, holderId: 'somebody-else' });
      const content = { checklist: new Uint8Array(1), ruleSet: new Uint8Array(1) };
      const foreign = sealInspection(laptop, assignment, content);
      const refused = await laptop.putSubmission(foreign.id, foreign.bytes);
      expect(refused.body.code).toBe('ASSIGNMENT_UNKNOWN');
      expect((await laptop.putSubmission('i-other', sealed.bytes)).body).toMatchObject({
        detail: { reason: 'submissionId' },
      });
    });

    it('about another firm than the one dispatched is refused', async () => {
      const dispatched = await hq().dispatch(order);
      const assignment = { ...dispatched, enterprise: { ...dispatched.enterprise, name: '别的公司' } };
      const content = { checklist: new Uint8Array(1), ruleSet: new Uint8Array(1) };
      const sealed = sealInspection(laptop, dispatched, content, { assignment });
      expect((await laptop.putSubmission(sealed.id, sealed.bytes)).body.code).toBe('ASSIGNMENT_INVALID');
    });

    const foreignKey = generateKeyPairSync('ed25519');
    it.each([
      [
        'sealed by another key',
        'sealSignature',
        { signBytes: (m: Uint8Array) => sign(null, m, foreignKey.privateKey) },
      ],
      ['naming another key', 'sealSignature', { publicKey: 'A'.repeat(43) }],
      ['sealed over other content', 'sealedContent', { sealedContent: 'f'.repeat(64) }],
      ['nobody signed', 'signatures', { unsigned: true }],
    ])('%s is refused', async (_what, reason, options) => {
      const sealed = await preparedInspection(hq(), laptop, options);
      await sendFiles(laptop, sealed.files);
      const refused = await laptop.putSubmission(sealed.id, sealed.bytes);
      expect(refused.body).toMatchObject({ code: 'SUBMISSION_INVALID', detail: { reason } });
    });

    const without =
      (type: JournalEvent['type']) =>
      (event: JournalEvent): JournalEvent | null =>
        event.type === type ? null : event;
    it.each<[string, string, SealOptions]>([
      ['with items that nobody judged', 'incomplete', { spoil: without('item.judged') }],
      [
        'with demanded evidence neither given nor waived',
        'incomplete',
        { spoil: without('evidence.waived') },
      ],
      ['never concluded', 'notConcluded', { spoil: without('conclusion.confirmed') }],
      ['without an opening', 'notOpened', { spoil: without('opening.recorded') }],
      ['without a closing', 'notClosed', { spoil: without('closing.recorded') }],
      [
        'concluded otherwise than its rule set computes, without a reason',
        'conclusion',
        {
          spoil: (event) =>
            event.type === 'conclusion.confirmed'
              ? { ...event, conclusion: { ...event.conclusion, result: 'fail', overrideReason: null } }
              : event,
        },
      ],
    ])('%s is refused', async (_what, reason, options) => {
      const sealed = await preparedInspection(hq(), laptop, options);
      await sendFiles(laptop, sealed.files);
      const refused = await laptop.putSubmission(sealed.id, sealed.bytes);
      expect(refused.body).toMatchObject({ code: 'SUBMISSION_INVALID', detail: { reason } });
    });
  });

  describe('text that no database holds', () => {
    const nul = '现场\u0000笔记';

    it('is refused in a submission, and the next one is taken in', async () => {
      const sealed = await preparedInspection(hq(), laptop);
      const journal = sealed.journal.map((entry) =>
        entry.event.type === 'item.noted' ? { ...entry, event: { ...entry.event, note: nul } } : entry,
      );
      const noted: JournalEvent = { type: 'observation.noted', observationId: 'o', text: nul };
      const spoiled = canonicalBytes({
        ...sealed.submission,
        journal: [...journal, { ...journal[0], event: noted }],
      });
      const refused = await laptop.putSubmission(sealed.id, spoiled);
      expect(refused.body).toMatchObject({ code: 'SUBMISSION_INVALID', detail: { reason: 'text' } });
      await sendFiles(laptop, sealed.files);
      expect((await laptop.putSubmission(sealed.id, sealed.bytes)).status).toBe(201);
    });

    it('is refused in the name of a laptop, and headquarters goes on', async () => {
      const { code } = await hq().issueEnrolmentCode(holder);
      const enrol = (deviceName: string) =>
        fetch(`${hq().address}/v1/enrolments`, {
          method: 'POST',
          body: JSON.stringify({ code, publicKey: createLaptop(hq().address).publicKey, deviceName }),
        });
      const refused = await enrol(nul);
      expect([refused.status, await refused.json()]).toEqual([
        400,
        { code: 'INPUT_INVALID', detail: { reason: 'text' } },
      ]);
      expect((await enrol('现场笔记本')).status).toBe(201);
    });

    it('never reaches the intake journal, whoever asks: what came later still works', async () => {
      await expect(hq().dispatch({ ...order, background: nul })).rejects.toThrow();
      await expect(hq().issueEnrolmentCode({ id: 'x', name: nul })).rejects.toThrow();
      await office.restart();
      expect((await hq().dispatch(order)).id).toMatch(/^a-/);
      laptop = await enrolledLaptop(hq());
    });
  });

  it('tells who comes while its memory is full to come again, and takes the next one afterwards', async () => {
    const body = new Uint8Array(32 * 1024 * 1024);
    const answers = await Promise.all(Array.from({ length: 8 }, () => laptop.putSubmission('i-large', body)));
    const codes = answers.map(({ body: { code } }) => code);
    expect(new Set(codes)).toEqual(new Set(['SUBMISSION_INVALID', 'HQ_FAILED']));
    expect((await laptop.putSubmission('i-large', body)).body.code).toBe('SUBMISSION_INVALID');
  });

  it('answers an unknown address, an oversized body and a health question in the words of the wire', async () => {
    const unknown = await fetch(`${hq().address}/v1/nothing`);
    expect([unknown.status, await unknown.json()]).toEqual([404, { code: 'METHOD_UNKNOWN', detail: {} }]);
    const large = await laptop.send('POST', '/v1/blobs/have', new Uint8Array(2 * 1024 * 1024));
    expect([large.status, large.body]).toEqual([
      413,
      { code: 'INPUT_INVALID', detail: { reason: 'tooLarge' } },
    ]);
    const health = await fetch(`${hq().address}/v1/health`);
    expect(await health.json()).toMatchObject({ name: 'hecha-headquarters', api: 1 });
  });

  it('describes every request of the wire in OpenAPI 3.1', async () => {
    const described = (await (await fetch(`${hq().address}/v1/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    const requests = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(described.openapi).toBe('3.1.0');
    expect(requests.sort()).toEqual([
      'get /v1/assignments',
      'get /v1/blobs/{digest}',
      'get /v1/catalogue',
      'get /v1/content',
      'get /v1/devices.json',
      'get /v1/health',
      'get /v1/issuer.pem',
      'get /v1/log/consistency',
      'get /v1/log/head',
      'get /v1/log/inclusion/{leaf}',
      'get /v1/receipt-key.pem',
      'get /v1/revocations.crl',
      'get /v1/submissions/{id}/receipt',
      'get /v1/submissions/{id}/strengthened-report',
      'post /v1/blobs/have',
      'post /v1/certificates',
      'post /v1/enrolments',
      'post /v1/time-statements',
      'put /v1/blobs/{digest}',
      'put /v1/submissions/{id}',
    ]);
  });
});
