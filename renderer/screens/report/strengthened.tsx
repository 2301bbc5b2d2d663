import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { reportScreenText as text } from '../../../shared/text/report-screen.ts';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { sayFullMoment } from '../pieces/day.ts';

type Shown = { readonly url: string; readonly provenAt: string };

/** The delivered report with headquarters' timestamp, to save beside the sealed one; nothing before there is one. */
export const Strengthened = ({ inspectionId, fileName }: { inspectionId: string; fileName: string }) => {
  const say = useSay();
  const desk = useDesk();
  const settled = useDeskState(({ deliveries }) =>
    deliveries.some((each) => each.inspectionId === inspectionId && each.state.name === 'settled'),
  );
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let live = true;
    let url: string | null = null;
    if (settled)
      void desk.readStrengthened(inspectionId).then((file) => {
        if (!live || !file) return;
        url = URL.createObjectURL(file.blob);
        setShown({ url, provenAt: file.provenAt });
      });
    return () => {
      live = false;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [desk, inspectionId, settled]);
  if (!shown) return null;
  return (
    <Notice tone="ok">
      <div>{say(text.strengthened, { at: sayFullMoment(shown.provenAt) })}</div>
      <a className="btn" href={shown.url} download={fileName} data-strengthened="">
        <Download aria-hidden="true" />
        {say(text.saveStrengthened)}
      </a>
    </Notice>
  );
};
