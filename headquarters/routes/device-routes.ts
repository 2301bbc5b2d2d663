import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest, preParsingHookHandler } from 'fastify';
import { z } from 'zod';
import { TimeStatement } from '../../shared/domain/clock.ts';
import { ContentInForce } from '../../shared/domain/edition.ts';
import { Digest, Id } from '../../shared/domain/identifiers.ts';
import { ensureHechaError, HechaError } from '../../shared/errors.ts';
import { DeviceList } from '../../shared/exchange/device-list.ts';
import {
  AssignmentList,
  CatalogueAnswer,
  CertificateAnswer,
  CertificateRequest,
  Enrolment,
  EnrolmentRequest,
  HaveAnswer,
  HaveRequest,
  Health,
  maxBlobBytes,
  maxSubmissionBytes,
  TimeQuestion,
} from '../../shared/exchange/headquarters-api.ts';
import { Receipt, Submission } from '../../shared/exchange/submission.ts';
import { certifyInspector } from '../certificates/certify-inspector.ts';
import { toPem } from '../certificates/open-issuer.ts';
import { makeRevocationList } from '../certificates/revocation-list.ts';
import type { Desk } from '../desk.ts';
import { assignmentsOf } from '../dispatch/dispatch-assignment.ts';
import { signedEdition } from '../publication/publish-catalogue.ts';
import { acceptSubmission, noteRefusal } from '../intake/accept-submission.ts';
import { contentInForce } from '../publication/publish-content.ts';
import { checkRequest, type SignedRequest } from '../register/check-request.ts';
import { stateTime } from '../intake/state-time.ts';
import { enrolDevice } from '../register/enrolment.ts';
import { signedDevices } from '../register/list-devices.ts';
import type { AttemptLimit } from '../register/limit-attempts.ts';
import { logRoutes } from './log-routes.ts';
import { answers, bodyOf, openApiOf, readInput, readJsonBody } from './read-input.ts';

export type DeviceRoutesOptions = {
  readonly desk: Desk;
  /** Address that laptops use, where a proxy stands in front; else it is read from the Host header. */
  readonly publicUrl: string | null;
  readonly enrolmentLimit: AttemptLimit;
  /** Told of each inspection that was taken in for the first time. */
  readonly onReceived: (submissionId: string) => void;
};

const signedRequests = new WeakMap<FastifyRequest, SignedRequest>();

const signed = (request: FastifyRequest): SignedRequest => {
  const found = signedRequests.get(request);
  if (!found) throw new HechaError('SIGNATURE_INVALID', { reason: 'absent' });
  return found;
};

const headerOf = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
};

/** Checks the signature before a byte of the body is read. */
const demandSignature = (app: FastifyInstance, { desk, publicUrl }: DeviceRoutesOptions): void => {
  app.addHook('onRequest', async (request) => {
    const base = publicUrl ?? `http://${request.headers.host ?? ''}`;
    const verified = await checkRequest(desk, {
      method: request.method,
      targetUri: base + (request.raw.url ?? ''),
      headers: request.headers,
    });
    signedRequests.set(request, verified);
  });
};

/** Compares a body that was read whole with the digest that was signed. */
const demandBodyDigest = (app: FastifyInstance): void => {
  app.addHook('preHandler', (request, _reply, done) => {
    const digest = createHash('sha256').update(bodyOf(request)).digest('hex');
    done(
      digest === signed(request).bodyDigest
        ? undefined
        : new HechaError('SIGNATURE_INVALID', { reason: 'body' }),
    );
  });
};

const rawBodies = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
};

/** Bodies that are collected in memory may together hold this many bytes; who comes then is told to come again. */
const limitBodies = (mostBytes: number): preParsingHookHandler => {
  let held = 0;
  return (request, reply, payload, done) => {
    const length = Number(request.headers['content-length'] ?? maxSubmissionBytes);
    if (held + length > mostBytes) return done(new HechaError('HQ_FAILED', { reason: 'busy' }));
    held += length;
    reply.raw.once('close', () => (held -= length));
    return done(null, payload);
  };
};

