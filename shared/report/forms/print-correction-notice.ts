import { formText as text } from '../../text/forms.ts';
import { correctionFacts, factFact, type FindingFacts, requirementFact } from '../print-findings.ts';
import { printDay } from '../printer.ts';
import type { FormBlock, FormSheet } from './form-model.ts';
import {
  authorityPlace,
  basisBlock,
  firmBlock,
  firmPlace,
  type FormWriter,
  kindOfVisit,
  numberLine,
  teamPlaces,
} from './form-writer.ts';
import { findingsOf } from './print-nonconformities.ts';

/** What the notice needs of a finding: the firm's view is the report's, and evidence stays with it. */
const ordered: FindingFacts = (finding, printer) => [
  ...requirementFact(finding, printer),
  ...factFact(finding, printer),
  ...correctionFacts(finding, printer),
];

const reportingBlock = ({ input, write }: FormWriter): FormBlock => {
  const day = input.inspection.closing?.recheckOn;
  return {
    kind: 'prose',
    heading: write(text.reporting),
    numbered: true,
    paragraphs: [
      write(text.reportWhat),
      write(text.reportLate),
      ...(day ? [write(text.recheckOn, { day })] : []),
    ],
  };
};

/** An order can be taken to review and to court, a request after a licence review cannot: it decides nothing. */
const objectionBlock = ({ write, type }: FormWriter): FormBlock => ({
  kind: 'prose',
  heading: write(text.objection),
  numbered: true,
  paragraphs: [
    write(text.objectReview),
    ...(type === 'licenceReview' ? [] : [write(text.objectOrder)]),
    write(text.effective),
  ],
});

/** What the firm must put right, each point with its date; how to report back; how to object. */
export const printCorrectionNotice = (writer: FormWriter): FormSheet[] => {
  const { input, write, form, type } = writer;
  const findings = findingsOf(writer, ordered);
  const { opening, started } = input.inspection;
  const last = findings.reduce((latest, { due }) => (due !== null && due > latest ? due : latest), '');
  return [
    {
      title: write(form.name),
      subtitle: numberLine(writer),
      dense: false,
      blocks: [
        {
          kind: 'prose',
          heading: null,
          numbered: false,
          paragraphs: [
            write(text.to),
            write(type === 'licenceReview' ? text.correctionLead : text.orderLead, {
              date: printDay(opening?.heldAt ?? started.at),
              count: findings.length,
              due: last,
            }),
          ],
        },
        firmBlock(writer, [kindOfVisit(writer)]),
        { kind: 'findings', heading: write(text.findings, { count: findings.length }), findings },
        reportingBlock(writer),
        objectionBlock(writer),
        {
          kind: 'signatures',
          heading: write(text.receipt),
          statement: write(text.receiptPlain),
          places: [
            ...teamPlaces(writer, ['leader', 'inspector']),
            firmPlace(writer, true),
            authorityPlace(writer),
          ],
        },
        basisBlock(writer),
      ],
    },
  ];
};
