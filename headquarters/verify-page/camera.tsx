import { useEffect, useRef, useState } from 'react';
import { useSay } from '../../renderer/parts/language.tsx';
import { Notice } from '../../renderer/parts/notice.tsx';
import { scanText as text } from '../../shared/text/scan-code.ts';
import { readFrame } from './read-picture.ts';

/** Is there anything to ask for a camera? An old browser, or a page that came without TLS, has nothing. */
export const hasCamera = (): boolean =>
  (navigator as { mediaDevices?: Partial<MediaDevices> }).mediaDevices?.getUserMedia !== undefined;

const stop = (stream: MediaStream): void => stream.getTracks().forEach((track) => track.stop());

/** The rear camera where there is one. */
const open = (): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
  });

/** Looks at every frame until one holds a code. Returns what ends it. */
const watch = (video: HTMLVideoElement, onText: (text: string) => void): (() => void) => {
  let next = 0;
  const look = (): void => {
    const found = readFrame(video);
    if (found === null) next = requestAnimationFrame(look);
    else onText(found);
  };
  next = requestAnimationFrame(look);
  return () => cancelAnimationFrame(next);
};

/** The camera's picture, live, until it shows a code; leaving it turns the camera off. */
export const Camera = ({ onText }: { onText: (text: string) => void }) => {
  const say = useSay();
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState<'cameraDenied' | 'cameraMissing' | null>(null);
  useEffect(() => {
    let end = () => undefined as void;
    let gone = false;
    open().then(
      (stream) => {
        if (gone || !video.current) return stop(stream);
        video.current.srcObject = stream;
        const leave = watch(video.current, onText);
        end = () => {
          leave();
          stop(stream);
        };
      },
      (caught: unknown) =>
        setProblem(
          caught instanceof DOMException && caught.name === 'NotAllowedError'
            ? 'cameraDenied'
            : 'cameraMissing',
        ),
    );
    return () => {
      gone = true;
      end();
    };
  }, [onText]);
  if (problem !== null)
    return (
      <Notice tone="gen" live>
        {say(text[problem])}
      </Notice>
    );
  return (
    <>
      <video ref={video} autoPlay playsInline muted aria-label={say(text.view)} />
      <p className="small">{say(text.aim)}</p>
    </>
  );
};