const security = [{ deviceSignature: [] }];
const Params = {
  digest: z.strictObject({ digest: Digest }),
  submission: z.strictObject({ id: Id }),
};

const openRoutes = (app: FastifyInstance, { desk, enrolmentLimit }: DeviceRoutesOptions): void => {
  rawBodies(app);
  app.get(
    '/health',
    { schema: { summary: 'Who answers here', tags: ['open'], response: answers({ 200: Health }) } },
    (): Health => ({
      name: 'hecha-headquarters',
      api: 1,
      authority: desk.authority,
      receiptKeyId: desk.receiptKey.keyId,
    }),
  );
  app.get(
    '/issuer.pem',
    {
      schema: {
        summary: 'Certificates of the issuing authority',
        tags: ['open'],
        response: answers({ 200: null }),
      },
    },
    (_request, reply) =>
      reply
        .type('application/pem-certificate-chain')
        .send([desk.issuer.certificate, ...desk.issuer.above].map(({ der }) => toPem(der)).join('')),
  );
  app.get(
    '/receipt-key.pem',
    {
      schema: {
        summary: 'Public key that signs receipts and heads of the log',
        tags: ['open'],
        response: answers({ 200: null }),
      },
    },
    (_request, reply) => reply.type('application/x-pem-file').send(desk.receiptKey.pem),
  );
  app.get(
    '/devices.json',
    {
      schema: {
        summary: 'Public keys of the enrolled laptops, signed with the receipt key',
        tags: ['open'],
        response: answers({ 200: DeviceList }),
      },
    },
    () => signedDevices(desk),
  );
  app.get(
    '/revocations.crl',
    { schema: { summary: 'Revoked certificates', tags: ['open'], response: answers({ 200: null }) } },
    async (_request, reply) =>
      reply.type('application/pkix-crl').send(Buffer.from(await makeRevocationList(desk))),
  );
  app.post(
    '/enrolments',
    {
      schema: {
        summary: 'Make a laptop known by its public key, with a one-time code',
        tags: ['open'],
        body: openApiOf(EnrolmentRequest),
        response: answers({ 201: Enrolment }),
      },
    },
    async (request, reply) => {
      enrolmentLimit.check(request.ip);
      try {
        const enrolment = await enrolDevice(desk, readJsonBody(EnrolmentRequest, request));
        return await reply.code(201).send(enrolment);
      } catch (caught) {
        if (ensureHechaError(caught).code === 'ENROLMENT_CODE_WRONG') enrolmentLimit.count(request.ip);
        throw caught;
      }
    },
  );
};

