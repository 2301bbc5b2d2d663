import { type BenchWorld, rest } from './bench-world.ts';
import type { Samples } from './figures.ts';
import { type Form, openForm } from './form.ts';

/** How many bytes one answer writes to the page's copy, as JSON. */
const weighAnswer = async (world: BenchWorld, form: Form): Promise<number> => {
  const page = await openForm(world.browser.context, { ...form, weigh: true });
  await rest(1000);
  await page.evaluate(() => (window.hechaBench.wroteBytes = 0));
  await page.keyboard.press(form.choiceKey);
  await page.waitForFunction(() => window.hechaBench.pageSavedAt > window.hechaBench.pressedAt);
  const bytes = await page.evaluate(() => window.hechaBench.wroteBytes);
  await page.close();
  return bytes;
};

/**
 * One `put` in a strict transaction of the same origin and browser, as large as what one answer writes, from its
 * first statement to `complete`; in milliseconds.
 */
export const measureStrictPut = async (
  world: BenchWorld,
  origin: string,
  form: Form,
): Promise<{ readonly bytes: number; readonly samples: Samples }> => {
  const bytes = await weighAnswer(world, form);
  const page = await world.browser.context.newPage();
  // Any address of the origin will do, as long as none of our scripts runs there.
  await page.goto(`${origin}/none`);
  const samples = await page.evaluate(
    async ({ bytes, count }) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('bench-raw', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('rows');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('IndexedDB did not open'));
      });
      const put = (key: number): Promise<number> =>
        new Promise((resolve, reject) => {
          const value = String(key % 10).repeat(bytes);
          const begun = performance.now();
          const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' });
          transaction.objectStore('rows').put(value, key);
          transaction.oncomplete = () => resolve(performance.now() - begun);
          transaction.onabort = () => reject(new Error('the put was aborted'));
        });
      const times: number[] = [];
      for (let key = 0; key < count; key += 1) {
        times.push(await put(key));
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      database.close();
      return times.slice(1);
    },
    { bytes, count: world.quick ? 21 : 61 },
  );
  await page.close();
  return { bytes, samples };
};
