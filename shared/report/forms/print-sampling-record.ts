import type { Words } from '../../domain/words.ts';
import { formText as text } from '../../text/forms.ts';
import type { Fact } from '../model.ts';
import { printDay } from '../printer.ts';
import type { FormBlock, FormSheet } from './form-model.ts';
import {
  basisBlock,
  box,
  firmBlock,
  firmPlace,
  type FormWriter,
  kindOfVisit,
  teamPlaces,
} from './form-writer.ts';
import { type Sample, samplesOfVisit } from './samples-of-visit.ts';

/** Labels of the sample's own boxes by field; `unit` adds that of the plan, `wide` takes the whole row. */
const fields: readonly {
  readonly field: string;
  readonly label: Words;
  readonly unit?: true;
  readonly wide?: true;
}[] = [
  { field: 'product', label: text.product, wide: true },
  { field: 'mark', label: text.mark },
  { field: 'model', label: text.model },
  { field: 'batch', label: text.batch },
  { field: 'producedOn', label: text.producedOn },
  { field: 'base', label: text.base, unit: true },
  { field: 'sample', label: text.sample, unit: true },
  { field: 'reserve', label: text.reserve, unit: true },
  { field: 'standard', label: text.standard },
  { field: 'place', label: text.placeSampled },
  { field: 'storage', label: text.storage },
  { field: 'seals', label: text.seals, wide: true },
  { field: 'laboratory', label: text.laboratory },
];

/** What was not written down stays an empty box: it is filled in by hand on all three copies. */
const sampleFacts = (sample: Sample, { write }: FormWriter): Fact[] =>
  fields.map(({ field, label, unit, wide }) => {
    const value = sample.fields[field] ?? '';
    return {
      ...box(write(label), unit && value !== '' ? `${value} ${sample.task.unit}` : value, wide === true),
      strong: field === 'seals' || field === 'product',
    };
  });

const copies: readonly Words[] = [text.copyLaboratory, text.copyFirm, text.copyAuthority];

const confirmationBlock = ({ write }: FormWriter): FormBlock => ({
  kind: 'prose',
  heading: write(text.confirmation),
  numbered: true,
  paragraphs: [write(text.confirmedGoods), write(text.confirmedReserve), write(text.confirmedCorrection)],
});

const sheetOf = (writer: FormWriter, sample: Sample, index: number, copy: Words): FormSheet => {
  const { input, write, form, number } = writer;
  const { assignment, opening, started } = input.inspection;
  return {
    title: write(form.name),
    subtitle: write(copy),
    dense: true,
    blocks: [
      firmBlock(writer, [
        kindOfVisit(writer),
        box(write(text.sampleNumber), `${number}-${index + 1}`),
        box(write(text.task), assignment.authority, true),
      ]),
      {
        kind: 'facts',
        heading: write(text.samplePart),
        facts: [
          ...sampleFacts(sample, writer),
          box(write(text.sampledOn), printDay(opening?.heldAt ?? started.at)),
          box(write(text.plan), write(sample.task.plan), true),
        ],
      },
      {
        kind: 'choices',
        heading: write(text.sealState),
        choices: [
          { words: write(text.sealIntact), line: false, ticked: false },
          { words: write(text.sealOther), line: true, ticked: false },
        ],
      },
      confirmationBlock(writer),
      {
        kind: 'signatures',
        heading: write(text.signatures),
        statement: write(text.samplingStatement),
        places: [...teamPlaces(writer, ['leader', 'inspector'], text.roleSampler), firmPlace(writer)],
      },
      basisBlock(writer),
    ],
  };
};

/** One sheet for each copy of each sample: laboratory, firm, authority. */
export const printSamplingRecord = (writer: FormWriter): FormSheet[] =>
  samplesOfVisit(writer.input).flatMap((sample, index) =>
    copies.map((copy) => sheetOf(writer, sample, index, copy)),
  );
