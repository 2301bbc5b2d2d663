import { readdir } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '../../../shared/domain/checklist.ts';
import { errorText } from '../../../shared/text/errors.ts';
import { checklistText } from '../../../shared/text/checklist.ts';
import { shellText } from '../../../shared/text/shell.ts';
import { shownNow } from './claims.ts';
import { type Laptop, readRecovery, wholeJournal, wipePage, withVault } from './laptop.ts';
import { judgements, prepare, type Prepared } from './prepared.ts';
import { countedVolume, mayMount, mountedVolume, plenty, type SmallVolume } from './small-volume.ts';
import { tell } from './tell.ts';

let prepared: Prepared;
let item: Item;
let laptop: Laptop | null = null;
let volume: SmallVolume | null = null;

beforeAll(async () => {
  prepared = await prepare(3);
  const [found] = judgements();
  if (!found) throw new Error('the checklist has no judgement');
  item = found;
});
afterEach(async () => {
  await laptop?.close();
  await volume?.remove();
  laptop = null;
  volume = null;
});
afterAll(() => prepared?.remove());

const write = async (at: Laptop, note: string): Promise<void> => {
  await at.inspector().openItem(prepared.inspectionId, item);
  await at.inspector().fill('note', note);
  await at.inspector().leaveField();
};

/** Longer than a block: what is left of the last one cannot take it. */
const long = (words: string): string => `${words}：${'字'.repeat(3000)}`;
const notes = {
  ballast: long('压舱的地方还够写字'),
  once: long('第二份写不下了'),
  full: long('先满后空'),
  waiting: long('先满后空，等着'),
} as const;

const calledSaved = (at: Laptop, note: string): boolean =>
  at.takeClaims().some(({ fields }) => fields['note'] === note);

describe('the volume of the second copy is full', () => {
  it.each([
    // Where nobody may mount, both runs use the counted volume: never fewer tests.
    [
      'a mounted file system',
      async () => ((await mayMount(prepared.scratch)) ? mountedVolume() : countedVolume(prepared.scratch)),
    ],
    ['a counted volume', () => Promise.resolve(countedVolume(prepared.scratch))],
  ])(
    'on %s: text from the ballast, then "saved once"; photos refused in words; all saved once there is room',
    async (name, make) => {
      const small = await make();
      volume = small;
      const at = await prepared.another(`full-${name.replaceAll(' ', '-')}`, small.starter);
      laptop = at;
      await small.take(at.data);
      await at.startHost();
      await at.open(`#/inspection/${encodeURIComponent(prepared.inspectionId)}/checklist/${item.id}`);
      const page = at.page();
      await at.inspector().openItem(prepared.inspectionId, item);
      const picker = page.locator('input[data-picker]');
      await picker.setInputFiles(prepared.photos[0] ?? '');
      await page.locator('.piece').first().waitFor();
      await at.inspector().untilSaved();
      await expect.poll(() => readdir(at.data), { timeout: 30_000 }).toContain('ballast.bin');

      // Hardly any room: a photo is refused in words, nothing of it stays, and text takes the ballast's place.
      await small.leaveFree(0);
      await picker.setInputFiles(prepared.photos[1] ?? '');
      await page.locator('.problem-bar', { hasText: 'DISK_LOW' }).waitFor();
      expect(await page.locator('.problem-bar').innerText()).toContain(errorText.DISK_LOW.zh.slice(0, 12));
      await page.getByText(checklistText.photosPaused.zh).waitFor();
      expect(await page.locator('[data-command=file]').isDisabled()).toBe(true);
      expect(await page.locator('.piece').count()).toBe(1);
      at.takeClaims();
      await write(at, notes.ballast);
      await at.inspector().untilSaved();
      expect(calledSaved(at, notes.ballast)).toBe(true);
      expect(await readdir(at.data)).not.toContain('ballast.bin');

      // No room at all: the page has it, the vault has not, and the screen says just that.
      await small.leaveFree(0);
      await write(at, notes.once);
      await page.locator('.save.once').waitFor();
      expect(await page.locator('.save.once').innerText()).toContain(shellText.savedOnce.zh);
      expect(await page.locator('.save.once').getAttribute('title')).toBe(shellText.savedOnceMain.zh);
      expect(calledSaved(at, notes.once)).toBe(false);

      // The main process dies now: what only the page has is brought to the vault as soon as that has room.
      await at.killHost();
      await small.leaveFree(plenty);
      await at.startHost();
      await at.open(`#/inspection/${encodeURIComponent(prepared.inspectionId)}/checklist/${item.id}`);
      expect(await readRecovery(at)).toContain('已从第一份补上 1 件核查');
      await at.inspector().openItem(prepared.inspectionId, item);
      expect((await shownNow(at.page()))?.fields['note']).toBe(notes.once);

      // And without a restart: room comes back, what waited is saved and photos are taken again.
      await expect.poll(() => readdir(at.data), { timeout: 30_000 }).toContain('ballast.bin');
      await small.leaveFree(0);
      await write(at, notes.full);
      await at.inspector().untilSaved();
      await small.leaveFree(0);
      await write(at, notes.waiting);
      await at.page().locator('.save.once').waitFor();
      await small.leaveFree(plenty);
      await at.inspector().press('Control+s');
      await at.inspector().untilSaved();
      expect(calledSaved(at, notes.waiting)).toBe(true);
      await expect
        .poll(() => at.page().locator('[data-command=file]').isEnabled(), { timeout: 30_000 })
        .toBe(true);
      await at
        .page()
        .locator('input[data-picker]')
        .setInputFiles(prepared.photos[2] ?? '');
      await at.page().locator('.piece').nth(1).waitFor();
      await at.inspector().untilSaved();
      await at.close();
      await withVault(at.data, async (vault) => {
        const entries = await wholeJournal(vault, prepared.inspectionId);
        const kept = entries.flatMap(({ event }) => (event.type === 'item.noted' ? [event.note] : []));
        expect(kept).toEqual([notes.ballast, notes.once, notes.full, notes.waiting]);
        for (const { event } of entries) {
          if (event.type === 'evidence.attached') await vault.readBlob(event.evidence.digest);
        }
      });
    },
  );
});

