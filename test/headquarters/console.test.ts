import { X509Certificate } from 'node:crypto';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContent } from '../../headquarters/publication/read-content.ts';
import { Assignment } from '../../shared/domain/assignment.ts';
import {
  AssignmentPage,
  CertificateList,
  SpecificationsInForce,
  DeviceList,
  IssuedCode,
  Overview,
  PublishedList,
  ReceivedInspection,
  ReceivedPage,
} from '../../shared/exchange/console-api.ts';
import { readRevocationList } from '../../shared/pki/revocation-list.ts';
import { digestOf } from '../../shared/seal/digest.ts';
import { createLaptop, type Laptop, type Sealed, sha256 } from './laptop.ts';
import {
  enrolledLaptop,
  holder,
  type Office,
  openOffice,
  order,
  preparedInspection,
  sendFiles,
} from './office.ts';
import { signIn, type Staff } from './staff.ts';

const offCatalogue = {
  type: 'spotCheck',
  products: [{ checklist: 'delisted', units: ['grinding-wheels'] }],
};

describe('the console', () => {
  let office: Office;
  let laptop: Laptop;
  let staff: Staff;
  const sent: Sealed[] = [];

  beforeAll(async () => {
    office = await openOffice({ samples: true });
    laptop = await enrolledLaptop(office.hq());
    for (const result of ['pass', 'fail', 'pass']) {
      const sealed = await preparedInspection(office.hq(), laptop, { result });
      await sendFiles(laptop, sealed.files);
      await laptop.putSubmission(sealed.id, sealed.bytes);
      sent.push(sealed);
    }
    staff = await signIn(office.hq());
  });
  afterAll(() => office.close());

  it('refuses a search for text that no database holds instead of failing', async () => {
    const { status, body } = await (await signIn(office.hq())).send('GET', '/inspections?search=a%00b');
    expect([status, body]).toEqual([400, { code: 'INPUT_INVALID', detail: { reason: 'text' } }]);
  });

  it('opens only with its token, by a cookie that scripts cannot read', async () => {
    const wrong = await signIn(office.hq(), 'not the token');
    expect(wrong.cookie).toBe('');
    expect((await wrong.send('GET', '/overview')).status).toBe(403);
    const { address, consoleToken } = office.hq();
    const session = await fetch(`${address}/console/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address },
      body: JSON.stringify({ token: consoleToken }),
    });
    expect(session.headers.get('set-cookie')).toMatch(/; Path=\/console; HttpOnly; SameSite=Strict;/);
  });

  it.each(['http://evil.example', 'null'])('does not obey a page of %s', async (origin) => {
    expect((await staff.send('POST', '/assignments', order, { origin })).status).toBe(403);
  });

  it('does not answer under a name that is not its own', async () => {
    const { address } = office.hq();
    const status = await new Promise((resolve, reject) => {
      request(`${address}/console/api/overview`, {
        headers: { host: 'evil.example', cookie: staff.cookie },
      })
        .on('response', (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it('forbids its page everything that is not its own', async () => {
    const { headers } = await staff.send('GET', '/overview');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('pages what has arrived by a cursor, and filters it', async () => {
    const first = ReceivedPage.parse(await staff.get('/inspections?limit=2'));
    const second = ReceivedPage.parse(await staff.get(`/inspections?limit=2&before=${first.next ?? ''}`));
    expect([...first.lines, ...second.lines].map(({ submissionId }) => submissionId)).toEqual(
      sent.map(({ id }) => id).reverse(),
    );
    expect(second.next).toBeNull();
    const failed = ReceivedPage.parse(await staff.get('/inspections?outcome=fail'));
    expect(failed.lines.map(({ submissionId }) => submissionId)).toEqual([sent[1]?.id]);
    const named = ReceivedPage.parse(await staff.get(`/inspections?search=${encodeURIComponent('%_')}`));
    expect(named.lines).toEqual([]);
  });

  it('counts the month, and what waits', async () => {
    const overview = Overview.parse(await staff.get('/overview'));
    expect(overview).toMatchObject({ received: 3, failed: 1, late: 0 });
    expect(overview.byCategory).toMatchObject([{ code: '02', received: 3, failed: 1 }]);
  });

  it('shows what was sent back until it arrives', async () => {
    const sealed = await preparedInspection(office.hq(), laptop);
    await laptop.putSubmission(sealed.id, sealed.bytes);
    const before = Overview.parse(await staff.get('/overview'));
    expect(before.refusals).toMatchObject([{ submissionId: sealed.id, code: 'SUBMISSION_BLOB_MISSING' }]);
    await sendFiles(laptop, sealed.files);
    await laptop.putSubmission(sealed.id, sealed.bytes);
    expect(Overview.parse(await staff.get('/overview')).refusals).toEqual([]);
  });

  it('shows one inspection whole, with its files, and nobody else’s', async () => {
    const [sealed] = sent;
    const shown = ReceivedInspection.parse(await staff.get(`/inspections/${sealed?.id ?? ''}`));
    expect(shown.journal).toEqual(sealed?.journal);
    const { address } = office.hq();
    const read = (id: string, digest: string) =>
      fetch(`${address}/console/api/inspections/${id}/blobs/${digest}`, {
        headers: { cookie: staff.cookie },
      });
    const report = shown.receipt.body.reportDigest;
    const answer = await read(shown.line.submissionId, report);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(report);
    expect((await read(sent[1]?.id ?? '', report)).status).toBe(404);
  });

  it('dispatches an assignment that the holder’s laptop then finds', async () => {
    const { status, body } = await staff.send('POST', '/assignments', order);
    expect(status).toBe(201);
    const { id } = Assignment.parse(body);
    expect((await laptop.assignments()).map((assignment) => assignment.id)).toContain(id);
    const open = AssignmentPage.parse(await staff.get('/assignments?state=open'));
    expect(open.lines.map(({ assignment }) => assignment.id)).toContain(id);
  });

  it.each(['spotCheck', 'riskMonitoring'])(
    'dispatches a visit of type %s to a maker of goods off the catalogue',
    async (type) => {
      const { status, body } = await staff.send('POST', '/assignments', { ...order, ...offCatalogue, type });
      expect(status).toBe(201);
      expect(Assignment.parse(body)).toMatchObject({
        type,
        licences: [],
        products: [{ categoryCode: '00', units: ['grinding-wheels'] }],
      });
    },
  );

  it.each([
    [
      'a wrong credit code',
      { enterprise: { ...order.enterprise, creditCode: '91421024MA49X7K25G' } },
      'ASSIGNMENT_INVALID',
    ],
    [
      'a unit of another category',
      { products: [{ checklist: 'cement', units: ['compound'] }] },
      'ASSIGNMENT_INVALID',
    ],
    ['a team without leader', { team: [{ ...order.team[0], role: 'inspector' }] }, 'ASSIGNMENT_INVALID'],
    [
      'an unknown checklist',
      { products: [{ checklist: 'nothing', units: ['compound'] }] },
      'CHECKLIST_UNKNOWN',
    ],
    ['an unknown field', { extra: 1 }, 'INPUT_INVALID'],
    [
      'a notice before an unannounced visit',
      { type: 'unannounced', noticeOn: '2026-11-20' },
      'ASSIGNMENT_INVALID',
    ],
    [
      'a licence for goods off the catalogue',
      {
        ...offCatalogue,
        licences: [{ number: '(鄂)XK08-001-00186', issuedOn: null, validTo: null }],
      },
      'ASSIGNMENT_INVALID',
    ],
    [
      'a licence review of goods off the catalogue',
      { ...offCatalogue, type: 'licenceReview' },
      'RULE_SET_UNKNOWN',
    ],
  ])('does not dispatch with %s', async (_what, change, code) => {
    const { body } = await staff.send('POST', '/assignments', { ...order, ...change });
    expect(body.code).toBe(code);
  });

  it('issues a code for a new laptop, and revokes the laptop again', async () => {
    const issued = await staff.send('POST', '/codes', { holder: { id: 'sun-qiming', name: '孙启明' } });
    const other = createLaptop(office.hq().address);
    await other.enrol(IssuedCode.parse(issued.body).code);
    expect((await other.send('GET', '/v1/assignments')).status).toBe(200);
    const { address } = office.hq();
    await fetch(`${address}/console/api/devices/${other.deviceId()}/revoke`, {
      method: 'POST',
      headers: { cookie: staff.cookie, origin: address },
    });
    expect((await other.send('GET', '/v1/assignments')).body.code).toBe('DEVICE_UNKNOWN');
    const { devices } = DeviceList.parse(await staff.get('/devices'));
    expect(devices.find(({ deviceId }) => deviceId === other.deviceId())?.revokedAt).not.toBeNull();
  });

  it('lists the certificates of inspectors with the issuer’s fingerprint, and revokes one for a reason', async () => {
    const { address } = office.hq();
    const owner = createLaptop(address);
    const { code } = await office.hq().issueEnrolmentCode(holder);
    await owner.enrol(code);
    const asked = await owner.certify(null);
    expect(asked.status).toBe(201);
    const list = async () => CertificateList.parse(await staff.get('/certificates'));
    const before = await list();
    const [first] = before.certificates;
    expect(first).toMatchObject({ holder, device: { deviceId: owner.deviceId() }, revoked: null });
    const pem = await (await fetch(`${address}/v1/issuer.pem`)).text();
    expect(before.issuer.fingerprint).toBe(sha256(new X509Certificate(pem).raw));
    const revoke = (serial: string, reason: unknown) =>
      staff.send('POST', `/certificates/${serial}/revoke`, { reason });
    const serial = first?.serial ?? '';
    expect((await revoke(serial, 'bored')).body.code).toBe('INPUT_INVALID');
    expect((await revoke('abcdef', 'superseded')).body.code).toBe('CERTIFICATE_UNKNOWN');
    expect((await revoke(serial, 'affiliationChanged')).status).toBe(204);
    expect((await list()).certificates[0]?.revoked).toMatchObject({ code: 3 });
    const crl = await (await fetch(`${address}/v1/revocations.crl`)).arrayBuffer();
    expect(readRevocationList(new Uint8Array(crl)).revoked.get(serial)).toMatchObject({ reason: 3 });
  });

  it('hands out what is in force whole, for the page to look through', async () => {
    const { checklists, ruleSets } = SpecificationsInForce.parse(await staff.get('/content/in-force'));
    const shipped = await readContent(fileURLToPath(new URL('../../assets', import.meta.url)));
    const named = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id).toSorted();
    expect(named(checklists.map(({ checklist }) => checklist))).toEqual(named(shipped.checklists));
    expect(named(ruleSets)).toEqual(named(shipped.ruleSets));
    const [first] = checklists;
    expect(first && digestOf(first.checklist)).toBe(first?.digest);
  });

  it('lists what is published, with the samples of three categories dispatched', async () => {
    const { published } = PublishedList.parse(await staff.get('/content'));
    const { checklists } = await readContent(fileURLToPath(new URL('../../assets', import.meta.url)));
    expect(new Set(published.flatMap(({ categoryCodes }) => categoryCodes))).toEqual(
      new Set(checklists.flatMap(({ categories }) => categories.map(({ code }) => code))),
    );
    const { lines } = AssignmentPage.parse(await staff.get('/assignments?state=all'));
    const samples = lines
      .map(({ assignment }) => assignment)
      .filter(({ enterprise }) => enterprise.name !== order.enterprise.name);
    for (const category of ['02', '06', '09'])
      expect(samples.filter(({ products }) => products[0]?.categoryCode === category).length).toBeGreaterThan(
        1,
      );
    expect(new Set(samples.map(({ type }) => type)).size).toBe(4);
  });
});
