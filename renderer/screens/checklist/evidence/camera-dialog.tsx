import { Camera } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { checklistText } from '../../../../shared/text/checklist.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { useSay } from '../../../parts/language.tsx';
import { Notice } from '../../../parts/notice.tsx';

const jpegQuality = 0.92;

const takePicture = (video: HTMLVideoElement): Promise<Blob | null> => {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', jpegQuality));
};

const openCamera = (): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: 'environment', width: { ideal: 2560 }, height: { ideal: 1920 } },
  });

/** The camera's picture, large, with one button. Several photos can be taken; where there is no camera, files. */
export const CameraDialog = ({
  onFiles,
  onPick,
  onClose,
}: {
  onFiles: (files: File[]) => void;
  onPick: () => void;
  onClose: () => void;
}) => {
  const say = useSay();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'opening' | 'ready' | 'none'>('opening');
  const [taken, setTaken] = useState(0);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let gone = false;
    const stop = (opened: MediaStream | null) => opened?.getTracks().forEach((track) => track.stop());
    // A page without a secure context, or a machine without a camera, comes to the same.
    void Promise.resolve()
      .then(openCamera)
      .then(
        (opened) => {
          if (gone) return stop(opened);
          stream = opened;
          if (video.current) video.current.srcObject = opened;
          setState('ready');
        },
        () => setState('none'),
      );
    return () => {
      gone = true;
      stop(stream);
    };
  }, []);
  const shoot = async () => {
    const blob = video.current && (await takePicture(video.current));
    if (!blob) return;
    setTaken((count) => count + 1);
    onFiles([new File([blob], `camera-${taken + 1}.jpg`, { type: 'image/jpeg' })]);
  };
  return (
    <Dialog
      title={say(checklistText.camera)}
      size="wide"
      onClose={onClose}
      footer={
        <>
          {taken > 0 && <span className="soft camera-count">{say(checklistText.shot, { n: taken })}</span>}
          <Button onClick={onClose}>{say(checklistText.finish)}</Button>
          {state === 'ready' && (
            <Button
              look="primary"
              size="big"
              autoFocus
              icon={<Camera aria-hidden="true" />}
              onClick={() => void shoot()}
            >
              {say(checklistText.shoot)}
            </Button>
          )}
        </>
      }
    >
      {state === 'none' ? (
        <Notice
          tone="gen"
          actions={
            <Button size="small" onClick={onPick}>
              {say(checklistText.chooseFiles)}
            </Button>
          }
        >
          {say(checklistText.cameraNone)}
        </Notice>
      ) : (
        <video ref={video} className="camera-video" autoPlay playsInline muted />
      )}
    </Dialog>
  );
};
