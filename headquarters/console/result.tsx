import { useSay } from '../../renderer/parts/language.tsx';
import { StatusIcon } from '../../renderer/parts/status-icon.tsx';
import type { Words } from '../../shared/domain/words.ts';

const shapes = { pass: 'conforms', fail: 'nonconforming', neutral: 'notApplicable' } as const;

/** A conclusion as shape and word. */
export const Result = ({ outcome, words }: { outcome: 'pass' | 'fail' | 'neutral'; words: Words }) => {
  const say = useSay();
  return (
    <span className={`result result-${outcome}`}>
      <StatusIcon status={shapes[outcome]} size="small" /> {say(words)}
    </span>
  );
};
