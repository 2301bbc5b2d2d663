import type { Desk, InspectionLine } from '../../desk/desk.ts';
import { isCleared } from './group-lines.ts';
import { go, stageRoute, type Stage } from '../routes.ts';

/** Where an inspection goes on: the first thing of its way that is not done. */
const stageOf = (desk: Desk): Stage => {
  const inspection = desk.getState().open?.inspection;
  if (!inspection) return 'checklist';
  if (inspection.seal) return 'report';
  if (inspection.conclusion) return inspection.closing ? 'signing' : 'closing';
  return inspection.opening && inspection.scope ? 'checklist' : 'opening';
};

/** Starts the inspection of an assignment, or opens it where it goes on. What went wrong is the desk's `problem`. */
export const openLine = async (desk: Desk, line: InspectionLine): Promise<void> => {
  if (line.status === 'refused') {
    go({ name: 'outbox' });
    return;
  }
  if (isCleared(line)) return;
  const inspectionId = line.inspectionId ?? (await desk.startInspection(line.assignment.id));
  if (inspectionId !== null) await goOn(desk, inspectionId);
};

/** Opens an inspection at the first thing of its way that is not done. */
export const goOn = async (desk: Desk, inspectionId: string): Promise<void> => {
  if (desk.getState().open?.inspection.id !== inspectionId) await desk.openInspection(inspectionId);
  if (desk.getState().open?.inspection.id === inspectionId) go(stageRoute(inspectionId, stageOf(desk)));
};
