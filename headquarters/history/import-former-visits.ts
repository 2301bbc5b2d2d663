import type { Checklist } from '../../shared/domain/checklist.ts';
import { chinaDay } from '../../shared/domain/day.ts';
import type { Desk } from '../desk.ts';
import type { FormerVisit } from '../intake/records.ts';
import { specificationsInForce } from '../publication/publish-content.ts';
import { readFormerFindings } from './former-findings.ts';

export type FormerImport = { readonly visits: number; readonly findings: number };

/** Report numbers that name something here already: imported, dispatched or received. */
const knownNumbers = async ({ database }: Desk): Promise<Set<string>> => {
  const numbers = await Promise.all(
    (['former_visits', 'assignments', 'submissions'] as const).map((table) =>
      database.selectFrom(table).select('report_number').execute(),
    ),
  );
  return new Set(numbers.flat().map(({ report_number }) => report_number));
};

/** The newest published checklist of every category; what was combined for a visit is left out. */
export const checklistsInForce = async (desk: Desk): Promise<Checklist[]> =>
  (await specificationsInForce(desk)).checklists.map(({ checklist }) => checklist);

/**
 * Takes in findings from before Hecha: all rows of the workbook or none. Resolves when they are on the disk.
 * @throws HechaError `WORKBOOK_INVALID` naming sheet and cell.
 */
export const importFormerFindings = async (desk: Desk, workbook: Uint8Array): Promise<FormerImport> => {
  const checklists = await checklistsInForce(desk);
  return desk.ledger.exclusively(async (commit) => {
    const importedAt = desk.now();
    const visits = await readFormerFindings(workbook, {
      checklists,
      today: chinaDay(importedAt),
      known: await knownNumbers(desk),
    });
    await commit({ kind: 'formerVisitsImported', visits: [...visits], importedAt });
    return { visits: visits.length, findings: visits.flatMap(({ visit }) => visit.findings).length };
  });
};

/** Takes in visits from before Hecha that are composed already. */
export const takeFormerVisits = (desk: Desk, visits: readonly FormerVisit[]): Promise<void> =>
  desk.ledger.exclusively((commit) =>
    commit({ kind: 'formerVisitsImported', visits: [...visits], importedAt: desk.now() }),
  );
