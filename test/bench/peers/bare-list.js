import { useVirtualizer } from '@tanstack/react-virtual';
import { createElement as h, memo, useRef, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { choices, questions } from './questions.js';

const answers = new Map();
const listeners = new Map();

const answer = (id, value) => {
  answers.set(id, value);
  listeners.get(id)?.();
};

const useAnswer = (id) =>
  useSyncExternalStore(
    (listener) => {
      listeners.set(id, listener);
      return () => listeners.delete(id);
    },
    () => answers.get(id) ?? '',
  );

const Question = memo(({ id, title, kind }) => {
  const given = useAnswer(id);
  if (kind === 'text')
    return h(
      'label',
      null,
      title,
      h('br'),
      h('input', { type: 'text', value: given, onChange: (event) => answer(id, event.target.value) }),
    );
  const choice = (name) =>
    h(
      'label',
      { key: name },
      h('input', { type: 'radio', name: id, checked: given === name, onChange: () => answer(id, name) }),
      name,
    );
  return h('fieldset', null, h('legend', null, title), choices.map(choice));
});
Question.displayName = 'Question';

const List = () => {
  const frame = useRef(null);
  const virtualizer = useVirtualizer({
    count: questions.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 64,
    overscan: 6,
  });
  const row = ({ key, index, start }) =>
    h(
      'div',
      {
        key,
        'data-index': index,
        ref: virtualizer.measureElement,
        style: { position: 'absolute', top: 0, left: 0, width: '100%', transform: `translateY(${start}px)` },
      },
      h(Question, questions[index]),
    );
  return h(
    'div',
    { ref: frame, style: { height: '90vh', overflow: 'auto' } },
    h(
      'div',
      { style: { height: virtualizer.getTotalSize(), position: 'relative' } },
      virtualizer.getVirtualItems().map(row),
    ),
  );
};

createRoot(document.getElementById('root')).render(h(List));
