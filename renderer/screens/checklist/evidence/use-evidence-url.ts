import { useEffect, useState } from 'react';
import { useDesk } from '../../desk-context.tsx';

export type EvidenceUrl =
  | { readonly name: 'loading' }
  | { readonly name: 'ready'; readonly url: string }
  | { readonly name: 'missing' };

/** An address for stored bytes while the component is there; it is taken back afterwards. */
export const useEvidenceUrl = (digest: string): EvidenceUrl => {
  const desk = useDesk();
  const [state, setState] = useState<EvidenceUrl>({ name: 'loading' });
  useEffect(() => {
    let url: string | null = null;
    let gone = false;
    void desk.readEvidence(digest).then((blob) => {
      if (gone) return;
      url = blob === null ? null : URL.createObjectURL(blob);
      setState(url === null ? { name: 'missing' } : { name: 'ready', url });
    });
    return () => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [desk, digest]);
  return state;
};
