import type { Attendee, Closing } from '../../domain/journal.ts';
import type { Words } from '../../domain/words.ts';
import { formText as text } from '../../text/forms.ts';
import { reportText } from '../../text/report.ts';
import type { Printed } from '../model.ts';
import { printConclusion } from '../print-conclusion.ts';
import { asWritten, printTime } from '../printer.ts';
import type { FormBlock, FormSheet } from './form-model.ts';
import { formState } from './form-states.ts';
import {
  basisBlock,
  box,
  firmBlock,
  firmPlace,
  type FormWriter,
  kindOfVisit,
  numberLine,
  teamPlaces,
} from './form-writer.ts';
import { formsOf } from '../../domain/forms-of-type.ts';
import { findingsOf, findingsTable } from './print-nonconformities.ts';

const opinions: Record<Closing['enterpriseOpinion'], Words> = {
  agrees: reportText.viewAgrees,
  disputes: reportText.viewDisputes,
  none: reportText.opinionNone,
};

const sides: Record<Attendee['side'], Words> = {
  team: text.sideTeam,
  enterprise: text.sideEnterprise,
  observer: text.sideObserver,
};

const supervisory = new Set(['randomSupervision', 'unannounced', 'recheck', 'spotCheck']);

/** Several sentences one below the other, in one box. */
const stacked = (lines: readonly Printed[]): Printed => ({
  main: lines.map(({ main }) => main).join('\n'),
  sub: lines.every(({ sub }) => sub === null) ? null : lines.map(({ sub }) => sub ?? '').join('\n'),
});

const toldBlock = (writer: FormWriter): FormBlock => {
  const { input, write, printer } = writer;
  const { closing } = input.inspection;
  const { result, lines } = printConclusion(input, printer);
  const findings = findingsOf(writer);
  return firmBlock(writer, [
    kindOfVisit(writer),
    box(write(text.heldAt), closing ? printTime(closing.heldAt) : ''),
    { ...box(write(text.conclusionTold), result.words, true), strong: true },
    ...(lines.length === 0 ? [] : [box(write(text.howConcluded), stacked(lines), true)]),
    ...(findings.length === 0 ? [box(write(text.findingsTold), write(text.findingsNone), true)] : []),
  ]);
};

const opinionBlock = ({ input, write }: FormWriter): FormBlock[] => {
  const { closing } = input.inspection;
  if (!closing) return [];
  return [
    {
      kind: 'prose',
      heading: write(text.opinion),
      numbered: false,
      paragraphs: [
        write(opinions[closing.enterpriseOpinion]),
        ...(closing.enterpriseText === '' ? [] : [asWritten(closing.enterpriseText)]),
        ...(closing.recheckOn === null ? [] : [write(text.recheckOn, { day: closing.recheckOn })]),
        ...(closing.remark === '' ? [] : [asWritten(closing.remark)]),
      ],
    },
  ];
};

/** The papers of this visit: ticked where the record says who took them, else to be ticked as they change hands. */
const handedBlock = ({ input, write, type, form }: FormWriter): FormBlock => {
  const { handed } = input.inspection;
  const toTick = (words: Words) => ({ words: write(words), line: false, ticked: false });
  const papers = formsOf(type)
    .filter(({ kind }) => kind !== form.kind)
    .flatMap(({ kind, name }) => {
      const last = handed.findLast((paper) => paper.form === kind);
      if (last) {
        const words = write(text.handedLine, { name, to: last.to, time: printTime(last.stamp.at) });
        return [{ words, line: false, ticked: true }];
      }
      return formState(input, kind).name === 'ready' ? [toTick(name)] : [];
    });
  return {
    kind: 'choices',
    heading: write(text.handedOver),
    choices: [...papers, toTick(text.finalReport), toTick(text.returned)],
  };
};

const blank: Printed = { main: '', sub: null };

/** Who was at the opening signs in again; two lines are left for whoever came since. */
const attendanceBlock = ({ input, write }: FormWriter): FormBlock => ({
  kind: 'table',
  heading: write(text.attendance),
  table: {
    head: [write(text.side), write(text.name), write(text.post), write(text.signature)],
    widths: [34, 40, 44, 0],
    rows: [
      ...(input.inspection.opening?.attendees ?? []).map(({ side, name, post }) => [
        write(sides[side]),
        asWritten(name),
        asWritten(post === '' ? '—' : post),
        blank,
      ]),
      [blank, blank, blank, blank],
      [blank, blank, blank, blank],
    ],
  },
});

/** What was told at the end, what the firm said to it, what was handed over, who was there. */
export const printClosingRecord = (writer: FormWriter): FormSheet[] => {
  const { write, form, type } = writer;
  const findings = findingsOf(writer);
  return [
    {
      title: write(form.name),
      subtitle: numberLine(writer),
      dense: false,
      blocks: [
        toldBlock(writer),
        ...(findings.length === 0 ? [] : [findingsTable(writer, findings, text.findingsTold)]),
        ...opinionBlock(writer),
        {
          kind: 'prose',
          heading: write(text.rightsTold),
          numbered: true,
          paragraphs: [
            write(text.toldObjection),
            ...(supervisory.has(type) ? [write(text.toldPublic)] : []),
            ...(type === 'spotCheck' ? [write(text.rightRetest)] : []),
          ],
        },
        handedBlock(writer),
        attendanceBlock(writer),
        {
          kind: 'signatures',
          heading: write(text.signatures),
          statement: write(text.closingStatement),
          places: [...teamPlaces(writer), firmPlace(writer)],
        },
        basisBlock(writer),
      ],
    },
  ];
};
