import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReportJob, ReportLanguage } from '../../../shared/contract/contract.ts';
import type { FormKind } from '../../../shared/domain/forms-of-type.ts';
import { useDesk } from '../desk-context.tsx';

type Made = Extract<ReportJob, { name: 'done' }> & { readonly language: ReportLanguage };

export type ReportState =
  | { readonly name: 'none' }
  | { readonly name: 'making'; readonly done: number; readonly total: number }
  | { readonly name: 'stopped'; readonly why: 'cancelled' | 'failed' }
  | { readonly name: 'made'; readonly job: Made };

type Render = (
  language: ReportLanguage,
  onProgress: (job: ReportJob) => void,
  signal: AbortSignal,
) => Promise<Extract<ReportJob, { name: 'done' }> | null>;

/** Makes one paper, as often as wanted, with progress; leaving the screen cancels what is being made. */
const useMaking = (render: Render) => {
  const [state, setState] = useState<ReportState>({ name: 'none' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const make = useCallback(
    (language: ReportLanguage) => {
      const run = async () => {
        running.current?.abort();
        const controller = new AbortController();
        running.current = controller;
        setState({ name: 'making', done: 0, total: 1 });
        const onProgress = (job: ReportJob) => {
          if (job.name === 'rendering' && !controller.signal.aborted)
            setState({ name: 'making', done: job.done, total: job.total });
        };
        const job = await render(language, onProgress, controller.signal);
        if (running.current !== controller) return;
        running.current = null;
        if (job) setState({ name: 'made', job: { ...job, language } });
        else setState({ name: 'stopped', why: controller.signal.aborted ? 'cancelled' : 'failed' });
      };
      void run();
    },
    [render],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  return { state, make, cancel };
};

/** Makes drafts of the report. */
export const useReport = () => {
  const desk = useDesk();
  const render = useCallback<Render>(
    (language, onProgress, signal) => desk.renderReport(language, 'draft', onProgress, signal),
    [desk],
  );
  return useMaking(render);
};

/** Makes one of the visit's forms. */
export const useForm = (kind: FormKind) => {
  const desk = useDesk();
  const render = useCallback<Render>(
    (language, onProgress, signal) => desk.renderForm(kind, language, onProgress, signal),
    [desk, kind],
  );
  return useMaking(render);
};

export type ReportFile =
  | { readonly name: 'loading' }
  | { readonly name: 'lost' }
  | { readonly name: 'read'; readonly blob: Blob; readonly address: string };

/** Reads a report's bytes by digest from main; `address` shows them in a frame and is taken back afterwards. */
export const useReportFile = (digest: string | null): ReportFile => {
  const desk = useDesk();
  const [read, setRead] = useState<{ digest: string; file: ReportFile } | null>(null);
  useEffect(() => {
    if (digest === null) return;
    let live = true;
    let address: string | null = null;
    const load = async () => {
      const blob = await desk.readReport(digest);
      if (!live) return;
      if (blob) address = URL.createObjectURL(blob);
      setRead({
        digest,
        file: blob && address !== null ? { name: 'read', blob, address } : { name: 'lost' },
      });
    };
    void load();
    return () => {
      live = false;
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [desk, digest]);
  return read?.digest === digest ? read.file : { name: 'loading' };
};
