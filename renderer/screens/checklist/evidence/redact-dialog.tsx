import { Plus, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { EvidenceRef, Redaction, Region } from '../../../../shared/domain/evidence.ts';
import { redactionText as text } from '../../../../shared/text/redaction.ts';
import { Button, IconButton } from '../../../parts/button.tsx';
import { RadioGroup } from '../../../parts/choice.tsx';
import { classNames } from '../../../parts/class-names.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { TextField } from '../../../parts/field.tsx';
import { useSay } from '../../../parts/language.tsx';
import { useDesk } from '../../desk-context.tsx';
import { confirmKey } from '../../pieces/dialog-keys.ts';
import { between, type Bounds, inTheMiddle, moved, type Point, resized } from './regions.ts';
import { useEvidenceUrl } from './use-evidence-url.ts';

const mostRegions = 40;

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

type Regions = {
  readonly bounds: Bounds;
  readonly regions: readonly Region[];
  readonly chosen: number | null;
  readonly onChange: (regions: readonly Region[], chosen: number | null) => void;
};

/** Where on the photo the pointer is, in the photo's pixels, however it is fitted into its place. */
const pointOf = ({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): Point =>
  new DOMPoint(clientX, clientY).matrixTransform(currentTarget.getScreenCTM()?.inverse());

/** The photo with its regions: drag to draw one. */
const Stage = ({
  url,
  size,
  bounds,
  regions,
  chosen,
  onChange,
}: Regions & { readonly url: string; readonly size: Bounds }) => {
  const say = useSay();
  const [start, setStart] = useState<Point | null>(null);
  const drawing = start !== null;
  return (
    <div className="redact-stage">
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={say(text.stage)}
        onPointerDown={(event) => {
          if (event.button !== 0 || regions.length >= mostRegions) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          const point = pointOf(event);
          setStart(point);
          onChange([...regions, between(point, point, bounds)], regions.length);
        }}
        onPointerMove={(event) => {
          if (drawing) onChange([...regions.slice(0, -1), between(start, pointOf(event), bounds)], chosen);
        }}
        onPointerUp={() => {
          if (!drawing) return;
          setStart(null);
          // A click draws nothing that anybody meant.
          const last = regions.at(-1);
          const least = size.width / 200;
          if (last && (last.width < least || last.height < least)) onChange(regions.slice(0, -1), null);
        }}
        onPointerCancel={() => setStart(null)}
      >
        <image href={url} width={size.width} height={size.height} />
        {regions.map((region, index) => (
          <rect
            key={index}
            {...region}
            className={classNames('redact-region', index === chosen && 'chosen')}
            strokeWidth={size.width / 300}
          />
        ))}
      </svg>
    </div>
  );
};

/** The regions as a list, so that each can be reached, moved and taken out by keys. */
const RegionList = ({ bounds, regions, chosen, onChange }: Regions) => {
  const say = useSay();
  const step = Math.max(1, Math.round(bounds.width / 100));
  const steer = (event: KeyboardEvent, index: number) => {
    const arrow = arrows[event.key];
    const region = regions[index];
    if (event.key === 'Delete')
      onChange(
        regions.filter((_, at) => at !== index),
        null,
      );
    else if (arrow && region) {
      const by = { x: arrow.x * step, y: arrow.y * step };
      onChange(regions.with(index, (event.shiftKey ? resized : moved)(region, by, bounds)), index);
    } else return;
    event.preventDefault();
  };
  return (
    <ul className="redact-list">
      {regions.map((region, index) => (
        <li key={index}>
          <button
            type="button"
            className={classNames('redact-entry', index === chosen && 'chosen')}
            aria-pressed={index === chosen}
            onClick={() => onChange(regions, index)}
            onFocus={() => onChange(regions, index)}
            onKeyDown={(event) => steer(event, index)}
          >
            {say(text.region, { n: index + 1 })}
            <span className="faint small">
              {region.width} × {region.height}
            </span>
          </button>
          <IconButton
            label={say(text.takeOut, { n: index + 1 })}
            onClick={() =>
              onChange(
                regions.filter((_, at) => at !== index),
                null,
              )
            }
          >
            <Trash2 aria-hidden="true" />
          </IconButton>
        </li>
      ))}
    </ul>
  );
};

type Draft = Pick<Redaction, 'reason' | 'words'> & {
  readonly regions: readonly Region[];
  readonly chosen: number | null;
};

/** Covers parts of a photo before anybody else sees it. What is covered can be changed until the inspection is sealed. */
export const RedactDialog = ({
  itemId,
  piece,
  onClose,
}: {
  itemId: string;
  piece: EvidenceRef;
  onClose: () => void;
}) => {
  const say = useSay();
  const desk = useDesk();
  const { redaction, width, height, lineHeight } = piece;
  const state = useEvidenceUrl(redaction?.of ?? piece.digest);
  const [draft, setDraft] = useState<Draft>({
    regions: redaction?.regions ?? [],
    reason: redaction?.reason ?? 'faces',
    words: redaction?.words ?? '',
    chosen: null,
  });
  const [busy, setBusy] = useState(false);
  const size = { width: width ?? 1, height: height ?? 1 };
  const list: Regions = {
    bounds: { width: size.width, height: size.height - lineHeight },
    regions: draft.regions,
    chosen: draft.chosen,
    onChange: (regions, chosen) => setDraft((before) => ({ ...before, regions, chosen })),
  };
  const unexplained = draft.reason === 'other' && draft.words.trim() === '';
  const ready = !busy && !unexplained && (draft.regions.length > 0 || redaction !== null);
  const confirm = async () => {
    if (!ready) return;
    setBusy(true);
    const { reason, words, regions } = draft;
    const done = await desk.coverPhoto(itemId, piece.digest, {
      reason,
      words: words.trim(),
      regions,
    });
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Dialog
      title={say(text.title)}
      size="full"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(text.cancel)}</Button>
          <Button look="primary" keys="Ctrl Enter" disabled={!ready} onClick={() => void confirm()}>
            {say(draft.regions.length === 0 && redaction !== null ? text.uncover : text.cover)}
          </Button>
        </>
      }
    >
      <div className="redact" onKeyDown={confirmKey(() => void confirm())}>
        {state.name === 'ready' ? (
          <Stage url={state.url} size={size} {...list} />
        ) : (
          <p className="is-bad">{state.name === 'missing' && say(text.unreadable)}</p>
        )}
        <div className="stack">
          <p className="small soft">{say(text.hint)}</p>
          <Button
            icon={<Plus aria-hidden="true" />}
            disabled={draft.regions.length >= mostRegions}
            onClick={() => list.onChange([...draft.regions, inTheMiddle(list.bounds)], draft.regions.length)}
          >
            {say(text.add)}
          </Button>
          <RegionList {...list} />
          <p className="small faint">{say(text.keys)}</p>
          <RadioGroup
            label={say(text.reason)}
            value={draft.reason}
            column
            choices={(['faces', 'tradeSecret', 'other'] as const).map((value) => ({
              value,
              label: say(text[value]),
            }))}
            onChange={(reason) => setDraft((before) => ({ ...before, reason }))}
          />
          <TextField
            label={say(text.words)}
            optional={draft.reason !== 'other'}
            error={unexplained && draft.regions.length > 0 ? say(text.wordsNeeded) : undefined}
            value={draft.words}
            maxLength={500}
            onChange={(words) => setDraft((before) => ({ ...before, words }))}
          />
        </div>
      </div>
    </Dialog>
  );
};
