import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';

/** Takes each screen in Chinese and in English, by the switch that a person would use. */
export const photographScreens = (folder: string) => {
  const names: string[] = [];

  const settle = (page: Page) =>
    page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });

  const take = async (page: Page, name: string): Promise<void> => {
    await settle(page);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    names.push(`${name}.png`);
  };

  const switchTo = async (page: Page, language: 'zh-CN' | 'en'): Promise<void> => {
    const other = language === 'en' ? 'en' : 'zh-CN';
    await page.locator(`button[lang="${other}"]`).first().click();
    await page.locator(`html[lang="${language}"]`).waitFor();
  };

  const shoot = async (page: Page, name: string): Promise<void> => {
    await take(page, `${name}.zh`);
    await switchTo(page, 'en');
    await take(page, `${name}.en`);
    await switchTo(page, 'zh-CN');
  };

  return {
    taken: (): readonly string[] => names,
    shoot,
    /** Goes to one of the four places by its address. */
    place: async (page: Page, place: string, name: string): Promise<void> => {
      await page.evaluate((hash) => (location.hash = hash), `#/${place}`);
      await page.locator(`[data-screen=${place}]`).waitFor();
      await shoot(page, name);
    },
    /** Headquarters' console: its five places, and each inspection that arrived. */
    headquarters: async (
      context: BrowserContext,
      address: string,
      arrived: readonly { readonly inspectionId: string; readonly firm: string }[],
    ): Promise<void> => {
      const page = await context.newPage();
      await page.goto(address);
      await page.locator('table tbody tr').first().waitFor();
      await shoot(page, '6-headquarters');
      for (const place of ['inspections', 'assignments', 'content', 'devices']) {
        await page.locator(`header nav a[href="#/${place}"]`).click();
        await page.locator(`header nav a[href="#/${place}"][aria-current=page]`).waitFor();
        await page.locator('main table tbody tr').first().waitFor();
        await shoot(page, `6-headquarters-${place}`);
      }
      for (const [at, { inspectionId, firm }] of arrived.entries()) {
        await page.evaluate((hash) => (location.hash = hash), `#/inspections/${inspectionId}`);
        await page.locator('h1', { hasText: firm }).waitFor();
        await shoot(page, `6-headquarters-inspection-${at + 1}`);
      }
      await page.close();
    },
  };
};