const workRoutes = (app: FastifyInstance, options: DeviceRoutesOptions): void => {
  const { desk, enrolmentLimit } = options;
  rawBodies(app);
  demandSignature(app, options);
  demandBodyDigest(app);

  app.post(
    '/certificates',
    {
      schema: {
        summary: 'Certify a key that this laptop made for an inspector',
        tags: ['work'],
        security,
        body: openApiOf(CertificateRequest),
        response: answers({ 201: CertificateAnswer }),
      },
    },
    async (request, reply) => {
      enrolmentLimit.check(request.ip);
      try {
        const wanted = readJsonBody(CertificateRequest, request);
        return await reply.code(201).send(await certifyInspector(desk, signed(request).device, wanted));
      } catch (caught) {
        if (ensureHechaError(caught).code === 'ENROLMENT_CODE_WRONG') enrolmentLimit.count(request.ip);
        throw caught;
      }
    },
  );

  app.post(
    '/time-statements',
    {
      schema: {
        summary: 'The time now, signed: whoever holds it made what names it later',
        tags: ['work'],
        security,
        body: openApiOf(TimeQuestion),
        response: answers({ 201: TimeStatement }),
      },
    },
    (request, reply) => {
      const { challenge } = readJsonBody(TimeQuestion, request);
      return reply.status(201).send(stateTime(desk, signed(request).device.device_id, challenge));
    },
  );

  app.get(
    '/assignments',
    {
      schema: {
        summary: 'What was dispatched to the holder of this laptop',
        tags: ['work'],
        security,
        response: answers({ 200: AssignmentList }),
      },
    },
    async (request) => {
      const { device } = signed(request);
      await desk.database
        .updateTable('devices')
        .set({ last_seen_at: desk.now() })
        .where('device_id', '=', device.device_id)
        .execute();
      return { assignments: await assignmentsOf(desk, device.holder_id) };
    },
  );

  app.get(
    '/catalogue',
    {
      schema: {
        summary: 'The edition of the catalogue in force, signed; its bytes are a blob',
        tags: ['work'],
        security,
        response: answers({ 200: CatalogueAnswer }),
      },
    },
    async (): Promise<CatalogueAnswer> => ({ edition: await signedEdition(desk) }),
  );

  app.get(
    '/content',
    {
      schema: {
        summary: 'The newest edition of every checklist and rule set; their bytes are blobs',
        tags: ['work'],
        security,
        response: answers({ 200: ContentInForce }),
      },
    },
    () => contentInForce(desk),
  );

  app.get(
    '/blobs/:digest',
    {
      schema: {
        summary: 'A published checklist, rule set or edition of the catalogue, canonical bytes',
        tags: ['work'],
        security,
        params: openApiOf(Params.digest),
        response: answers({ 200: null }),
      },
    },
    async (request, reply) => {
      const { digest } = readInput(Params.digest, request.params);
      const published = await desk.database
        .selectFrom('publications')
        .select('digest')
        .where('digest', '=', digest)
        .executeTakeFirst();
      // Evidence of other teams is nobody's to read: only what is published leaves here.
      if (!published) throw new HechaError('BLOB_UNKNOWN', { digest });
      return reply.type('application/octet-stream').send(Buffer.from(await desk.blobs.read(digest)));
    },
  );

  app.post(
    '/blobs/have',
    {
      schema: {
        summary: 'Which of these files are missing, and from which byte on',
        tags: ['work'],
        security,
        body: openApiOf(HaveRequest),
        response: answers({ 200: HaveAnswer }),
      },
    },
    async (request): Promise<HaveAnswer> => {
      const { digests } = readJsonBody(HaveRequest, request);
      const missing: HaveAnswer['missing'] = [];
      for (const digest of new Set(digests))
        if ((await desk.blobs.sizeOf(digest)) === null)
          missing.push({ digest, offset: await desk.blobs.offsetOf(digest) });
      return { missing };
    },
  );

  app.put(
    '/submissions/:id',
    {
      bodyLimit: maxSubmissionBytes,
      preParsing: limitBodies(3 * maxSubmissionBytes),
      schema: {
        summary: 'Hand in one sealed inspection; the same bytes again get the same receipt',
        tags: ['work'],
        security,
        params: openApiOf(Params.submission),
        body: openApiOf(Submission),
        response: answers({ 200: Receipt, 201: Receipt }),
      },
    },
    async (request, reply) => {
      const { id } = readInput(Params.submission, request.params);
      const { device } = signed(request);
      try {
        const { receipt, isNew } = await acceptSubmission(desk, id, bodyOf(request), {
          device,
          signedBy: {
            deviceId: device.device_id,
            contentDigest: headerOf(request, 'content-digest'),
            signatureInput: headerOf(request, 'signature-input'),
            signature: headerOf(request, 'signature'),
          },
        });
        if (isNew) options.onReceived(id);
        return await reply
          .code(isNew ? 201 : 200)
          .type('application/json; charset=utf-8')
          .send(receipt);
      } catch (caught) {
        const error = ensureHechaError(caught);
        if (error.code !== 'INTERNAL') await noteRefusal(desk, id, device, error);
        throw caught;
      }
    },
  );

  app.get(
    '/submissions/:id/strengthened-report',
    {
      schema: {
        summary: 'The report with validation data and a timestamp, once headquarters made it',
        tags: ['work'],
        security,
        params: openApiOf(Params.submission),
        response: answers({ 200: null }),
      },
    },
    async (request, reply) => {
      const { id } = readInput(Params.submission, request.params);
      const found = await desk.database
        .selectFrom('submission_blobs')
        .innerJoin('submissions', 'submissions.submission_id', 'submission_blobs.submission_id')
        .select('submission_blobs.digest')
        .where('submissions.submission_id', '=', id)
        .where('submissions.device_id', '=', signed(request).device.device_id)
        .where('submission_blobs.role', '=', 'strengthened')
        .executeTakeFirst();
      if (!found) throw new HechaError('BLOB_UNKNOWN', { submissionId: id });
      return reply.type('application/pdf').send(Buffer.from(await desk.blobs.read(found.digest)));
    },
  );

  app.get(
    '/submissions/:id/receipt',
    {
      schema: {
        summary: 'The receipt of a submission of this laptop',
        tags: ['work'],
        security,
        params: openApiOf(Params.submission),
        response: answers({ 200: Receipt }),
      },
    },
    async (request, reply) => {
      const { id } = readInput(Params.submission, request.params);
      const found = await desk.database
        .selectFrom('submissions')
        .select('receipt')
        .where('submission_id', '=', id)
        .where('device_id', '=', signed(request).device.device_id)
        .executeTakeFirst();
      if (!found) throw new HechaError('RECEIPT_MISSING', { submissionId: id });
      return reply.type('application/json; charset=utf-8').send(found.receipt);
    },
  );
};

