/** How many questions the page shows: `?n=1000`. Every other one is a choice of three, the rest one line of text. */
const count = Number(new URLSearchParams(location.search).get('n') ?? 1000);

export const choices = ['符合', '建议改进', '不符合'];

export const questions = Array.from({ length: count }, (_, index) => ({
  id: `item-${index + 1}`,
  title: `第 ${index + 1} 项：设备与工序检查`,
  kind: index % 2 === 0 ? 'choice' : 'text',
}));
