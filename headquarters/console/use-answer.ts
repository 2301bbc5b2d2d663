import { useCallback, useEffect, useState } from 'react';
import { ensureHechaError, type HechaError } from '../../shared/errors.ts';
import { ask, type Shape } from './ask.ts';

export type AnswerState<T> =
  | { readonly name: 'asking' }
  | { readonly name: 'there'; readonly value: T }
  | { readonly name: 'failed'; readonly error: HechaError };

/**
 * Asks when shown, when the path changes, and on demand; while asking again the last answer to the same path stays.
 * An answer to an earlier path is dropped.
 */
export const useAnswer = <T>(schema: Shape<T>, path: string): readonly [AnswerState<T>, () => void] => {
  const [kept, setKept] = useState<{ path: string; answer: AnswerState<T> } | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    const keep = (answer: AnswerState<T>) => {
      if (current) setKept({ path, answer });
    };
    ask(schema, path).then(
      (value) => keep({ name: 'there', value }),
      (caught: unknown) => keep({ name: 'failed', error: ensureHechaError(caught) }),
    );
    return () => {
      current = false;
    };
  }, [schema, path, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return [kept?.path === path ? kept.answer : { name: 'asking' }, again];
};
