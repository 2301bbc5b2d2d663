import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadFonts } from '../../../main/services/report/fonts.ts';
import { openTokens, type Tokens } from '../../../main/services/signers/token/open-tokens.ts';
import type { Signers } from '../../../main/services/signers/open-signers.ts';
import { createReprint } from '../../../main/services/verify/reprint.ts';
import { HechaError } from '../../../shared/errors.ts';
import { signFile } from '../../../shared/pdf/sign-file.ts';
import { verifyReport } from '../../../shared/verify/verify-report.ts';
import { holder, type Office, openOffice } from '../../headquarters/office.ts';
import { runVerifier, verifiers } from '../../setup/verifiers.ts';
import { printUnsigned } from '../../shared/pdf/signed-report.ts';
import {
  codeOf,
  openSigningLaptop,
  signAndCheck,
  type SigningLaptop,
  trustOf,
  turn,
} from './signing-laptop.ts';
import { onlyRsa, openSoftToken, softModule, type SoftToken } from './soft-token.ts';

const pin = '654321';
const colleague = { id: 'zhou-yaqin', name: '周雅琴' };
const passphrase = '青山 correct horse';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

describe('a laptop without a token module', () => {
  it('keeps keys under passphrases as before, and refuses a token by name', async () => {
    const laptop = await openSigningLaptop(office);
    const signers = await laptop.open();
    expect(await signers.services['signers.list']({})).toEqual({ signers: [], tokens: { name: 'none' } });
    expect(await codeOf(signers.services['signers.enrol']({ code: null, token: '1', pin }))).toBe(
      'TOKEN_MODULE_UNUSABLE',
    );
    const state = await signers.services['signers.enrol']({ code: null, passphrase });
    expect(state.place).toEqual({ name: 'laptop' });
    await laptop.close();
  });
});

