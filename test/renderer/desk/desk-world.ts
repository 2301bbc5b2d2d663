import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { createDesk } from '../../../renderer/desk/create-desk.ts';
import type { Desk } from '../../../renderer/desk/desk.ts';
import type { DeskPorts, Release } from '../../../renderer/desk/ports.ts';
import type {
  CoveredPhoto,
  EvidenceOrder,
  PreparedEvidence,
  RedactionOrder,
} from '../../../renderer/desk/prepared-evidence.ts';
import { openStorage, type PageStorage } from '../../../renderer/storage/open-storage.ts';
import { HechaError, type ErrorCode } from '../../../shared/errors.ts';
import { digestOf, digestOfBytes } from '../../../shared/seal/digest.ts';
import { createMemoryMain, type MemoryMain } from './memory-services.ts';
import { assignmentFor, bytesOf, checklistOf, ruleSet } from './small-content.ts';

/** Timers that only run when they are told to. */
const createManualTimers = () => {
  const waiting = new Map<number, { readonly milliseconds: number; readonly call: () => void }>();
  let count = 0;
  return {
    after: ((milliseconds, call) => {
      const key = (count += 1);
      waiting.set(key, { milliseconds, call });
      return () => void waiting.delete(key);
    }) satisfies DeskPorts['after'],
    /** Runs everything that waits, shorter pauses first, once. */
    run: () => {
      const due = [...waiting].sort(([, a], [, b]) => a.milliseconds - b.milliseconds);
      for (const [key, { call }] of due) if (waiting.delete(key)) call();
    },
    waiting: () => [...waiting.values()].map(({ milliseconds }) => milliseconds),
  };
};

/** Locks of one origin, shared by all its windows. */
const createLocks = () => {
  const held = new Set<string>();
  return {
    held,
    tryLock: (name: string): Promise<Release | null> => {
      if (held.has(name)) return Promise.resolve(null);
      held.add(name);
      return Promise.resolve(() => void held.delete(name));
    },
  };
};

const preparePlainly = async ({ file, at }: EvidenceOrder): Promise<PreparedEvidence> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.byteLength === 0) throw new HechaError('PHOTO_NOT_AN_IMAGE', { file: file.name });
  // The picture as it came is told apart from what is shown by one more byte.
  const shown = new Uint8Array([...bytes, 0]);
  const original = { digest: digestOfBytes(bytes), bytes: bytes.byteLength, mediaType: 'image/jpeg' };
  const size = { width: 10, height: 10, lineHeight: 2, takenAt: at, original, camera: null };
  return { bytes: shown, digest: digestOfBytes(shown), kind: 'photo', mediaType: 'image/jpeg', ...size };
};

/** A copy with as many bytes more as regions are covered. */
const coverPlainly = async ({ photo, regions }: RedactionOrder): Promise<CoveredPhoto> => {
  const bytes = new Uint8Array([...new Uint8Array(await photo.arrayBuffer()), ...regions.map(() => 1)]);
  return { bytes, digest: digestOfBytes(bytes), mediaType: 'image/jpeg' };
};

type PageFault = { code: ErrorCode | null };

/** One laptop: a main process, a browser profile, and as many windows over them as a test opens. */
export const createLaptop = ({ items = 20, assignments = 3 } = {}) => {
  const checklist = checklistOf(items);
  const main: MemoryMain = createMemoryMain();
  main.blobs.set(digestOf(checklist), bytesOf(checklist));
  main.blobs.set(digestOf(ruleSet), bytesOf(ruleSet));
  main.assignments = Array.from({ length: assignments }, (_, index) =>
    assignmentFor(checklist, `assignment-${String(index + 1)}`),
  );
  let factory = new IDBFactory();
  const locks = createLocks();
  const pageFault: PageFault = { code: null };
  let minutes = 0;
  let suffixes = 0;

  const openFaulty = async (): Promise<PageStorage> => {
    const storage = await openStorage('hecha', { factory });
    const failing =
      <A extends unknown[], R>(work: (...given: A) => Promise<R>) =>
      (...given: A): Promise<R> =>
        pageFault.code ? Promise.reject(new HechaError(pageFault.code)) : work(...given);
    const { inspections, evidence } = storage;
    return {
      ...storage,
      inspections: {
        ...inspections,
        append: failing(inspections.append),
        replace: failing(inspections.replace),
      },
      evidence: { ...evidence, put: failing(evidence.put) },
    };
  };

  return {
    main,
    checklist,
    locks,
    pageFault,
    /** Reads the page's copy as a later start would find it. */
    readPage: () => openStorage('hecha', { factory }),
    /** What Chromium does after a full disk: the profile's database is gone. */
    losePage: () => {
      factory = new IDBFactory();
    },
    /** A browser that was killed gives its locks back. */
    kill: () => locks.held.clear(),
    openWindow: () => {
      const timers = createManualTimers();
      const desk: Desk = createDesk({
        client: main.services,
        openStorage: openFaulty,
        now: () => {
          minutes += 1;
          const hour = String(Math.floor(minutes / 60) % 24).padStart(2, '0');
          return `2026-11-23T${hour}:${String(minutes % 60).padStart(2, '0')}:00.000+08:00`;
        },
        tryLock: locks.tryLock,
        prepareEvidence: preparePlainly,
        coverPhoto: coverPlainly,
        after: timers.after,
        random: () => 0.5,
        freshSuffix: () => `s${String((suffixes += 1))}`,
        onNetworkChange: () => undefined,
        persist: () => Promise.resolve(),
      });
      return { desk, timers };
    },
  };
};

/** Starts a desk and opens a new inspection of the first assignment. */
export const beginInspection = async (desk: Desk, assignmentId = 'assignment-1'): Promise<string> => {
  await desk.start();
  const id = await desk.startInspection(assignmentId);
  if (id === null) throw desk.getState().problem ?? new Error('not started');
  await desk.openInspection(id);
  await desk.readJournal();
  return id;
};
