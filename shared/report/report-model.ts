import type { Digest } from '../domain/identifiers.ts';
import { reportText } from '../text/report.ts';
import { paperCode } from '../summary/summary-code.ts';
import { visitText } from '../text/visits.ts';
import type { Printed, ReportModel } from './model.ts';
import { platesByItem } from './plates.ts';
import { printAnnex } from './print-annex.ts';
import { printCover } from './print-cover.ts';
import { printFindings } from './print-findings.ts';
import { printItems } from './print-items.ts';
import { printAmendment, printProceedings } from './print-proceedings.ts';
import { printSigning } from './print-signing.ts';
import { createPrinter, inGroups } from './printer.ts';
import type { PrintLanguage } from './record.ts';
import type { ReportInput } from './report-input.ts';

export type { ReportModel } from './model.ts';

const linesOf = ({ main, sub }: Printed): string[] => (sub === null ? [main] : [main, sub]);

/**
 * Everything printed, worded, numbered and in order. Pure: the same input gives the same model.
 * @param unreadable photos whose bytes no reader would draw: named where they would stand
 */
export const buildReportModel = (
  input: ReportInput,
  language: PrintLanguage,
  unreadable: ReadonlySet<Digest> = new Set(),
): ReportModel => {
  const { assignment } = input.inspection;
  const printer = createPrinter(language, visitText[assignment.type]);
  const plates = platesByItem(input, printer, unreadable);
  const allPlates = [...plates.values()].flat();
  const findings = printFindings(input, plates, printer);
  const { line } = printer;
  return {
    language,
    title: `${line(reportText.title)} ${assignment.enterprise.name}`,
    reportNumber: assignment.reportNumber,
    contentDigest: input.contentDigest,
    recordedAt: input.journal.lastAt,
    qr: paperCode(input.purpose === 'draft' ? 'draft' : 'page', assignment.reportNumber, input.contentDigest),
    header: {
      name: printer.print(reportText.documentName).main,
      number: printer.print(reportText.reportNumber, { number: assignment.reportNumber }).main,
      draft: input.purpose === 'draft' ? line(reportText.draft) : null,
    },
    footer: {
      digestLabel: line(reportText.contentDigest),
      digest: inGroups(input.contentDigest),
      how: linesOf(printer.print(reportText.howToCheck)),
      page: linesOf(printer.print(reportText.page)),
    },
    cover: printCover(input, printer, findings.list.length),
    findings,
    items: printItems(input, plates, printer),
    photos: {
      heading: printer.print(reportText.photos),
      plates: allPlates.filter(({ drawn }) => drawn),
      words: {
        time: printer.print(reportText.takenAt).main,
        taker: printer.print(reportText.taker).main,
        clause: printer.print(reportText.clause).main,
        digest: printer.print(reportText.digest).main,
      },
    },
    amendment: printAmendment(input, printer),
    proceedings: printProceedings(input, printer),
    signing: printSigning(input, allPlates, printer),
    annex: printAnnex(input, allPlates, printer),
  };
};