const wholeNumber = (text: string, field: string): number => {
  if (!/^\d{1,12}$/.test(text)) throw new HechaError('INPUT_INVALID', { field });
  return Number(text);
};

const nothing = async function* (): AsyncGenerator<Uint8Array> {};

/** Blob bytes are not collected in memory: they go to the partial file as they come. */
const blobRoutes = (app: FastifyInstance, options: DeviceRoutesOptions): void => {
  const { desk } = options;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  demandSignature(app, options);
  app.put(
    '/blobs/:digest',
    {
      schema: {
        summary: 'Bytes of a file from `upload-offset` on; resumable',
        tags: ['work'],
        security,
        params: openApiOf(Params.digest),
        headers: {
          type: 'object',
          properties: {
            'upload-offset': { type: 'integer', minimum: 0 },
            'upload-length': { type: 'integer', minimum: 1, maximum: maxBlobBytes },
          },
          required: ['upload-offset', 'upload-length'],
        },
        response: answers({
          200: z.strictObject({}),
          201: z.strictObject({}),
          202: z.strictObject({ offset: z.int() }),
        }),
      },
    },
    async (request, reply) => {
      const { digest } = readInput(Params.digest, request.params);
      const offset = wholeNumber(headerOf(request, 'upload-offset'), 'upload-offset');
      const length = wholeNumber(headerOf(request, 'upload-length'), 'upload-length');
      if (length < 1 || length > maxBlobBytes || offset > length)
        throw new HechaError('INPUT_INVALID', { reason: 'tooLarge', limit: maxBlobBytes });
      const body = (request.body ?? nothing()) as AsyncIterable<Uint8Array>;
      const { bodyDigest } = signed(request);
      const upload = await desk.blobs.upload(digest, { offset, length, bodyDigest, body });
      if (upload.state === 'waiting') return reply.code(202).send({ offset: upload.offset });
      return reply.code(upload.state === 'stored' ? 201 : 200).send({});
    },
  );
};

/** Everything a laptop may ask, below `/v1`. */
export const registerDeviceRoutes = async (
  app: FastifyInstance,
  options: DeviceRoutesOptions,
): Promise<void> => {
  const register = (routes: (app: FastifyInstance, options: DeviceRoutesOptions) => void) =>
    app.register(
      (scope, _options, done) => {
        routes(scope, options);
        done();
      },
      { prefix: '/v1' },
    );
  await register(openRoutes);
  await register(logRoutes);
  await register(workRoutes);
  await register(blobRoutes);
};
