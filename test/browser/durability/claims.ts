import type { BrowserContext, Page } from 'playwright-core';

/** What the open item shows at one moment. */
export type Shown = {
  /** Title of the item, as it stands above its fields. */
  readonly item: string;
  /** Key of the chosen verdict; empty when none is. */
  readonly verdict: string;
  /** Text of each field that holds some, by its path; notes and reasons too. */
  readonly fields: Readonly<Record<string, string>>;
  /** First eight characters of the digests of its evidence. */
  readonly pieces: readonly string[];
};

/** A moment at which the bar said "saved" while the item showed this: the screen called it saved. */
export type Claim = Shown;

/** Runs in the page. Everything that a field shows counts, also what was typed and is not an entry yet. */
const readShown = (): Shown | null => {
  const open = document.querySelector('.open-item');
  if (!open) return null;
  const fields: Record<string, string> = {};
  for (const place of open.querySelectorAll('[data-field]')) {
    const input = place.matches('input') ? place : place.querySelector(':scope input, :scope textarea');
    const value = (input as HTMLInputElement | null)?.value ?? '';
    const path = place.getAttribute('data-field') ?? '';
    if (value !== '' && path !== 'verdict') fields[path] = value;
  }
  return {
    item: open.querySelector('#open-item-title')?.textContent ?? '',
    verdict: open.querySelector('.verdicts [aria-checked=true]')?.getAttribute('aria-keyshortcuts') ?? '',
    fields,
    pieces: [...open.querySelectorAll('.piece .piece-facts .mono')].map((each) => each.textContent ?? ''),
  };
};

/**
 * Tells of every change of the open item that the screen shows together with the word "saved": at each change of the
 * document, before anything is painted, and at each stroke of typing. Nothing is asked of the program but its screen.
 */
export const watchClaims = async (
  context: BrowserContext,
  onClaim: (claim: Claim) => void,
): Promise<void> => {
  await context.exposeBinding('hechaClaim', (_source, claim: string) => onClaim(JSON.parse(claim) as Claim));
  await context.addInitScript(`(() => {
    const readShown = ${readShown.toString()};
    let last = '';
    const look = () => {
      const save = document.querySelectorAll('.save');
      if (save.length === 0 || [...save].some((each) => !each.classList.contains('saved'))) return;
      const shown = JSON.stringify(readShown());
      if (shown === 'null' || shown === last) return;
      last = shown;
      window.hechaClaim(shown);
    };
    new MutationObserver(look).observe(document, {
      subtree: true, childList: true, attributes: true, characterData: true,
    });
    // After the program's own listeners, and what they drew at once.
    addEventListener('input', () => queueMicrotask(look));
    addEventListener('keyup', look);
  })()`);
};

/** What the open item shows now. */
export const shownNow = (page: Page): Promise<Shown | null> => page.evaluate(readShown);
