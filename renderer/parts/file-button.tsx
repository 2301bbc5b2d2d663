import { type InputHTMLAttributes, useRef } from 'react';
import { Button, type ButtonProps } from './button.tsx';

type Picked = Pick<InputHTMLAttributes<HTMLInputElement>, 'accept' | 'multiple' | 'capture'>;

/** A button that has a person choose files, called `name`; the same ones can be chosen again. */
export const FileButton = ({
  accept,
  multiple,
  capture,
  name,
  onFiles,
  ...button
}: ButtonProps & Picked & { name: string; onFiles: (files: readonly File[]) => void }) => {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => picker.current?.click()} />
      <input
        ref={picker}
        type="file"
        accept={accept}
        multiple={multiple}
        capture={capture}
        hidden
        aria-label={name}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          if (files.length > 0) onFiles(files);
          currentTarget.value = '';
        }}
      />
    </>
  );
};
