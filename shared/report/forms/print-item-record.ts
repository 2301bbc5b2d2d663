import type { Digest } from '../../domain/identifiers.ts';
import { formText as text } from '../../text/forms.ts';
import { reportText } from '../../text/report.ts';
import type { ItemBlock, PrintedItem, ReportModel } from '../model.ts';
import { platesByItem } from '../plates.ts';
import { unitsOf } from '../print-cover.ts';
import { printItems } from '../print-items.ts';
import { asWords } from '../printer.ts';
import type { FormBlock, FormSheet } from './form-model.ts';
import {
  basisBlock,
  box,
  firmBlock,
  firmPlace,
  type FormWriter,
  numberLine,
  teamPlaces,
  visitFacts,
} from './form-writer.ts';

/** Photos stay with the report: the record names them by their numbers. */
const withoutPictures = (block: ItemBlock, { write }: FormWriter): ItemBlock =>
  block.kind === 'thumbnails'
    ? {
        kind: 'small',
        lines: [
          write(text.evidenceLine, {
            names: {
              zh: block.plates.map(({ label }) => label.main).join(reportText.listComma.zh),
              en: block.plates.map(({ label }) => label.sub ?? label.main).join(reportText.listComma.en),
            },
          }),
        ],
      }
    : block;

const itemsOf = (writer: FormWriter): ReportModel['items'] => {
  const unreadable: ReadonlySet<Digest> = new Set();
  const plates = platesByItem(writer.input, writer.printer, unreadable);
  const items = printItems(writer.input, plates, writer.printer);
  const bare = (item: PrintedItem): PrintedItem => ({
    ...item,
    blocks: item.blocks.map((block) => withoutPictures(block, writer)),
  });
  return {
    ...items,
    sections: items.sections.map((section) => ({ ...section, items: section.items.map(bare) })),
  };
};

const observationsBlock = ({ input, write }: FormWriter): FormBlock[] => {
  const texts = [...input.inspection.observations.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, observation]) => observation)
    .filter((observation) => observation !== '');
  return texts.length === 0
    ? []
    : [
        {
          kind: 'prose',
          heading: write(text.observations),
          numbered: true,
          paragraphs: texts.map((observation) => write(asWords(observation))),
        },
      ];
};

/** Every clause that is asked, with verdict, record and readings as they stand. */
export const printItemRecord = (writer: FormWriter): FormSheet[] => {
  const { input, write, form } = writer;
  const { asked, judged } = input.evaluation.total;
  return [
    {
      title: write(form.name),
      subtitle: numberLine(writer),
      dense: false,
      blocks: [
        firmBlock(writer, [
          ...visitFacts(writer),
          box(write(reportText.units), write(unitsOf(input)), true),
          box(write(text.rules), write(input.context.ruleSet.title), true),
          box(write(reportText.items), write(text.judgedOf, { asked, judged }), true),
        ]),
        { kind: 'items', items: itemsOf(writer) },
        ...observationsBlock(writer),
        {
          kind: 'signatures',
          heading: write(text.signatures),
          statement: write(text.recordStatement),
          places: [...teamPlaces(writer), firmPlace(writer)],
        },
        basisBlock(writer),
      ],
    },
  ];
};
