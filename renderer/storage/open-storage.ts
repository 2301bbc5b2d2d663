import { createContentRepository, type ContentRepository } from './content-repository.ts';
import { openDatabase } from './database.ts';
import { createEvidenceRepository, type EvidenceRepository } from './evidence-repository.ts';
import { createInspectionRepository, type InspectionRepository } from './inspection-repository.ts';

/** The page's copy, whole. */
export type PageStorage = {
  readonly inspections: InspectionRepository;
  readonly evidence: EvidenceRepository;
  readonly content: ContentRepository;
  readonly close: () => void;
};

/** Name of the database in the origin of the page. Changing it hides every inspection: it never changes. */
const databaseName = 'hecha';

/**
 * Opens the page's storage.
 * @throws HechaError `DATABASE_NEWER`, or what the browser's database refused with.
 */
export const openStorage = async (
  name: string = databaseName,
  options: Parameters<typeof openDatabase>[1] = {},
): Promise<PageStorage> => {
  const database = await openDatabase(name, options);
  return {
    inspections: createInspectionRepository(database),
    evidence: createEvidenceRepository(database),
    content: createContentRepository(database),
    close: () => database.close(),
  };
};
