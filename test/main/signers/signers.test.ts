import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDevice } from '../../../main/services/device/device.ts';
import { openSigners, type Signers } from '../../../main/services/signers/open-signers.ts';
import { createEnrol } from '../../../main/services/sync/enrol.ts';
import {
  createHeadquartersClient,
  type HeadquartersClient,
} from '../../../main/services/sync/headquarters-client.ts';
import { HechaError } from '../../../shared/errors.ts';
import { readCertificate } from '../../../shared/pki/certificate.ts';
import { checkChain } from '../../../shared/pki/check-chain.ts';
import { checkDetached } from '../../../shared/pki/check-detached.ts';
import { readRevocationList } from '../../../shared/pki/revocation-list.ts';
import { signDetached } from '../../../shared/pki/sign-detached.ts';
import { holder, type Office, openOffice, tempFolder } from '../../headquarters/office.ts';

const passphrase = '青山 correct horse';
const colleague = { id: 'zhou-yaqin', name: '周雅琴' };
const digest = 'ab'.repeat(32);

let office: Office;
let folder: string;
let client: HeadquartersClient;
let clock: number;
let signers: Signers;
/** The keychain of the host: turns every byte around, so that a test sees whether it was asked. */
const turn = (bytes: Uint8Array) => Promise.resolve(bytes.map((byte) => byte ^ 0xff));

const open = (given: Pick<HeadquartersClient, 'ask'> = client) =>
  openSigners({
    client: given,
    ports: {
      dataFolder: folder,
      vault: { protect: turn, reveal: turn },
      log: () => undefined,
      now: () => new Date(clock).toISOString(),
    },
  });

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

beforeEach(async () => {
  clock = Date.now();
  folder = await tempFolder('signers');
  const ports = {
    dataFolder: folder,
    vault: { protect: turn, reveal: turn },
    headquarters: office.hq().address,
    fetch: globalThis.fetch,
    now: () => new Date(clock).toISOString(),
  };
  const device = await openDevice(ports);
  client = createHeadquartersClient({ ...ports, device });
  const { code } = await office.hq().issueEnrolmentCode(holder);
  await createEnrol({ device, client, deviceName: 'test' })(code);
  signers = await open();
});
afterEach(() => rm(folder, { recursive: true }));

const trust = async () => {
  const address = office.hq().address;
  const pem = await (await fetch(`${address}/v1/issuer.pem`)).text();
  const list = await (await fetch(`${address}/v1/revocations.crl`)).arrayBuffer();
  const body = /-----BEGIN CERTIFICATE-----([^-]+)-----END/.exec(pem)?.[1] ?? '';
  return {
    anchors: [readCertificate(Buffer.from(body, 'base64'))],
    revocations: [readRevocationList(new Uint8Array(list))],
  };
};

/** Signs something as this inspector and follows the certificate to what headquarters publishes. */
const signAndCheck = async (inspectorId: string) => {
  const checked = await checkDetached(await signDetached(digest, signers.signerOf(inspectorId)), digest);
  if (checked.problem !== null) throw new Error(checked.problem);
  const chain = await checkChain({
    leaf: checked.signer,
    others: checked.others,
    ...(await trust()),
    at: new Date(clock + 1000).toISOString(),
    use: 'documentSignature',
  });
  return { subject: checked.signer.subject, serial: checked.signer.serial, chain };
};

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (caught: unknown) => (caught instanceof HechaError ? caught.code : String(caught)),
  );

