import { useRef } from 'react';
import { Button, type ButtonProps } from '../../parts/button.tsx';

/** A button that has a person choose one file; the same file can be chosen again. */
export const FileButton = ({
  accept,
  name,
  onFile,
  ...button
}: ButtonProps & { accept: string; name: string; onFile: (file: File) => void }) => {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div>
      <Button {...button} onClick={() => picker.current?.click()} />
      <input
        ref={picker}
        type="file"
        accept={accept}
        hidden
        aria-label={name}
        data-file={accept}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
    </div>
  );
};
