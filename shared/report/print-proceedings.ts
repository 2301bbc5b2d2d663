import type { Attendee } from '../domain/journal.ts';
import { type VisitKind, visitKinds } from '../domain/visit-kind.ts';
import type { Words } from '../domain/words.ts';
import { reportText } from '../text/report.ts';
import type { Fact, Printed, ReportModel } from './model.ts';
import { unitsOf } from './print-cover.ts';
import { printEarlier } from './print-earlier.ts';
import { asWritten, printTime, type Printer } from './printer.ts';
import type { ReportInput } from './report-input.ts';

const sides: Record<Attendee['side'], Words> = {
  team: reportText.sideTeam,
  enterprise: reportText.sideEnterprise,
  observer: reportText.sideObserver,
};

const half = (label: Printed, value: Printed): Fact => ({ label, value, wide: false, strong: false });
const whole = (label: Printed, value: Printed): Fact => ({ label, value, wide: true, strong: false });
const orDash = (text: string): Printed => asWritten(text === '' ? '—' : text);

type Part = ReportModel['proceedings'][number];

const noticeLabels = {
  beforehand: reportText.noticeServed,
  onArrival: reportText.orderShown,
  none: reportText.noticeServed,
} as const satisfies Record<VisitKind['notice'], Words>;

const noticeWords = (notice: VisitKind['notice'], done: boolean): Words => {
  if (notice === 'none') return reportText.notAnnounced;
  if (notice === 'onArrival') return done ? reportText.shown : reportText.notShown;
  return done ? reportText.served : reportText.notServed;
};

const openingPart = ({ inspection }: ReportInput, { print }: Printer): Part => {
  const { opening, assignment } = inspection;
  const { notice } = visitKinds[assignment.type];
  const heading = print(reportText.opening);
  if (!opening) {
    return { heading, facts: [whole(print(reportText.heldAt), print(reportText.notRecorded))], table: null };
  }
  return {
    heading,
    facts: [
      half(print(reportText.heldAt), asWritten(printTime(opening.heldAt))),
      half(print(reportText.place), orDash(opening.place)),
      half(print(noticeLabels[notice]), print(noticeWords(notice, opening.noticeServed))),
      half(
        print(reportText.identification),
        print(opening.identificationShown ? reportText.shown : reportText.notShown),
      ),
      ...(opening.remark === '' ? [] : [whole(print(reportText.remarkLabel), asWritten(opening.remark))]),
    ],
    table: {
      head: [print(reportText.side), print(reportText.name), print(reportText.post)],
      widths: [40, 50, 0],
      rows: opening.attendees.map(({ side, name, post }) => [
        print(sides[side]),
        asWritten(name),
        orDash(post),
      ]),
    },
  };
};

const scopePart = (input: ReportInput, { print }: Printer): Part => ({
  heading: print(reportText.scope),
  facts: [
    whole(print(reportText.units), print(unitsOf(input))),
    whole(print(reportText.areas), orDash(input.inspection.scope?.areas ?? '')),
    whole(print(reportText.excluded), orDash(input.inspection.scope?.excluded ?? '')),
  ],
  table: null,
});

const closingPart = ({ inspection: { closing, assignment } }: ReportInput, { print }: Printer): Part[] =>
  closing
    ? [
        {
          heading: print(reportText.closing),
          facts: [
            half(print(reportText.heldAt), asWritten(printTime(closing.heldAt))),
            ...(visitKinds[assignment.type].corrections
              ? [half(print(reportText.recheckOn), asWritten(closing.recheckOn ?? '—'))]
              : []),
            ...(closing.remark === ''
              ? []
              : [whole(print(reportText.remarkLabel), asWritten(closing.remark))]),
          ],
          table: null,
        },
      ]
    : [];

/** Opening with attendance, scope, what was known of earlier visits and became of it, closing: how the visit went. */
export const printProceedings = (input: ReportInput, printer: Printer): Part[] => [
  openingPart(input, printer),
  scopePart(input, printer),
  printEarlier(input, printer),
  ...closingPart(input, printer),
];
