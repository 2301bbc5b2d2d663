const arrows: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/** Key names as caps separated by spaces: `Ctrl+Enter` becomes `Ctrl Enter`, as `Kbd` draws them. */
export const capsOf = (keys: string): string =>
  keys
    .split(/[ +]/)
    .map((cap) => arrows[cap] ?? cap)
    .join(' ');
