import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { signingText as text } from '../../../shared/text/signing.ts';
import { classNames } from '../../parts/class-names.ts';
import { useSay } from '../../parts/language.tsx';
import { digestGroups } from '../pieces/digest-groups.ts';
import {
  addStroke,
  extendStroke,
  padHeight,
  padWidth,
  pathOf,
  startStroke,
  type Stroke,
} from './drawing-board.ts';
import { lowerPen, movePen, restingPen } from './keyboard-pen.ts';

type Props = {
  name: string;
  contentDigest: string;
  strokes: readonly Stroke[];
  onChange: (strokes: readonly Stroke[]) => void;
};

/** Pen, touch and mouse: where on the pad, in the pad's units, whatever the pressure and the screen's scale. */
const usePointerPen = ({ strokes, onChange }: Pick<Props, 'strokes' | 'onChange'>) => {
  const writing = useRef<{ pointer: number; stroke: Stroke } | null>(null);
  const at = (event: { clientX: number; clientY: number }, frame: DOMRect): [number, number] => [
    ((event.clientX - frame.left) / frame.width) * padWidth,
    ((event.clientY - frame.top) / frame.height) * padHeight,
  ];
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.button !== 0 || writing.current) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const stroke = startStroke(...at(event, event.currentTarget.getBoundingClientRect()));
      writing.current = { pointer: event.pointerId, stroke };
      onChange(addStroke(strokes, stroke));
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      const pen = writing.current;
      if (pen?.pointer !== event.pointerId) return;
      const frame = event.currentTarget.getBoundingClientRect();
      const { nativeEvent } = event;
      const moves = nativeEvent.getCoalescedEvents();
      const stroke = (moves.length > 0 ? moves : [nativeEvent]).reduce<Stroke>(
        (led, move) => extendStroke(led, ...at(move, frame)),
        pen.stroke,
      );
      if (stroke === pen.stroke) return;
      writing.current = { ...pen, stroke };
      onChange([...strokes.slice(0, -1), stroke]);
    },
    onPointerUp: () => {
      writing.current = null;
    },
    onPointerCancel: () => {
      writing.current = null;
    },
  };
};

/** Arrow keys move, the space bar writes, Backspace takes the last stroke back. */
const useKeyboardPen = ({ strokes, onChange }: Pick<Props, 'strokes' | 'onChange'>) => {
  const [pen, setPen] = useState(restingPen);
  const [writing, setWriting] = useState(false);
  const take = (event: KeyboardEvent, move: ReturnType<typeof movePen>) => {
    if (!move) return;
    event.preventDefault();
    setWriting(true);
    setPen(move.pen);
    if (move.strokes !== strokes) onChange(move.strokes);
  };
  return {
    pen,
    writing,
    handlers: {
      onBlur: () => {
        setWriting(false);
        setPen((before) => ({ ...before, down: false }));
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        if (event.key === ' ') take(event, lowerPen(pen, strokes));
        else if (event.key === 'Backspace') take(event, { pen, strokes: strokes.slice(0, -1) });
        else take(event, movePen(pen, strokes, event.key, event.shiftKey));
      },
      onKeyUp: (event: KeyboardEvent) => {
        if (event.key === ' ') setPen((before) => ({ ...before, down: false }));
      },
    },
  };
};

/** The strokes of a signature, drawn. */
export const Ink = ({ strokes }: { strokes: readonly Stroke[] }) => (
  <>
    {strokes.map((stroke, at) => (
      <path key={at} className="pen-ink" d={pathOf(stroke)} />
    ))}
  </>
);

/** Where a hand writes its name: pen, touch, mouse or keys. It names the content that is signed. */
export const SignaturePad = ({ name, contentDigest, strokes, onChange }: Props) => {
  const say = useSay();
  const pointer = usePointerPen({ strokes, onChange });
  const { pen, writing, handlers } = useKeyboardPen({ strokes, onChange });
  const base = padHeight - 52;
  return (
    <div
      className="pad"
      role="application"
      tabIndex={0}
      aria-label={`${say(text.padLabel, { name })}, ${say(text.padHint)}`}
      aria-roledescription={say(text.padPlace)}
      data-region="pad"
      {...pointer}
      {...handlers}
    >
      <svg viewBox={`0 0 ${padWidth} ${padHeight}`} preserveAspectRatio="none" aria-hidden="true">
        <line className="base" x1={28} x2={padWidth - 28} y1={base} y2={base} />
        <Ink strokes={strokes} />
        {writing && (
          <circle className={classNames('cursor', pen.down && 'down')} cx={pen.x} cy={pen.y} r={5} />
        )}
      </svg>
      <span className="pad-words place">{say(text.padPlace)}</span>
      <span className="pad-words hint">
        <span>{say(text.padHint)}</span>
        <span className="mono">
          {say(text.padDigest, { digest: digestGroups(contentDigest, 2).join(' ') })}
        </span>
      </span>
      <span className="unseen" role="status">
        {say(strokes.length === 0 ? text.padEmpty : text.padStrokes, { count: strokes.length })}
      </span>
    </div>
  );
};
