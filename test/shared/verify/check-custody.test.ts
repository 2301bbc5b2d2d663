import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../shared/domain/journal.ts';
import { canonicalBytes } from '../../../shared/seal/canonical.ts';
import { checkRecord } from '../../../shared/report/check-record.ts';
import type { EmbeddedRecord } from '../../../shared/report/record.ts';
import { reportInputOf } from '../../../shared/report/report-input.ts';
import { buildReportModel } from '../../../shared/report/report-model.ts';
import { checkCustody } from '../../../shared/verify/check-custody.ts';
import { buildAnsweredInspection } from '../../fixtures/report/answered-inspection.ts';
import { testDevice } from '../../fixtures/report/test-device.ts';
import { deviceListOf, makeKey, receiptKey } from './device-lists.ts';

const giver = makeKey();
const begunOn = { deviceId: 'dev-0302', publicKey: giver.raw, sign: giver.sign };
const built = (more: Partial<typeof begunOn> = {}) =>
  buildAnsweredInspection({ begunOn: { ...begunOn, ...more } });
const recordOf = (more?: Partial<typeof begunOn>): EmbeddedRecord => built(more).record('zh');

const custodyOf = async (record: EmbeddedRecord, devices?: Parameters<typeof checkCustody>[1]['devices']) =>
  (await checkCustody(record, devices ? { devices } : {})).map(({ ok, detail }) => [ok, detail]);

describe('the custody of a report', () => {
  it('holds where both laptops signed the handover, and is not spoken of where there was none', async () => {
    const record = recordOf();
    expect(checkRecord(record).filter(({ ok }) => !ok)).toEqual([]);
    expect(await custodyOf(record)).toEqual([[true, 'dev-0417, dev-0302: both signed each handover']]);
    expect(await custodyOf(buildAnsweredInspection().record('zh'))).toEqual([]);
  });

  it('does not hold without the consent of the laptop that had it', async () => {
    expect(await custodyOf(recordOf({ sign: makeKey().sign }))).toEqual([
      [false, 'entry 3: not signed by dev-0302'],
    ]);
  });

  it('does not hold where the consent was given for another state of the journal', async () => {
    const elsewhere = (message: Uint8Array) =>
      giver.sign(
        canonicalBytes({
          ...(JSON.parse(new TextDecoder().decode(message)) as object),
          journalHead: 'ab'.repeat(32),
        }),
      );
    expect(await custodyOf(recordOf({ sign: elsewhere }))).toEqual([
      [false, 'entry 3: not signed by dev-0302'],
    ]);
  });

  it('does not hold where the printing laptop has another key than the one that was invited', async () => {
    const record = { ...recordOf(), device: { ...testDevice, publicKey: makeKey().raw } };
    expect(await custodyOf(record)).toEqual([[false, 'entry 2: not signed by dev-0417']]);
  });

  it('asks headquarters’ list for both, where one is given', async () => {
    const record = recordOf();
    const both = [testDevice, { deviceId: 'dev-0302', publicKey: giver.raw }];
    const trust = (listed: typeof both) => ({ lists: [deviceListOf(listed)], keys: [receiptKey.spki] });
    expect((await custodyOf(record, trust(both)))[0]?.[0]).toBe(true);
    expect(await custodyOf(record, trust([testDevice]))).toEqual([
      [false, 'entry 3: headquarters does not list this key as that of dev-0302'],
    ]);
  });

  it('is refused as a whole where a laptop wrote that did not have it', () => {
    const { journal } = recordOf();
    const [first, ...rest] = journal as [JournalEntry, ...JournalEntry[]];
    const record = { ...recordOf(), journal: [{ ...first, deviceId: 'dev-9999' }, ...rest] };
    expect(checkRecord(record).some(({ ok }) => !ok)).toBe(true);
  });
});

describe('the report of an inspection that two laptops had', () => {
  it('names both with from when until when, and says that each clock is told by itself', () => {
    const record = built().record('both');
    const { sealFacts } = buildReportModel(reportInputOf(record), 'both').signing;
    const factOf = (label: string) => sealFacts.find((fact) => fact.label.main === label)?.value;
    expect(factOf('先后持有')?.main).toMatch(/^陈立群（dev-0302）.+ 至 .+、周雅琴（dev-0417）.+ 起$/);
    expect(factOf('先后持有')?.sub).toMatch(/^陈立群 \(dev-0302\) .+ to .+, 周雅琴 \(dev-0417\) from /);
    expect(factOf('时间')?.main).toContain('其间移交给另一台笔记本 1 次');
  });

  it('says nothing of it where one laptop had it from first to last', () => {
    const record = buildAnsweredInspection().record('zh');
    const { sealFacts } = buildReportModel(reportInputOf(record), 'zh').signing;
    expect(sealFacts.map(({ label }) => label.main)).not.toContain('先后持有');
    expect(sealFacts.map(({ value }) => value.main).join('')).not.toContain('另一台笔记本');
  });
});
