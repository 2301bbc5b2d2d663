import type { Page } from 'playwright-core';

/** Switches to a language by the button that a person would press. */
export const speak = async (page: Page, language: 'zh' | 'en'): Promise<void> => {
  const tag = language === 'zh' ? 'zh-CN' : 'en';
  if ((await page.locator('html').getAttribute('lang')) !== tag)
    await page.locator(`.top-bar button[lang="${tag}"]`).click();
  await page.locator(`html[lang="${tag}"]`).waitFor();
};

/** What reaches beyond the window, or scrolls sideways though it is no table. */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement;
    const found =
      root.scrollWidth > root.clientWidth ? [`page: ${root.scrollWidth} > ${root.clientWidth}`] : [];
    for (const element of document.querySelectorAll('.frame, main, main *')) {
      if (element.scrollWidth <= element.clientWidth + 1 || element.closest('.table-frame')) continue;
      if (!['auto', 'scroll'].includes(getComputedStyle(element).overflowX)) continue;
      if (element.matches('textarea, input, pre')) continue;
      found.push(`${element.tagName}.${element.className}: ${element.scrollWidth} > ${element.clientWidth}`);
    }
    for (const hint of document.querySelectorAll('.key-bar > .key-hint')) {
      if (hint.getBoundingClientRect().right > root.clientWidth) found.push(`key bar: ${hint.textContent}`);
    }
    return found;
  });

const askedForNames = new Set([
  'button',
  'link',
  'textbox',
  'searchbox',
  'checkbox',
  'radio',
  'combobox',
  'listbox',
  'spinbutton',
  'slider',
  'switch',
  'tab',
  'menuitem',
  'grid',
  'progressbar',
  'radiogroup',
  'dialog',
]);

/** Roles of controls that a screen reader could not call by a name. */
export const nameless = async (page: Page): Promise<readonly string[]> => {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const value = (held: { value?: unknown } | undefined) =>
    typeof held?.value === 'string' ? held.value : '';
  return nodes
    .filter(
      ({ ignored, role, name }) => !ignored && askedForNames.has(value(role)) && value(name).trim() === '',
    )
    .map(({ role, description }) => `${value(role)} ${value(description)}`);
};

/** Every text that can be seen or is read aloud. */
export const wordsShown = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    // The language switch speaks the other language; an announcement was made in the language of its moment.
    const apart = '[aria-hidden=true], script, style, body [lang], .toast';
    const texts = new Set<string>();
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const parent = walk.currentNode.parentElement;
      if (parent?.checkVisibility({ visibilityProperty: true }) !== true || parent.closest(apart)) continue;
      texts.add((walk.currentNode.textContent ?? '').trim());
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      if (element.matches('[lang]')) continue;
      for (const name of ['aria-label', 'title', 'placeholder'])
        texts.add((element.getAttribute(name) ?? '').trim());
    }
    texts.delete('');
    return [...texts];
  });

/** Where content was seen, as it is quoted in both languages: sources, documents, standards. */
export const quotedIn = (content: unknown): string[] => {
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([key, value]) =>
    typeof value === 'string' && ['source', 'document', 'standard'].includes(key) ? [value] : quotedIn(value),
  );
};

/** Does `text` hold Chinese that does not stand in `written`? */
export const hanNotIn = (text: string, written: string): boolean =>
  (text.match(/\p{Script=Han}+/gu) ?? []).some((run) => !written.includes(run));