describe('signing certificates on a laptop', () => {
  it('certifies the holder without more, a colleague with a code, and both sign under headquarters’ issuer', async () => {
    await signers.services['signers.enrol']({ code: null, passphrase });
    const { code } = await office.hq().issueEnrolmentCode(colleague);
    const state = await signers.services['signers.enrol']({ code, passphrase: 'another passphrase' });
    expect(state).toMatchObject({ inspector: colleague, key: { name: 'unlocked' } });
    expect(signers.ready()).toEqual([holder.id, colleague.id]);
    for (const { id, name } of [holder, colleague]) {
      const { subject, chain } = await signAndCheck(id);
      expect(subject).toMatchObject({ commonName: name, number: id });
      expect(chain).toMatchObject({ problem: null, revocationKnown: true });
    }
  });

  it('refuses a code that is wrong or used, and a request without a code of a stranger', async () => {
    expect(await codeOf(signers.services['signers.enrol']({ code: 'ABCDE-FGHJK', passphrase }))).toBe(
      'ENROLMENT_CODE_WRONG',
    );
    const { code } = await office.hq().issueEnrolmentCode(colleague);
    await signers.services['signers.enrol']({ code, passphrase });
    expect(await codeOf(signers.services['signers.enrol']({ code, passphrase }))).toBe('ENROLMENT_CODE_USED');
  });

  it('shows the same key again when headquarters’ answer was lost on the way', async () => {
    const { code } = await office.hq().issueEnrolmentCode(colleague);
    const losing = await open({
      ask: async (request, schema) => {
        await client.ask(request, schema);
        throw new HechaError('HQ_UNREACHABLE');
      },
    });
    expect(await codeOf(losing.services['signers.enrol']({ code, passphrase }))).toBe('HQ_UNREACHABLE');
    signers = await open();
    expect(await codeOf(signers.services['signers.enrol']({ code, passphrase: 'not the same' }))).toBe(
      'PASSPHRASE_WRONG',
    );
    const state = await signers.services['signers.enrol']({ code, passphrase });
    expect(state.inspector).toEqual(colleague);
    expect((await signAndCheck(colleague.id)).chain.problem).toBeNull();
  });

  it('a key that never reached headquarters does not stand in the way of the next person', async () => {
    const cut = await open({ ask: () => Promise.reject(new HechaError('HQ_UNREACHABLE')) });
    expect(await codeOf(cut.services['signers.enrol']({ code: null, passphrase }))).toBe('HQ_UNREACHABLE');
    signers = await open();
    const { code } = await office.hq().issueEnrolmentCode(colleague);
    const state = await signers.services['signers.enrol']({ code, passphrase: 'another passphrase' });
    expect(state.inspector).toEqual(colleague);
    expect((await signAndCheck(colleague.id)).chain.problem).toBeNull();
  });

  it('locks at a restart, on request, and when idle; the passphrase opens it in whatever form it is typed', async () => {
    await signers.services['signers.enrol']({ code: null, passphrase: 'caf\u00e9 à midi' });
    signers = await open();
    expect(() => signers.signerOf(holder.id)).toThrow('SIGNER_LOCKED');
    await signers.services['signers.unlock']({
      inspectorId: holder.id,
      passphrase: 'cafe\u0301 a\u0300 midi',
    });
    expect((await signAndCheck(holder.id)).chain.problem).toBeNull();
    clock += 11 * 60_000;
    expect(() => signers.signerOf(holder.id)).toThrow('SIGNER_LOCKED');
    await signers.services['signers.unlock']({ inspectorId: holder.id, passphrase: 'café à midi' });
    await signers.services['signers.lock']({});
    expect(() => signers.signerOf(holder.id)).toThrow('SIGNER_LOCKED');
    expect(() => signers.signerOf('nobody')).toThrow('SIGNER_UNKNOWN');
  });

  it('makes wrong passphrases wait, longer each time, across restarts', async () => {
    await signers.services['signers.enrol']({ code: null, passphrase });
    const attempt = (words: string) =>
      codeOf(signers.services['signers.unlock']({ inspectorId: holder.id, passphrase: words }));
    for (const words of ['one', 'two', 'three', 'four'])
      expect(await attempt(words)).toBe('PASSPHRASE_WRONG');
    signers = await open();
    expect(await attempt(passphrase)).toBe('PASSPHRASE_WAIT');
    clock += 2001;
    expect(await attempt('five')).toBe('PASSPHRASE_WRONG');
    clock += 2001;
    expect(await attempt(passphrase)).toBe('PASSPHRASE_WAIT');
    clock += 2001;
    expect(await attempt(passphrase)).toBe('none');
    expect(await attempt('six')).toBe('PASSPHRASE_WRONG');
    expect(await attempt(passphrase)).toBe('none');
  });

  it('leaves no key and no passphrase readable on the disk', async () => {
    await signers.services['signers.enrol']({ code: null, passphrase });
    const names = await readdir(join(folder, 'signers'));
    expect(names).toEqual([`${holder.id}.signer`]);
    const stored = await turn(await readFile(join(folder, 'signers', names[0] ?? '')));
    const text = Buffer.from(stored).toString('utf8');
    expect(text).toContain('argon2id');
    expect(text).not.toContain(passphrase);
    expect(text).not.toContain('PRIVATE');
  });
});
