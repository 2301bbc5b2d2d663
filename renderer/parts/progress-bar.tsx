/** How much of a known whole is done. `label` is read aloud; show the number beside it as well. */
export const ProgressBar = ({ value, max, label }: { value: number; max: number; label: string }) => (
  <span
    className="progress"
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={max}
    aria-valuenow={value}
  >
    <span style={{ width: `${max === 0 ? 0 : Math.min(100, (value / max) * 100)}%` }} />
  </span>
);
