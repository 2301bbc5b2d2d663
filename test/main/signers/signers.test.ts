import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Signers } from '../../../main/services/signers/open-signers.ts';
import { HechaError } from '../../../shared/errors.ts';
import { holder, type Office, openOffice } from '../../headquarters/office.ts';
import {
  codeOf,
  noTokens,
  openSigningLaptop,
  signAndCheck as signAndCheckWith,
  type SigningLaptop,
  turn,
} from './signing-laptop.ts';

const passphrase = '青山 correct horse';
const colleague = { id: 'zhou-yaqin', name: '周雅琴' };

let office: Office;
let laptop: SigningLaptop;
let signers: Signers;

beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

beforeEach(async () => {
  laptop = await openSigningLaptop(office);
  signers = await laptop.open();
});
afterEach(() => laptop.close());

const signAndCheck = (inspectorId: string) =>
  signAndCheckWith(office, signers.signerOf(inspectorId), laptop.clock);

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
    const losing = await laptop.open(noTokens(), {
      ask: async (request, schema) => {
        await laptop.client.ask(request, schema);
        throw new HechaError('HQ_UNREACHABLE');
      },
    });
    expect(await codeOf(losing.services['signers.enrol']({ code, passphrase }))).toBe('HQ_UNREACHABLE');
    signers = await laptop.open();
    expect(await codeOf(signers.services['signers.enrol']({ code, passphrase: 'not the same' }))).toBe(
      'PASSPHRASE_WRONG',
    );
    const state = await signers.services['signers.enrol']({ code, passphrase });
    expect(state.inspector).toEqual(colleague);
    expect((await signAndCheck(colleague.id)).chain.problem).toBeNull();
  });

  it('a key that never reached headquarters does not stand in the way of the next person', async () => {
    const cut = await laptop.open(noTokens(), {
      ask: () => Promise.reject(new HechaError('HQ_UNREACHABLE')),
    });
    expect(await codeOf(cut.services['signers.enrol']({ code: null, passphrase }))).toBe('HQ_UNREACHABLE');
    signers = await laptop.open();
    const { code } = await office.hq().issueEnrolmentCode(colleague);
    const state = await signers.services['signers.enrol']({ code, passphrase: 'another passphrase' });
    expect(state.inspector).toEqual(colleague);
    expect((await signAndCheck(colleague.id)).chain.problem).toBeNull();
  });

  it('locks at a restart, on request, and when idle; the passphrase opens it in whatever form it is typed', async () => {
    await signers.services['signers.enrol']({ code: null, passphrase: 'caf\u00e9 à midi' });
    signers = await laptop.open();
    expect(() => signers.signerOf(holder.id)).toThrow('SIGNER_LOCKED');
    await signers.services['signers.unlock']({
      inspectorId: holder.id,
      passphrase: 'cafe\u0301 a\u0300 midi',
    });
    expect((await signAndCheck(holder.id)).chain.problem).toBeNull();
    laptop.clock += 11 * 60_000;
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
    signers = await laptop.open();
    expect(await attempt(passphrase)).toBe('PASSPHRASE_WAIT');
    laptop.clock += 2001;
    expect(await attempt('five')).toBe('PASSPHRASE_WRONG');
    laptop.clock += 2001;
    expect(await attempt(passphrase)).toBe('PASSPHRASE_WAIT');
    laptop.clock += 2001;
    expect(await attempt(passphrase)).toBe('none');
    expect(await attempt('six')).toBe('PASSPHRASE_WRONG');
    expect(await attempt(passphrase)).toBe('none');
  });

  it('leaves no key and no passphrase readable on the disk', async () => {
    await signers.services['signers.enrol']({ code: null, passphrase });
    const names = await readdir(join(laptop.folder, 'signers'));
    expect(names).toEqual([`${holder.id}.signer`]);
    const stored = await turn(await readFile(join(laptop.folder, 'signers', names[0] ?? '')));
    const text = Buffer.from(stored).toString('utf8');
    expect(text).toContain('argon2id');
    expect(text).not.toContain(passphrase);
    expect(text).not.toContain('PRIVATE');
  });

  it('reads what the first schema left: a signer, and a key that is still to be certified', async () => {
    await signers.services['signers.enrol']({ code: null, passphrase });
    const path = join(laptop.folder, 'signers', `${holder.id}.signer`);
    const file = JSON.parse(Buffer.from(await turn(await readFile(path))).toString('utf8')) as {
      key: { wrapped: unknown };
    };
    const first = JSON.stringify({ ...file, schema: 1, key: file.key.wrapped });
    await writeFile(path, await turn(Buffer.from(first)));
    signers = await laptop.open();
    const state = await signers.services['signers.unlock']({ inspectorId: holder.id, passphrase });
    expect(state.place).toEqual({ name: 'laptop' });
    expect((await signAndCheck(holder.id)).chain.problem).toBeNull();

    const cut = await laptop.open(noTokens(), {
      ask: () => Promise.reject(new HechaError('HQ_UNREACHABLE')),
    });
    await codeOf(cut.services['signers.enrol']({ code: null, passphrase }));
    const pendingPath = join(laptop.folder, 'signers', 'pending.key');
    const pending = JSON.parse(Buffer.from(await turn(await readFile(pendingPath))).toString('utf8')) as {
      key: { wrapped: unknown };
      request: string;
    };
    await writeFile(
      pendingPath,
      await turn(
        Buffer.from(JSON.stringify({ schema: 1, key: pending.key.wrapped, request: pending.request })),
      ),
    );
    const requests: string[] = [];
    signers = await laptop.open(noTokens(), {
      ask: (request, schema) => {
        requests.push(new TextDecoder().decode(request.body));
        return laptop.client.ask(request, schema);
      },
    });
    await signers.services['signers.enrol']({ code: null, passphrase });
    expect(requests.join()).toContain(pending.request);
  });
});
