import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Plate, Printed, ReportModel } from '../../../shared/report/model.ts';
import { inGroups } from '../../../shared/report/printer.ts';
import { bare, beside, black, cell, inPieces, mm, secondColour, size, worded } from './layout.ts';
import { drawMark } from './marks.ts';

const frame = { width: mm(80), height: mm(60) } as const;
const captionLimit = 90;

const shortCaption = ({ caption }: Plate): string => {
  const characters = [...caption];
  return characters.length > captionLimit ? `${characters.slice(0, captionLimit).join('')}…` : caption;
};

/** In place of a picture: what is missing, and the digest by which its bytes are found. */
const placeholder = (words: Printed, digest: string): TableCell =>
  cell(
    {
      stack: [
        { columns: [{ width: 9, canvas: drawMark('cross') }], margin: [0, 0, 0, 4] },
        worded(words, { fontSize: size.table }),
        {
          text: inGroups(digest),
          fontSize: size.small,
          color: secondColour,
          margin: [0, 4, 0, 0],
        },
      ],
      margin: [mm(8), 0, mm(8), 0],
    },
    { verticalAlignment: 'middle' },
  );

const picture = ({ digest, unreadable }: Plate): TableCell =>
  unreadable
    ? placeholder(unreadable, digest)
    : cell(
        { image: digest, fit: [frame.width - 2, frame.height - 2], alignment: 'center' },
        { verticalAlignment: 'middle' },
      );

const captionOf = (plate: Plate, words: ReportModel['photos']['words']): TableCell =>
  cell({
    stack: [
      {
        text: [
          { text: plate.label.main, bold: true },
          ...(plate.label.sub === null ? [] : [{ text: ` ${plate.label.sub}`, color: secondColour }]),
          ` · ${words.clause} ${plate.clause}`,
          ...(plate.caption === '' ? [] : [`　${shortCaption(plate)}`]),
        ],
      },
      {
        text: [
          `${words.time} ${plate.takenAt}`,
          ...(plate.taker === '' ? [] : [` · ${words.taker} ${plate.taker}`]),
        ].join(''),
        color: secondColour,
      },
      ...plate.how.map(({ main, sub }) => ({ text: sub === null ? main : `${main} ${sub}` })),
      {
        text: `${words.digest} ${plate.digest.match(/.{8}/g)?.slice(0, 4).join(' ') ?? ''}`,
        color: secondColour,
      },
    ],
    fontSize: size.small,
    lineHeight: 1,
    margin: [0, 3, 0, 0],
  });

/** Two photographs side by side, each in a frame of 80 × 60 mm, with number, caption, time, taker and digest. */
const pair = (plates: readonly Plate[], words: ReportModel['photos']['words']): Content => {
  const [left, right] = plates;
  const none = { border: [false, false, false, false] };
  const at = (plate: Plate | undefined, draw: (plate: Plate) => TableCell, border: boolean): TableCell =>
    plate ? cell(draw(plate) as Content, border ? {} : none) : cell({ text: '' }, none);
  const gap = () => cell({ text: '' }, none);
  return {
    unbreakable: true,
    margin: [0, 0, 0, 9],
    table: {
      widths: [frame.width, mm(172) - 2 * frame.width - 3, frame.width],
      heights: [frame.height, 'auto'],
      body: [
        [at(left, picture, true), gap(), at(right, picture, true)],
        [
          at(left, (plate) => captionOf(plate, words), false),
          gap(),
          at(right, (plate) => captionOf(plate, words), false),
        ],
      ],
    },
    layout: {
      ...bare,
      hLineWidth: () => 0.75,
      vLineWidth: () => 0.75,
      hLineColor: () => black,
      vLineColor: () => black,
    },
  };
};

/** A caption too long for its place is printed in full below the pair. */
const longCaptions = (plates: readonly Plate[]): Content[] =>
  plates
    .filter((plate) => shortCaption(plate) !== plate.caption)
    .flatMap(({ label, caption }) =>
      inPieces(caption).map((piece, index): Content => ({
        text: index === 0 ? [{ text: `${label.main}　`, bold: true }, piece] : piece,
        fontSize: size.small,
        margin: [0, 0, 0, 6],
      })),
    );

/** The photo annex: six to a page. */
export const photosContent = ({ photos }: ReportModel): Content[] => {
  if (photos.plates.length === 0) return [];
  const pairs = Array.from({ length: Math.ceil(photos.plates.length / 2) }, (_, index) =>
    photos.plates.slice(index * 2, index * 2 + 2),
  );
  return [
    beside(photos.heading, {
      fontSize: size.section,
      bold: true,
      margin: [0, 0, 0, 6],
      pageBreak: 'before',
      outline: true,
      outlineText: photos.heading.main,
    }),
    ...pairs.flatMap((plates) => [pair(plates, photos.words), ...longCaptions(plates)]),
  ];
};
