import type {
  Fact,
  ItemBlock,
  Plate,
  Printed,
  PrintedItem,
  PrintedTable,
  ReportModel,
} from '../../shared/report/model.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const said = ({ main, sub }: Printed): string => escape(sub === null ? main : `${main} ${sub}`);
const paragraphs = (lines: readonly Printed[]): string =>
  lines.map((line) => `<p>${said(line)}</p>`).join('');

const table = ({ head, rows }: PrintedTable): string =>
  `<table><tr>${head.map((cell) => `<th>${said(cell)}</th>`).join('')}</tr>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${said(cell)}</td>`).join('')}</tr>`)
    .join('')}</table>`;

const facts = (list: readonly Fact[]): string =>
  `<table>${list.map(({ label, value }) => `<tr><th>${said(label)}</th><td>${said(value)}</td></tr>`).join('')}</table>`;

const picture = ({ digest }: Plate, look: string): string =>
  `<img class="${look}" src="photos/${digest}.jpg">`;

const block = (given: ItemBlock): string => {
  switch (given.kind) {
    case 'lines':
    case 'small':
      return paragraphs(given.lines);
    case 'struck':
      return given.lines
        .map(({ struck, reason }) => `<p><s>${escape(struck)}</s> ${said(reason)}</p>`)
        .join('');
    case 'readings':
      return `<table>${given.rows
        .map(
          ({ label, cells }) =>
            `<tr><th>${said(label)}</th>${cells.map(({ text }) => `<td>${escape(text)}</td>`).join('')}</tr>`,
        )
        .join('')}</table>`;
    case 'arithmetic':
      return given.rows
        .map(
          ({ name, steps, comparison }) =>
            `<p>${said(name)}: ${steps.map(escape).join(' = ')}; ${said(comparison)}</p>`,
        )
        .join('');
    case 'table':
      return table(given.table);
    case 'facts':
      return facts(given.facts);
    case 'thumbnails':
      return given.plates
        .filter(({ drawn }) => drawn)
        .map((plate) => picture(plate, 'thumb'))
        .join('');
  }
};

const item = ({ clause, title, judged, blocks }: PrintedItem): string =>
  `<tr><td>${escape(clause)}</td><td><b>${said(title)}</b>${blocks.map(block).join('')}</td><td>${said(judged.words)}</td></tr>`;

const plate = (given: Plate): string =>
  `<figure>${given.drawn ? picture(given, 'plate') : ''}<figcaption>${said(given.label)} ${escape(
    `${given.clause} ${given.caption} ${given.takenAt} ${given.taker} ${given.digest}`,
  )}</figcaption></figure>`;

const style = `
@font-face { font-family: report; src: url(regular.ttf); font-weight: 400; }
@font-face { font-family: report; src: url(bold.ttf); font-weight: 700; }
@page { size: A4; margin: 18mm 19mm; }
body { font: 9pt/1.5 report; }
table { border-collapse: collapse; width: 100%; } td, th { border: 0.3pt solid #888; padding: 1mm; text-align: left; vertical-align: top; }
tr, figure { break-inside: avoid; } p { margin: 0; }
.thumb { width: 28mm; } .plate { width: 82mm; } figure { display: inline-block; width: 82mm; margin: 1mm; } figcaption { overflow-wrap: anywhere; }`;

/** The same words, tables and photos as the report, as one HTML page with the same fonts, for Chromium to print. */
export const reportPage = (model: ReportModel): string => {
  const { cover, findings, items, photos, proceedings, signing, annex } = model;
  const sections = items.sections.map(
    ({ heading, tally, items: own }) =>
      `<h3>${said(heading)} ${said(tally)}</h3><table>${own.map(item).join('')}</table>`,
  );
  const parts = [
    `<h1>${said(cover.title)}</h1><p>${said(cover.subtitle)}</p>${facts(cover.facts)}`,
    `<h2>${said(cover.conclusion.label)}</h2><p>${said(cover.conclusion.result.words)}</p>${paragraphs(cover.conclusion.lines)}`,
    `<h2>${said(findings.heading)}</h2>${findings.list.map(({ title, facts: own }) => `<h3>${said(title)}</h3>${facts(own)}`).join('')}`,
    `<h2>${said(items.heading)}</h2>${sections.join('')}`,
    ...proceedings.map(
      (part) => `<h2>${said(part.heading)}</h2>${facts(part.facts)}${part.table ? table(part.table) : ''}`,
    ),
    `<h2>${said(signing.heading)}</h2><p>${said(signing.statement)}</p>${signing.boxes.map(({ role, words, name, time }) => `<p>${said(role)} ${escape(name)} ${escape(time)}</p>${paragraphs(words)}`).join('')}`,
    `<h2>${said(annex.heading)}</h2>${annex.tables.map((each) => `<h3>${said(each.heading)}</h3>${table(each.table)}`).join('')}`,
    `<h2>${said(photos.heading)}</h2>${photos.plates.map(plate).join('')}`,
  ];
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escape(model.title)}</title><style>${style}</style></head><body>${parts.join('\n')}</body></html>`;
};
