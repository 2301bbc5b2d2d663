import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '../../../shared/domain/checklist.ts';
import { shownNow } from './claims.ts';
import { chanceOf, createHand } from './hand.ts';
import { type Laptop, readRecovery, wholeJournal, withVault } from './laptop.ts';
import { cementVisit, contextOf, judgements, prepare, type Prepared } from './prepared.ts';
import { tell } from './tell.ts';

/**
 * HECHA_KILLS: how many kills in all, half of them of the browser (default 25; nightly 200).
 * HECHA_SEED: repeats a run, as far as two running programs can be repeated.
 */
const kills = Number(process.env['HECHA_KILLS'] ?? 25);
const seed = Number(process.env['HECHA_SEED'] ?? Date.now() % 1_000_000);
const browserKills = Math.ceil(kills / 2);
const perKill = 20_000;

let prepared: Prepared;
let items: Item[];

beforeAll(async () => {
  prepared = await prepare(6 + Math.ceil(kills / 4));
  const { checklist } = contextOf(cementVisit);
  items = [...judgements().slice(0, 5), ...checklist.items.filter(({ id }) => id === 'cement-5.5')];
});
afterAll(() => prepared?.remove());

/** The journal in the second copy as it lies on the disk at this moment, whoever has the folder open. */
const journalNow = async (laptop: Laptop, inspectionId: string) => {
  const aside = join(laptop.folder, 'seen');
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside);
  for (const name of ['journals', 'format.json']) {
    await cp(join(laptop.data, name), join(aside, name), { recursive: true });
  }
  return withVault(aside, (vault) => wholeJournal(vault, inspectionId));
};

type Victim = 'browser' | 'host';

/** Answers until the victim is killed, at a moment that chance chooses; says what goes wrong with what was saved. */
const rounds = async (victim: Victim, count: number): Promise<number> => {
  tell(`${count} kills of the ${victim}, HECHA_SEED=${seed}`);
  const chance = chanceOf(seed + (victim === 'host' ? 1 : 0));
  const hand = createHand(items, prepared.photos, chance);
  const { inspectionId } = prepared;
  const laptop = await prepared.another(victim);
  const checklist = `#/inspection/${encodeURIComponent(inspectionId)}/checklist`;
  try {
    await laptop.startHost();
    await laptop.open(checklist);
    for (let round = 1; round <= count; round += 1) {
      const kill = () => (victim === 'browser' ? laptop.killBrowser() : laptop.killHost());
      // Some acts whole, so that there is something to lose; then the kill falls into the next ones.
      const whole = Math.floor(chance() * 6);
      const moment = chance() * 500;
      let ended = false;
      const death: { killed?: Promise<void> } = {};
      const lightFuse = () => {
        death.killed = new Promise((resolve, reject) => {
          setTimeout(() => {
            ended = true;
            kill().then(resolve, reject);
          }, moment);
        });
      };
      for (let act = 0; !ended; act += 1) {
        if (act === whole) lightFuse();
        const next = act === whole && round % 3 === 0 ? hand.attach : hand.act;
        await next(laptop, inspectionId).catch((caught: unknown) => {
          if (!ended) throw caught;
        });
      }
      await death.killed;
      hand.hear(laptop.takeClaims());
      if (victim === 'host') {
        // Nobody is there to keep the second copy: the screen must say so of whatever comes now.
        const late = await hand.note(laptop, inspectionId);
        await laptop.page().locator('.save.once').waitFor();
        expect(laptop.takeClaims().filter(({ fields }) => fields['note'] === late)).toEqual([]);
      }
      // "Saved" meant both copies, so this one has it before anything is repaired.
      expect(hand.judgeJournal(await journalNow(laptop, inspectionId)), `round ${round}`).toEqual([]);

      if (victim === 'host') await laptop.startHost();
      await laptop.open(checklist);
      await readRecovery(laptop);
      expect(
        await hand.judgeScreen(laptop, inspectionId, ({ page }) => shownNow(page())),
        `round ${round}`,
      ).toEqual([]);
      await laptop.inspector().untilSaved();
      expect(hand.judgeJournal(await journalNow(laptop, inspectionId)), `round ${round}`).toEqual([]);
      laptop.takeClaims();
    }
    await laptop.close();
    await withVault(laptop.data, async (vault) => {
      const entries = await wholeJournal(vault, inspectionId);
      expect(hand.judgeJournal(entries)).toEqual([]);
      for (const { event } of entries) {
        if (event.type === 'evidence.attached') await vault.readBlob(event.evidence.digest);
      }
    });
    return hand.saved();
  } finally {
    await laptop.close();
  }
};

describe('kill -9 while answering', () => {
  it(
    `loses nothing that the screen called saved over ${browserKills} kills of the browser`,
    async () => expect(await rounds('browser', browserKills)).toBeGreaterThan(browserKills),
    60_000 + browserKills * perKill,
  );

  it(
    `loses nothing that the screen called saved over ${kills - browserKills} kills of the main process`,
    async () => expect(await rounds('host', kills - browserKills)).toBeGreaterThan(kills - browserKills),
    60_000 + kills * perKill,
  );
});