it('restores from the vault, and says so, after the volume of the browser profile was full', async () => {
  const at = await prepared.another('full-profile');
  laptop = at;
  // Chromium's folder on a small file system; where nobody may mount, what a full one leaves behind: an empty database.
  const small = (await mayMount(prepared.scratch)) ? mountedVolume() : null;
  volume = small;
  await small?.take(at.profile);
  await at.startHost();
  const place = `#/inspection/${encodeURIComponent(prepared.inspectionId)}/checklist/${item.id}`;
  await at.open(place);
  await write(at, '浏览器还写得下');
  await at.inspector().untilSaved();
  await small?.leaveFree(0);
  // A large page of text each time, until the browser's copy refuses, or the browser itself gives up.
  for (let n = 1; n <= 6; n += 1) {
    const went = await write(at, `${n} ${'字'.repeat(3000)}`).then(
      () => true,
      () => false,
    );
    if (!went) break;
  }
  await at.killBrowser();
  const claimed = at.takeClaims().map(({ fields }) => fields['note'] ?? '');
  if (small) await small.leaveFree(plenty);
  else await wipePage(at);

  await at.open(place);
  const words = await readRecovery(at);
  await at.inspector().openItem(prepared.inspectionId, item);
  const note = (await shownNow(at.page()))?.fields['note'] ?? '';
  await at.inspector().untilSaved();
  await at.close();
  const kept = await withVault(at.data, async (vault) =>
    (await wholeJournal(vault, prepared.inspectionId)).flatMap(({ event }) =>
      event.type === 'item.noted' ? [event.note] : [],
    ),
  );
  tell(
    `profile full: told ${JSON.stringify(words)}, ${kept.length} notes kept, ${new Set(claimed).size} called saved`,
  );
  for (const each of claimed) if (each !== '') expect(kept).toContain(each);
  expect(kept.at(-1)).toBe(note);
  if (words !== null) expect(words).toMatch(/从第二份恢复了 1 件核查|已从第一份补上 1 件核查/);
});
