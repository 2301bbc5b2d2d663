import { useId } from 'react';
import { checklistText } from '../../../../shared/text/checklist.ts';
import { useSay } from '../../../parts/language.tsx';
import { limitScale, pileUp, placeOn } from './limit-scale.ts';

export type BarPoint = { readonly key: string; readonly value: string; readonly within: boolean };

const width = 480;
const height = 78;
const axis = 56;
const margin = 12;

/** Readings on a number line: the forbidden side hatched, the limit as a heavy line. The rows below it are the truth. */
export const LimitBar = ({
  points,
  low,
  high,
}: {
  points: readonly BarPoint[];
  low: string | null;
  high: string | null;
}) => {
  const say = useSay();
  const pattern = useId();
  const numbers = points.map(({ value }) => Number(value));
  const limits = [low, high].flatMap((limit) => (limit === null ? [] : [Number(limit)]));
  const scale = limitScale(numbers, limits);
  const x = (value: number) => margin + placeOn(scale, value) * (width - 2 * margin);
  const heights = pileUp(scale, numbers, 60);
  const pitch = Math.min(8, 44 / Math.max(1, ...heights.map((each) => each + 1)));
  const sorted = [...points].sort((a, b) => Number(a.value) - Number(b.value));
  const crowded = (tick: number) => limits.some((limit) => Math.abs(x(limit) - x(tick)) < 46);
  const end = (value: number) => (value < 70 ? 'start' : value > width - 70 ? 'end' : 'middle');
  return (
    <svg
      className="limit-bar"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={say(checklistText.limitBar, {
        n: points.length,
        out: points.filter(({ within }) => !within).length,
        min: sorted[0]?.value ?? '',
        max: sorted.at(-1)?.value ?? '',
      })}
    >
      <defs>
        <pattern
          id={pattern}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path className="limit-hatch" d="M0 0v7" />
        </pattern>
      </defs>
      {low !== null && (
        <rect x={margin} y="6" width={x(Number(low)) - margin} height={axis - 6} fill={`url(#${pattern})`} />
      )}
      {high !== null && (
        <rect
          x={x(Number(high))}
          y="6"
          width={width - margin - x(Number(high))}
          height={axis - 6}
          fill={`url(#${pattern})`}
        />
      )}
      <path className="limit-axis" d={`M${margin} ${axis}H${width - margin}`} />
      {scale.ticks
        .filter((tick) => !crowded(tick))
        .map((tick) => (
          <g key={tick}>
            <path className="limit-axis" d={`M${x(tick)} ${axis}v4`} />
            <text className="limit-tick" x={x(tick)} y={axis + 16} textAnchor="middle">
              {tick}
            </text>
          </g>
        ))}
      {[
        { limit: low, words: checklistText.lowerLimit },
        { limit: high, words: checklistText.upperLimit },
      ].map(({ limit, words }) =>
        limit === null ? null : (
          <g key={words.en}>
            <path className="limit-line" d={`M${x(Number(limit))} 3V${axis + 3}`} />
            <text
              className="limit-word"
              x={x(Number(limit))}
              y={axis + 16}
              textAnchor={end(x(Number(limit)))}
            >
              {say(words, { n: limit })}
            </text>
          </g>
        ),
      )}
      {points.map(({ key, within }, index) => {
        const cx = x(numbers[index] ?? 0);
        const cy = axis - 7 - (heights[index] ?? 0) * pitch;
        return within ? (
          <circle className="limit-dot" key={key} cx={cx} cy={cy} r="3" />
        ) : (
          <path className="limit-cross" key={key} d={`M${cx - 4} ${cy - 4}l8 8m0-8l-8 8`} />
        );
      })}
    </svg>
  );
};
