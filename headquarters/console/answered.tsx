import type { ReactNode } from 'react';
import { Button } from '../../renderer/parts/button.tsx';
import { useSay } from '../../renderer/parts/language.tsx';
import { Notice } from '../../renderer/parts/notice.tsx';
import { consoleText as text } from '../../shared/text/console.ts';
import type { AnswerState } from './use-answer.ts';

/** Shows what was answered, or what went wrong with a way to ask again. Nothing while asking: answers take little time. */
export const Answered = <T,>({
  state,
  again,
  children,
}: {
  state: AnswerState<T>;
  again: () => void;
  children: (value: T) => ReactNode;
}) => {
  const say = useSay();
  if (state.name === 'asking') return null;
  if (state.name === 'there') return children(state.value);
  return (
    <Notice tone="bad" live actions={<Button onClick={again}>{say(text.again)}</Button>}>
      {say(text.problem, { code: state.error.code })}
    </Notice>
  );
};
