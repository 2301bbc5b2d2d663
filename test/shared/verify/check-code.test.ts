import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Fonts, loadFonts } from '../../../main/services/report/fonts.ts';
import { renderReport } from '../../../main/services/report/render-report.ts';
import { createReprint } from '../../../main/services/verify/reprint.ts';
import { ed25519Spki } from '../../../shared/pki/ed25519.ts';
import type { EmbeddedRecord } from '../../../shared/report/record.ts';
import { checkCode, checkSummary } from '../../../shared/verify/check-code.ts';
import type { DeviceTrust } from '../../../shared/verify/vouch-device.ts';
import { verifyReport } from '../../../shared/verify/verify-report.ts';
import {
  type AnsweredInspection,
  buildAnsweredInspection,
} from '../../fixtures/report/answered-inspection.ts';
import { testDevice } from '../../fixtures/report/test-device.ts';
import { deviceListOf, makeKey, receiptKey } from './device-lists.ts';

const vetoed = {
  verdicts: { 'cement-2.2.1': 'nonconforming' },
  waiveEvidence: true,
} as const;

let fonts: Fonts;
let built: AnsweredInspection;
beforeAll(async () => {
  fonts = await loadFonts();
  built = buildAnsweredInspection(vetoed);
});

const verify = async (record: EmbeddedRecord, devices?: DeviceTrust) => {
  const { bytes } = await renderReport({ record, photos: built.photos, fonts });
  const trust = {
    anchors: [],
    revocations: [],
    now: '2026-11-24T00:00:00Z',
    ...(devices ? { devices } : {}),
  };
  return verifyReport(
    new Uint8Array(bytes),
    trust,
    createReprint(() => Promise.resolve(fonts)),
  );
};
const failing = async (record: EmbeddedRecord, devices?: DeviceTrust): Promise<string[]> =>
  (await verify(record, devices)).checks.filter(({ ok }) => !ok).map(({ name }) => name);

const stranger = { deviceId: 'd-2', publicKey: makeKey().raw };
const proven = (...lists: DeviceTrust['lists'][number][]): DeviceTrust => ({
  lists,
  keys: [receiptKey.spki],
});

describe('the signed summary of a report', () => {
  it('says what the record says: number, firm, day, result, findings, deadline, head', async () => {
    const { valid, report, checks } = await verify(built.record('zh'));
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(valid).toBe(true);
    const found = await checkCode(report?.code ?? '', proven());
    expect(found).toMatchObject({
      kind: 'genuine',
      fingerprint: createHash('sha256').update(Buffer.from(testDevice.publicKey, 'base64url')).digest('hex'),
      summary: {
        reportNumber: 'HC-421024-20261123-01',
        creditCode: '91421024MA49X7K25F',
        enterprise: '江陵青石水泥有限公司',
        from: '2026-11-23',
        to: '2026-11-23',
        outcome: 'fail',
        result: '不合格',
        nonconforming: 1,
        improvement: 0,
        veto: 1,
        due: '2026-12-23',
        journalHead: built.journal.at(-1)?.hash,
        contentDigest: report?.contentDigest.slice(0, 16),
      },
    });
  });

  it('is the same in every language, so that two copies of a report carry the same code', async () => {
    const codes = await Promise.all(
      (['zh', 'en', 'both'] as const).map(
        async (language) => (await checkSummary(built.record(language))).code,
      ),
    );
    expect(codes[0]).toMatch(/^HECHA:S1:/);
    expect(new Set(codes).size).toBe(1);
  });

  it('fails the report when it is missing, of another key, or of another record', async () => {
    const record = built.record('zh');
    const other = buildAnsweredInspection({ ...vetoed, enterprise: '别家水泥有限公司' }).record('zh');
    expect(await failing({ ...record, summarySignature: null })).toEqual(['summary']);
    expect(await failing({ ...record, summarySignature: other.summarySignature })).toEqual(['summary']);
    const device = { deviceId: 'dev-0417', publicKey: stranger.publicKey };
    expect(await failing({ ...record, device })).toEqual(['summary']);
  });

  it('is of no draft and of no laptop that headquarters does not know', async () => {
    const draft = built.record('zh', 'draft');
    expect((await verify(draft)).report?.code).toBeNull();
    expect(await failing(draft)).toEqual([]);
    expect(await failing({ ...draft, summarySignature: built.record('zh').summarySignature })).toEqual([
      'summary',
    ]);
    expect(await failing({ ...built.record('zh'), device: null, summarySignature: null })).toEqual([]);
  });
});

describe('whose device it is', () => {
  const voucher = async (trust: DeviceTrust) => {
    const { code } = await checkSummary(built.record('zh'));
    const found = await checkCode(code ?? '', trust);
    return found.kind === 'genuine' ? found.voucher : found.kind;
  };

  it('is told by headquarters’ list, the newest one that its key signs', async () => {
    expect(await voucher(proven(deviceListOf([stranger, testDevice])))).toMatchObject({
      state: 'listed',
      deviceId: 'dev-0417',
      revokedAt: null,
    });
    const ended = { ...testDevice, revokedAt: '2026-11-24T00:00:00Z' };
    expect(
      await voucher(proven(deviceListOf([testDevice]), deviceListOf([ended], '2026-11-25T00:00:00Z'))),
    ).toMatchObject({
      state: 'listed',
      revokedAt: '2026-11-24T00:00:00Z',
    });
    expect(await voucher(proven(deviceListOf([stranger])))).toMatchObject({ state: 'absent' });
    expect(await voucher(proven())).toEqual({ state: 'none' });
  });

  it('is not told by a list that somebody else signed or changed', async () => {
    const honest = deviceListOf([stranger]);
    const changed = { ...honest, body: deviceListOf([testDevice]).body };
    expect(await voucher(proven(changed))).toEqual({ state: 'unproven' });
    expect(await voucher(proven(deviceListOf([testDevice], undefined, makeKey())))).toEqual({
      state: 'unproven',
    });
    expect(await voucher({ lists: [honest], keys: [] })).toEqual({ state: 'unproven' });
  });

  it('is a check of the whole report where lists were given', async () => {
    expect(await failing(built.record('zh'), proven(deviceListOf([testDevice])))).toEqual([]);
    expect(await failing(built.record('zh'), proven(deviceListOf([stranger])))).toEqual(['device']);
    expect(
      await failing(built.record('zh'), proven(deviceListOf([{ ...testDevice, deviceId: 'd-9' }]))),
    ).toEqual(['device']);
  });

  it('takes only a key of the form that this curve has', () => {
    expect(Buffer.from(ed25519Spki(Buffer.from(receiptKey.raw, 'base64url')))).toEqual(
      Buffer.from(receiptKey.spki),
    );
  });
});
