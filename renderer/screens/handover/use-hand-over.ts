import { useEffect, useRef, useState } from 'react';
import type { PackedBundle } from '../../desk/fetch-bundle.ts';
import type { Invited } from '../../desk/handover.ts';
import { useDesk } from '../desk-context.tsx';

export type HandOverStage =
  | { readonly name: 'choose' }
  | { readonly name: 'confirm'; readonly invited: Invited }
  | { readonly name: 'handing' }
  /** It was handed over; the file can be made. */
  | { readonly name: 'ready' }
  | { readonly name: 'packing'; readonly done: number; readonly total: number }
  | { readonly name: 'packed'; readonly file: PackedBundle };

/** The way of an inspection out of this laptop: whose invitation, the handing over itself, the file. */
export const useHandOver = (inspectionId: string, isHandedOver: boolean) => {
  const desk = useDesk();
  const [stage, setStage] = useState<HandOverStage>(isHandedOver ? { name: 'ready' } : { name: 'choose' });
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);

  const pack = async () => {
    setStage({ name: 'packing', done: 0, total: 1 });
    const file = await desk.packHandover(inspectionId, {
      signal: stop.current.signal,
      onProgress: (done, total) => setStage({ name: 'packing', done, total }),
    });
    setStage(file ? { name: 'packed', file } : { name: 'ready' });
  };
  return {
    stage,
    pack,
    read: async (file: File) => {
      desk.dismiss();
      const invited = await desk.readInvitation(file);
      if (invited) setStage({ name: 'confirm', invited });
    },
    handOver: async (invited: Invited) => {
      setStage({ name: 'handing' });
      if (await desk.handOver(inspectionId, invited)) await pack();
      else setStage({ name: 'confirm', invited });
    },
  };
};
