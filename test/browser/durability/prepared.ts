import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paintPhotos } from '../../scenario/paint-photos.ts';
import type { Item } from '../../../shared/domain/checklist.ts';
import { runHeadquarters } from '../../scenario/processes.ts';
import { scriptOf, visits } from '../../scenario/three-visits.ts';
import { freePort } from '../../setup/free-port.ts';
import { copyLaptop, createLaptop, type HostStarter, type Laptop } from './laptop.ts';

/** The cement works of the sample assignments: judgements, equipment and twenty weighed bags. */
export const cementVisit = visits[1];
/** The cable works: everything conforms, nothing but the seal is missing once it is answered. */
export const cableVisit = visits[0];

export const contextOf = (visit: typeof cementVisit) => {
  if (!visit) throw new Error('the main job has three visits');
  return scriptOf(visit).context;
};

/** Judgements that the visit to the cement works is asked, each with a title of its own. */
export const judgements = (): Item[] => {
  if (!cementVisit) throw new Error('the main job has three visits');
  const { context, inspection } = scriptOf(cementVisit);
  const asked = context.checklist.items.filter(
    ({ id, task }) => task.kind === 'judgement' && inspection.answers.has(id),
  );
  return asked.filter(({ title }, at) => asked.findIndex((other) => other.title.zh === title.zh) === at);
};

export type Prepared = {
  readonly scratch: string;
  readonly port: number;
  /** Address where headquarters was; it is stopped, as the network of a workshop is. */
  readonly headquarters: string;
  readonly headquartersFolder: string;
  /** The inspection of the cement works that was started through the screen, at its checklist. */
  readonly inspectionId: string;
  /** Paths of the painted pictures. */
  readonly photos: readonly string[];
  /** A laptop of its own, with what the prepared one holds. */
  readonly another: (name: string, starter?: HostStarter) => Promise<Laptop>;
  readonly remove: () => Promise<void>;
};

/**
 * Enrols a laptop through the screen, opens the visit to the cement works, and stops everything. `photos`: how many
 * pictures to paint for it.
 */
export const prepare = async (photos = 0): Promise<Prepared> => {
  if (!cementVisit) throw new Error('the main job has three visits');
  const scratch = await mkdtemp(join(tmpdir(), 'hecha-durability-'));
  const headquartersFolder = join(scratch, 'headquarters');
  const headquarters = await runHeadquarters(headquartersFolder);
  const port = await freePort();
  const place = { folder: join(scratch, 'prepared'), port, headquarters: headquarters.ready.address };
  const laptop = createLaptop(place);
  try {
    await laptop.startHost();
    await laptop.open();
    await laptop.page().goto('about:blank');
    await laptop.page().goto(`${laptop.host().ready.url}&code=${headquarters.ready.enrolmentCode ?? ''}`);
    await laptop.inspector().enrol();
    const inspectionId = await laptop.inspector().start(cementVisit.firm);
    await laptop.inspector().holdOpening(cementVisit.areas);
    await laptop.inspector().untilSaved();
    const pictures = await paintPhotos(laptop.page(), photos);
    const paths = pictures.map((_, at) => join(scratch, `IMG_${1000 + at}.jpg`));
    for (const [at, picture] of pictures.entries()) await writeFile(paths[at] ?? '', picture);
    return {
      photos: paths,
      scratch,
      port,
      headquarters: headquarters.ready.address,
      headquartersFolder,
      inspectionId,
      another: async (name, starter) => {
        const folder = join(scratch, name);
        await copyLaptop(place.folder, folder);
        return createLaptop({ ...place, folder }, starter);
      },
      remove: () => rm(scratch, { recursive: true, force: true }),
    };
  } finally {
    await laptop.close();
    await headquarters.stop();
  }
};

/** A copy of a folder beside it, to be compared or looked into while the first is in use. */
export const copyOf = async (folder: string, name: string): Promise<string> => {
  const to = `${folder}-${name}`;
  await rm(to, { recursive: true, force: true });
  await cp(folder, to, { recursive: true });
  return to;
};
