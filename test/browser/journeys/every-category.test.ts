import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContent } from '../../../headquarters/publication/read-content.ts';
import { type Headquarters, startHeadquarters } from '../../../headquarters/server.ts';
import { type Checklist, type Item, typesOf } from '../../../shared/domain/checklist.ts';
import { categoryOrder } from '../../scenario/category-visit.ts';
import { freePort } from '../../setup/free-port.ts';
import { type Laptop, openLaptop } from './laptop-world.ts';
import { hanNotIn, nameless, quotedIn, speak, tooWide, wordsShown } from './screen-checks.ts';

const { checklists, ...others } = await readContent('assets');
const codeOf = ({ categories }: Checklist): string => categories[0]?.code ?? '';

let scratch: string;
let headquarters: Headquarters;
let laptop: Laptop;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'hecha-every-'));
  headquarters = await startHeadquarters({
    dataFolder: join(scratch, 'headquarters'),
    port: await freePort(),
  });
  for (const checklist of checklists) await headquarters.dispatch(categoryOrder(codeOf(checklist)));
  const { code } = await headquarters.issueEnrolmentCode({ id: 'chen-liqun', name: '陈立群' });
  laptop = await openLaptop(scratch, headquarters.address, { code });
  await laptop.inspector().enrol();
});
afterAll(async () => {
  await laptop.close();
  await headquarters.close();
  await rm(scratch, { recursive: true, force: true });
});

/** Is the section that is open out of sight in the list of sections? */
const sectionHidden = () =>
  laptop.page().evaluate(() => {
    const [list, current] = ['.rail-sections', '.rail-section.current'].map((one) =>
      document.querySelector(one)?.getBoundingClientRect(),
    );
    return !list || !current || current.top < list.top - 1 || current.bottom > list.bottom + 1;
  });

/** Opens items of a started inspection one by one in one language, and tells what is wrong with the look of any. */
const walkItems = async (
  id: string,
  items: readonly Item[],
  language: 'zh' | 'en',
  written: string,
): Promise<readonly string[]> => {
  const page = laptop.page();
  const wrong: string[] = [];
  await speak(page, language);
  for (const item of items) {
    await laptop.inspector().goTo(id, 'checklist', item.id);
    await page.locator('#open-item-title', { hasText: item.title[language] }).waitFor();
    if (await sectionHidden()) wrong.push(`${item.id}: its section is out of sight`);
    const chinese =
      language === 'zh' ? [] : (await wordsShown(page)).filter((text) => hanNotIn(text, written));
    wrong.push(...[...(await tooWide(page)), ...chinese].map((found) => `${item.id} ${language}: ${found}`));
  }
  wrong.push(...(await nameless(page)).map((found) => `${language}: ${found}`));
  return wrong;
};

describe('every category that there is', () => {
  it.each(checklists.map((checklist) => [checklist.id, checklist] as const))(
    'opens at the factory, item by item, in both languages: %s',
    async (_, checklist) => {
      const order = categoryOrder(codeOf(checklist));
      const id = await laptop.inspector().start(order.enterprise.name);
      await laptop.inspector().holdOpening('生产车间、检验室、成品库');
      const asked = checklist.items.filter((item) => !item.askedWhen && typesOf(item).includes(order.type));
      const written = [...quotedIn({ checklists, others }), JSON.stringify(order)].join('\n');
      expect(await walkItems(id, asked, 'en', written)).toEqual([]);
      expect(await walkItems(id, asked, 'zh', written)).toEqual([]);
    },
  );

  it('made no page complain', () => {
    expect(laptop.browser().complaints).toEqual([]);
  });
});
