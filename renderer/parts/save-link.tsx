import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';

/** A link that saves one file as browser and desktop save any file; another file is another link (give it a `key`). */
export const SaveLink = ({
  file: { blob, fileName },
  look = 'primary',
  children,
}: {
  file: { readonly blob: Blob; readonly fileName: string };
  look?: 'primary' | 'plain';
  children: string;
}) => {
  const [url] = useState(() => URL.createObjectURL(blob));
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <div className="line wrap">
      <a className={look === 'primary' ? 'btn primary' : 'btn'} href={url} download={fileName}>
        <Download aria-hidden="true" />
        {children}
      </a>
      <span className="mono small">{fileName}</span>
    </div>
  );
};
