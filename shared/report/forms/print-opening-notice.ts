import type { InspectionType } from '../../domain/catalogue.ts';
import { visitKinds } from '../../domain/visit-kind.ts';
import type { Words } from '../../domain/words.ts';
import { formText as text } from '../../text/forms.ts';
import { reportText } from '../../text/report.ts';
import { joined, unitsOf } from '../print-cover.ts';
import { printTime } from '../printer.ts';
import type { FormBlock, FormSheet } from './form-model.ts';
import {
  authorityPlace,
  basisBlock,
  box,
  firmBlock,
  firmPlace,
  type FormWriter,
  kindOfVisit,
  numberLine,
  teamInOrder,
  teamPlaces,
} from './form-writer.ts';

const leads: Record<InspectionType, Words> = {
  licenceReview: text.noticeLead,
  randomSupervision: text.noticeLead,
  unannounced: text.spotLead,
  recheck: text.noticeLead,
  spotCheck: text.spotLead,
  riskMonitoring: text.riskLead,
};

const supervised: readonly Words[] = [
  text.rightOfficers,
  text.rightWithdrawal,
  text.rightConduct,
  text.rightSecrecy,
  text.rightHearing,
  text.dutyNoRefusal,
];

const rights: Record<InspectionType, readonly Words[]> = {
  licenceReview: [
    text.rightReviewers,
    text.rightWithdrawal,
    text.rightConduct,
    text.rightSecrecy,
    text.rightReviewResult,
    text.dutyCooperate,
  ],
  randomSupervision: supervised,
  unannounced: supervised,
  recheck: supervised,
  spotCheck: [
    text.rightOfficers,
    text.rightWithdrawal,
    text.rightRandom,
    text.rightNoFee,
    text.rightConduct,
    text.rightRetest,
    text.dutyNoRefusal,
  ],
  riskMonitoring: [text.rightOfficers, text.rightWithdrawal, text.rightConduct, text.rightSecrecy],
};

/** Nobody is told of the visit beforehand: its notice changes hands on the spot. */
const isOnTheSpot = (type: InspectionType): boolean => visitKinds[type].notice !== 'beforehand';

const duties = {
  leader: text.dutyLeader,
  inspector: text.dutyMember,
  observer: text.dutyObserver,
} as const;

const teamBlock = (writer: FormWriter): FormBlock => ({
  kind: 'table',
  heading: writer.write(text.team),
  table: {
    head: [writer.write(text.duty), writer.write(text.name), writer.write(text.badge)],
    widths: [38, 0, 60],
    rows: teamInOrder(writer).map(({ role, name, number }) => [
      writer.write(duties[role]),
      { main: name, sub: null },
      { main: number === '' ? '—' : number, sub: null },
    ]),
  },
});

/** Titles of the sections that have a clause to ask at this visit. */
const subjectsOf = ({ input }: FormWriter): Words => {
  const { items, sections } = input.context.checklist;
  return joined(
    sections
      .filter(({ id }) =>
        items.some((item) => item.section === id && input.evaluation.items.get(item.id)?.asked),
      )
      .map(({ title }) => title),
  );
};

/** Papers that the asked clauses want to see, each once. */
const documentsOf = ({ input }: FormWriter): Words[] => {
  const names = input.context.checklist.items.flatMap(({ id, task }) =>
    task.kind === 'document' && input.evaluation.items.get(id)?.asked
      ? task.documents.map(({ name }) => name)
      : [],
  );
  return names.filter(({ zh }, index) => names.findIndex((other) => other.zh === zh) === index);
};

const scopeBlock = (writer: FormWriter): FormBlock => {
  const { input, write, type } = writer;
  const { scope } = input.inspection;
  const documents = isOnTheSpot(type) ? [] : documentsOf(writer);
  return {
    kind: 'facts',
    heading: write(text.scope),
    facts: [
      box(
        write(reportText.category),
        write(joined(input.context.checklist.categories.map(({ name }) => name))),
        true,
      ),
      box(write(reportText.units), write(unitsOf(input)), true),
      box(write(text.subjects), write(subjectsOf(writer)), true),
      ...(scope && scope.areas !== '' ? [box(write(reportText.areas), scope.areas, true)] : []),
      ...(documents.length > 0 ? [box(write(text.documentsAsked), write(joined(documents)), true)] : []),
    ],
  };
};

const visitBlock = (writer: FormWriter): FormBlock => {
  const { input, write, type } = writer;
  const { assignment, opening } = input.inspection;
  const { contact } = assignment.enterprise;
  const phone = [contact.name, contact.post, contact.phone].filter((part) => part !== '').join(' · ');
  return firmBlock(writer, [
    kindOfVisit(writer),
    isOnTheSpot(type)
      ? box(write(text.arrivedAt), opening ? printTime(opening.heldAt) : '')
      : box(write(text.noticeOn), assignment.noticeOn ?? ''),
    ...(isOnTheSpot(type)
      ? []
      : [box(write(text.placeOfVisit), opening?.place ?? ''), box(write(text.dueOn), assignment.dueOn)]),
    box(write(text.contactPerson), phone, true),
    box(write(text.rules), write(input.context.ruleSet.title), true),
  ]);
};

/**
 * The notice that opens a visit: who comes, by what right, to look at what, and what the firm may ask for. What leads
 * to an unannounced visit is never printed: a complainant is not to be guessed at.
 */
export const printOpeningNotice = (writer: FormWriter): FormSheet[] => {
  const { write, type, form } = writer;
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
          paragraphs: [write(text.to), write(leads[type])],
        },
        visitBlock(writer),
        teamBlock(writer),
        scopeBlock(writer),
        {
          kind: 'prose',
          heading: write(text.rights),
          numbered: true,
          paragraphs: rights[type].map((right) => write(right)),
        },
        {
          kind: 'choices',
          heading: write(text.withdrawal),
          choices: [
            { words: write(text.withdrawalNo), line: false, ticked: false },
            { words: write(text.withdrawalYes), line: true, ticked: false },
          ],
        },
        {
          kind: 'signatures',
          heading: write(text.receipt),
          statement: write(text.receiptNotice),
          places: [...teamPlaces(writer, ['leader']), firmPlace(writer, true), authorityPlace(writer)],
        },
        basisBlock(writer),
      ],
    },
  ];
};
