import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReportJob, ReportLanguage } from '../../../shared/contract/contract.ts';
import type { LockedSigner } from '../../desk/desk.ts';
import { useDesk } from '../desk-context.tsx';
import { go, stageRoute } from '../routes.ts';

export type Sealing = {
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly start: () => void;
  /** Whose key the sealing waits for, and how the person answered. */
  readonly waitsFor: { readonly signer: LockedSigner; readonly answer: (unlocked: boolean) => void } | null;
  readonly cancel: () => void;
};

/** Seals the open inspection: final report, signatures, outbox; then the report is shown. A locked key is asked for. */
export const useSealing = (inspectionId: string, language: ReportLanguage): Sealing => {
  const desk = useDesk();
  const [progress, setProgress] = useState<Sealing['progress']>(null);
  const [waitsFor, setWaitsFor] = useState<Sealing['waitsFor']>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback(() => {
    const run = async () => {
      if (running.current) return;
      const controller = new AbortController();
      running.current = controller;
      setProgress({ done: 0, total: 1 });
      const onProgress = (job: ReportJob) => {
        if (job.name === 'rendering') setProgress({ done: job.done, total: job.total });
      };
      const unlock = (signer: LockedSigner) =>
        new Promise<boolean>((resolve) => {
          const answer = (unlocked: boolean) => {
            setWaitsFor(null);
            resolve(unlocked);
          };
          controller.signal.addEventListener('abort', () => answer(false), { once: true });
          setWaitsFor({ signer, answer });
        });
      const sealed = await desk.seal(language, onProgress, controller.signal, unlock);
      running.current = null;
      setProgress(null);
      if (sealed) go(stageRoute(inspectionId, 'report'));
    };
    void run();
  }, [desk, language, inspectionId]);
  const cancel = useCallback(() => running.current?.abort(), []);
  return { progress, waitsFor, start, cancel };
};