/** Real tokens where SoftHSM is installed (`.ci/run` does that). */
describe.each(softModule === null ? [] : ['SoftHSM'])('signing keys on a token of %s', () => {
  let laptop: SigningLaptop;
  let soft: SoftToken;
  let tokens: Tokens;
  let signers: Signers;

  const begin = async (mechanisms?: string) => {
    soft = await openSoftToken(mechanisms);
    soft.add('UKey 0471', pin);
    tokens = openTokens({ path: soft.module, log: (line) => laptop.lines.push(line) });
    signers = await laptop.open(tokens);
  };
  beforeEach(async () => {
    laptop = await openSigningLaptop(office);
  });
  afterEach(async () => {
    await signers.close();
    await tokens.close();
    await soft.close();
    await laptop.close();
  });

  const serialOf = async () => {
    const list = await tokens.list();
    if (list.name !== 'read' || !list.tokens[0]) throw new Error(JSON.stringify(list));
    return list.tokens[0].serial;
  };
  const unlock = (inspectorId: string, given = pin) =>
    signers.services['signers.unlock']({ inspectorId, passphrase: given });
  const check = (inspectorId: string) => signAndCheck(office, signers.signerOf(inspectorId), laptop.clock);

  it('are certified like any other, and open by PIN after a restart, after F9 and when idle', async () => {
    await begin();
    const token = await serialOf();
    const state = await signers.services['signers.enrol']({ code: null, token, pin });
    const place = { name: 'token', serial: token, label: 'UKey 0471' };
    expect(state).toMatchObject({ inspector: holder, place, key: { name: 'unlocked' } });
    expect(signers.ready()).toEqual([holder.id]);
    const first = await check(holder.id);
    expect(first.subject).toMatchObject({ commonName: holder.name, number: holder.id });
    expect(first.chain).toMatchObject({ problem: null, revocationKnown: true });

    await signers.close();
    signers = await laptop.open(tokens);
    expect(() => signers.signerOf(holder.id)).toThrow('SIGNER_LOCKED');
    expect(await unlock(holder.id)).toMatchObject({ place, key: { name: 'unlocked' } });
    const held = signers.signerOf(holder.id);
    await signers.services['signers.lock']({});
    expect(await codeOf(held.sign(new Uint8Array(3)))).toBe('SIGNER_LOCKED');
    await unlock(holder.id);
    const idle = signers.signerOf(holder.id);
    laptop.clock += 11 * 60_000;
    const { signers: listed } = await signers.services['signers.list']({});
    expect(listed).toMatchObject([{ key: { name: 'locked', waitUntil: null } }]);
    expect(await codeOf(idle.sign(new Uint8Array(3)))).toBe('SIGNER_LOCKED');
  });

  it('are refused a wrong PIN without a wait of our own, and a key that waits costs the token one try', async () => {
    await begin();
    const token = await serialOf();
    const cut = await laptop.open(tokens, { ask: () => Promise.reject(new HechaError('HQ_UNREACHABLE')) });
    expect(await codeOf(cut.services['signers.enrol']({ code: null, token, pin }))).toBe('HQ_UNREACHABLE');
    let opened = 0;
    const counting: Tokens = {
      ...tokens,
      open: (serial, given) => {
        opened += 1;
        return tokens.open(serial, given);
      },
    };
    signers = await laptop.open(counting);
    expect(await codeOf(signers.services['signers.enrol']({ code: null, token, pin: '000000' }))).toBe(
      'PIN_WRONG',
    );
    expect(opened).toBe(1);
    await signers.services['signers.enrol']({ code: null, token, pin });
    await signers.services['signers.lock']({});
    for (const wrong of ['1111', '2222', '3333', '4444', '5555'])
      expect(await codeOf(unlock(holder.id, wrong))).toBe('PIN_WRONG');
    expect((await unlock(holder.id)).key.name).toBe('unlocked');
  });

  it('show the same key again when headquarters’ answer was lost on the way', async () => {
    await begin();
    const token = await serialOf();
    const { code } = await office.hq().issueEnrolmentCode(colleague);
    const losing = await laptop.open(tokens, {
      ask: async (request, schema) => {
        await laptop.client.ask(request, schema);
        throw new HechaError('HQ_UNREACHABLE');
      },
    });
    expect(await codeOf(losing.services['signers.enrol']({ code, token, pin }))).toBe('HQ_UNREACHABLE');
    signers = await laptop.open(tokens);
    const state = await signers.services['signers.enrol']({ code, token, pin });
    expect(state.inspector).toEqual(colleague);
    expect((await check(colleague.id)).chain.problem).toBeNull();
  });

  it('of two people stand beside a passphrase; a renewal leaves one key and one certificate on the token', async () => {
    await begin();
    const token = await serialOf();
    await signers.services['signers.enrol']({ code: null, passphrase });
    const { code } = await office.hq().issueEnrolmentCode(colleague);
    await signers.services['signers.enrol']({ code, token, pin });
    const again = await office.hq().issueEnrolmentCode(colleague);
    await signers.services['signers.enrol']({ code: again.code, token, pin });
    for (const { id } of [holder, colleague]) expect((await check(id)).chain.problem).toBeNull();
    expect(laptop.lines).toEqual([]);
    // Two halves of the key, and the certificate.
    const [folder = ''] = await readdir(soft.tokens);
    const objects = (await readdir(join(soft.tokens, folder))).filter((name) => name.endsWith('.object'));
    expect(objects.filter((name) => name !== 'token.object')).toHaveLength(3);
  });

  it('leave no PIN and no key in the file, only where the key is', async () => {
    await begin();
    await signers.services['signers.enrol']({ code: null, token: await serialOf(), pin });
    expect(await readdir(join(laptop.folder, 'signers'))).toEqual([`${holder.id}.signer`]);
    const stored = await readFile(join(laptop.folder, 'signers', `${holder.id}.signer`));
    const file = JSON.parse(Buffer.from(await turn(stored)).toString('utf8')) as Record<string, unknown>;
    expect(file['key']).toEqual({
      name: 'token',
      serial: await serialOf(),
      label: 'UKey 0471',
      id: expect.stringMatching(/^[0-9a-f]{40}$/) as unknown,
    });
    expect(JSON.stringify(file)).not.toContain(pin);
  });

  it.each([
    ['P-256', 'ALL'],
    ['RSA-3072', onlyRsa],
  ])(
    'of kind %s sign a report that everybody verifies, also when the token was pulled in between',
    async (_, mechanisms) => {
      await begin(mechanisms);
      const {
        base,
        signers: parties,
        record,
      } = await printUnsigned(['insp-01', 'insp-02'], { waiveEvidence: true });
      const token = await serialOf();
      for (const { partyId, name } of parties) {
        const { code } = await office.hq().issueEnrolmentCode({ id: partyId, name });
        await signers.services['signers.enrol']({ code, token, pin });
      }
      // All keys of a token share one login.
      for (const { partyId } of parties) await unlock(partyId);
      const order = {
        signers: parties,
        claimedAt: laptop.clock > 0 ? new Date(laptop.clock).toISOString() : '',
      };
      const sign = (file: Uint8Array<ArrayBuffer>, partyId: string) =>
        signFile(file, order, signers.signerOf(partyId));

      const once = await sign(base, 'insp-01');
      await soft.pull();
      const before = Buffer.from(once);
      expect(await codeOf(sign(once, 'insp-02'))).toBe('TOKEN_ABSENT');
      expect(Buffer.from(once).equals(before)).toBe(true);
      expect(await codeOf(unlock('insp-02'))).toBe('TOKEN_ABSENT');
      await signers.services['signers.lock']({});
      await soft.putBack();
      expect(() => signers.signerOf('insp-02')).toThrow('SIGNER_LOCKED');
      await unlock('insp-02');
      const file = await sign(once, 'insp-02');

      const { anchors, revocations } = await trustOf(office);
      const now = new Date(laptop.clock + 60_000).toISOString();
      const verified = await verifyReport(file, { anchors, revocations, now }, createReprint(loadFonts));
      expect(verified.checks.filter(({ ok }) => !ok)).toEqual([]);
      expect(verified.valid).toBe(true);
      expect(record.purpose).toBe('final');
      if (verifiers.pdfsig) {
        const path = join(laptop.folder, 'report.pdf');
        await writeFile(path, file);
        const { output } = runVerifier('pdfsig', ['-nocert', path]);
        expect(output.match(/Signature is Valid/g)).toHaveLength(2);
      }
    },
  );
});
