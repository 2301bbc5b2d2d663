import { amendmentChanges } from '../domain/amendment-changes.ts';
import type { Attendee } from '../domain/journal.ts';
import { type VisitKind, visitKinds } from '../domain/visit-kind.ts';
import type { Words } from '../domain/words.ts';
import { amendmentText, changeInWords } from '../text/amendment.ts';
import { reportText } from '../text/report.ts';
import type { Fact, Printed, PrintedPart } from './model.ts';
import { unitsOf } from './print-cover.ts';
import { printEarlier } from './print-earlier.ts';
import { asWritten, inGroups, printTime, type Printer } from './printer.ts';
import type { ReportInput } from './report-input.ts';

const sides: Record<Attendee['side'], Words> = {
  team: reportText.sideTeam,
  enterprise: reportText.sideEnterprise,
  observer: reportText.sideObserver,
};

const half = (label: Printed, value: Printed): Fact => ({ label, value, wide: false, strong: false });
const whole = (label: Printed, value: Printed): Fact => ({ label, value, wide: true, strong: false });
const orDash = (text: string): Printed => asWritten(text === '' ? '—' : text);

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

const openingPart = ({ inspection }: ReportInput, { print }: Printer): PrintedPart => {
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

/** Which report this one corrects, why, and what it says otherwise; nothing for one that corrects none. */
export const printAmendment = ({ inspection, context }: ReportInput, { print }: Printer): PrintedPart[] => {
  if (!inspection.amends) return [];
  const { reportNumber, reportDigest, reason } = inspection.amends.report;
  return [
    {
      heading: print(reportText.amendment),
      facts: [
        half(print(reportText.amendedNumber), asWritten(reportNumber)),
        half(print(reportText.amendedOn), asWritten(printTime(inspection.started.at))),
        whole(print(reportText.amendedFile), asWritten(inGroups(reportDigest))),
        whole(print(reportText.amendedWhy), asWritten(reason)),
      ],
      table: {
        head: [
          print(amendmentText.where),
          print(amendmentText.what),
          print(amendmentText.before),
          print(amendmentText.after),
        ],
        widths: [44, 30, 48, 0],
        rows: amendmentChanges(inspection).map((change) => {
          const { where, what, before, after } = changeInWords(change, context);
          return [print(where), print(what), print(before), print(after)];
        }),
      },
    },
  ];
};

const scopePart = (input: ReportInput, { print }: Printer): PrintedPart => ({
  heading: print(reportText.scope),
  facts: [
    whole(print(reportText.units), print(unitsOf(input))),
    whole(print(reportText.areas), orDash(input.inspection.scope?.areas ?? '')),
    whole(print(reportText.excluded), orDash(input.inspection.scope?.excluded ?? '')),
  ],
  table: null,
});

const closingPart = (
  { inspection: { closing, assignment } }: ReportInput,
  { print }: Printer,
): PrintedPart[] =>
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
export const printProceedings = (input: ReportInput, printer: Printer): PrintedPart[] => [
  openingPart(input, printer),
  scopePart(input, printer),
  printEarlier(input, printer),
  ...closingPart(input, printer),
];
