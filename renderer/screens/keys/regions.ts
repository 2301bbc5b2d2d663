/** Places that F6 walks through carry `data-region`; those that are not visible are passed over. */
export const goToRegion = (step: 1 | -1): void => {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.offsetParent !== null && region.querySelector('[data-region]') === null,
  );
  if (regions.length === 0) return;
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + step + regions.length) % regions.length];
  const inner = next?.querySelector<HTMLElement>('[data-region-focus]');
  (inner ?? next)?.focus();
};
