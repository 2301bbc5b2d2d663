import { CircleAlert, Copy, CopyCheck, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { shellText } from '../../../shared/text/shell.ts';
import { Button } from '../../parts/button.tsx';
import { classNames } from '../../parts/class-names.ts';
import { useSay } from '../../parts/language.tsx';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { useHasUnsaved } from '../pieces/unsaved.ts';
import { saveWords } from './save-words.ts';
import { timeOf } from './times.ts';

/** "正在保存" is worth saying only when it takes longer than this, in milliseconds. */
const patience = 400;

/** Has it been saving for longer than a person would not notice? */
const useWaited = (saving: boolean): boolean => {
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    if (!saving) return undefined;
    const timer = setTimeout(() => setWaited(true), patience);
    return () => {
      clearTimeout(timer);
      setWaited(false);
    };
  }, [saving]);
  return saving && waited;
};

/**
 * Whether what is on the screen is on disk, in both copies. While anything is pending, however shortly, it does not
 * say "saved"; the place of the words is kept, so that nothing moves.
 */
export const SaveIndicator = () => {
  const say = useSay();
  const desk = useDesk();
  const save = useDeskState((state) => state.save);
  const unsaved = useHasUnsaved();
  const waited = useWaited(save.name === 'saving');
  if (save.name === 'failed')
    return (
      <span className="save failed" role="alert">
        <CircleAlert aria-hidden="true" />
        <span title={say(shellText.failedWhole, { n: save.pending })}>
          {say(shellText.failed, { n: save.pending })}
        </span>
        <Button size="small" onClick={() => void desk.flush()}>
          {say(shellText.retry)}
        </Button>
      </span>
    );
  if (save.name === 'savedOnce')
    return (
      <span
        className="save once"
        role="status"
        title={say(save.lacking === 'main' ? shellText.savedOnceMain : shellText.savedOncePage)}
      >
        <TriangleAlert aria-hidden="true" />
        {say(shellText.savedOnce)}
      </span>
    );
  const words = saveWords(save, { waited, unsaved });
  const saved = save.name === 'saved' && !unsaved;
  const Icon = saved ? CopyCheck : waited ? LoaderCircle : Copy;
  return (
    <span className={classNames('save', saved && 'saved')}>
      <Icon aria-hidden="true" />
      <span className="save-words" data-room={say(shellText.saved, { time: '00:00' })}>
        {/* Only a wait is spoken: every act saves, and a reader would hear nothing else. */}
        <span {...(waited ? { role: 'status' } : {})}>
          {words && say(words, saved && save.at !== null ? { time: timeOf(save.at) } : {})}
        </span>
      </span>
    </span>
  );
};
