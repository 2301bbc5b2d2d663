import { Camera as CameraIcon, Image, Square } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Button } from '../../renderer/parts/button.tsx';
import { FileButton } from '../../renderer/parts/file-button.tsx';
import { useSay } from '../../renderer/parts/language.tsx';
import { Notice } from '../../renderer/parts/notice.tsx';
import { scanText as text } from '../../shared/text/scan-code.ts';
import { Camera, hasCamera } from './camera.tsx';
import { readPicture } from './read-picture.ts';

type PictureState = 'idle' | 'reading' | 'noCode' | 'noPicture';

/** Reads pictures for a code, and tells what became of the last one. */
export const usePicture = (onText: (text: string) => void) => {
  const [state, setState] = useState<PictureState>('idle');
  const take = useCallback(
    async (picture: Blob) => {
      setState('reading');
      try {
        const found = await readPicture(picture);
        setState(found === null ? 'noCode' : 'idle');
        if (found !== null) onText(found);
      } catch {
        setState('noPicture');
      }
    },
    [onText],
  );
  return { state, take };
};

const PictureNotice = ({ state }: { state: PictureState }) => {
  const say = useSay();
  if (state === 'idle') return null;
  if (state === 'reading') return <p role="status">{say(text.reading)}</p>;
  return (
    <Notice tone="gen" live>
      {say(text[state])}
    </Notice>
  );
};

/** Where paper is checked: the camera, live, or one picture. */
export const Scan = ({
  onText,
  picture,
}: {
  onText: (text: string) => void;
  picture: ReturnType<typeof usePicture>;
}) => {
  const say = useSay();
  const [on, setOn] = useState(false);
  const found = useCallback(
    (code: string) => {
      setOn(false);
      onText(code);
    },
    [onText],
  );
  return (
    <section className="scan" aria-label={say(text.scan)}>
      <p className="soft small">{say(text.lead)}</p>
      <div className="scan-actions">
        {on ? (
          <Button icon={<Square aria-hidden="true" />} onClick={() => setOn(false)}>
            {say(text.stop)}
          </Button>
        ) : (
          hasCamera() && (
            <Button icon={<CameraIcon aria-hidden="true" />} onClick={() => setOn(true)}>
              {say(text.scan)}
            </Button>
          )
        )}
        <FileButton
          icon={<Image aria-hidden="true" />}
          accept="image/*"
          capture="environment"
          name={say(text.picture)}
          onFiles={([file]) => void (file && picture.take(file))}
        >
          {say(text.picture)}
        </FileButton>
      </div>
      {on && <Camera onText={found} />}
      <PictureNotice state={picture.state} />
    </section>
  );
};
