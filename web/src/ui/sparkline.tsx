import type { SparkPoint } from './spark-point';

const WIDTH = 72;
const HEIGHT = 24;

/** A line the size of a word. Gaps for missing periods, steps into unfinished ones dashed. Its numbers stand in Explain, so it is not read out. */
export function Sparkline({ points }: { points: readonly SparkPoint[] }) {
  const known = points.flatMap((point) => (point.value === null || point.value === undefined ? [] : [point.value]));
  if (known.length < 2) return null;
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const at = points.map(({ value, complete }, index) =>
    // A line that never moves runs along the middle: at the foot it would look like nothing.
    value === null || value === undefined ? null : { x: 2 + (index * (WIDTH - 4)) / (points.length - 1), y: span === 0 ? HEIGHT / 2 : HEIGHT - 3 - ((value - low) / span) * (HEIGHT - 6), complete },
  );
  const steps = (complete: boolean) => at.flatMap((point, index) => {
    const before = at[index - 1];
    return point && before && point.complete === complete ? [`M${before.x.toFixed(1)},${before.y.toFixed(1)}L${point.x.toFixed(1)},${point.y.toFixed(1)}`] : [];
  }).join('');
  const alone = at.filter((point, index) => point && !at[index - 1] && !at[index + 1]);
  const last = at.findLast((point) => point !== null);
  return (
    <svg aria-hidden width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} fill="none" stroke="var(--half)" strokeWidth="1.5" strokeLinecap="round" className="shrink-0 overflow-visible max-[520px]:hidden">
      <path d={steps(true)} />
      <path d={steps(false)} strokeDasharray="2 2" strokeLinecap="butt" />
      {alone.map((point) => point && <circle key={point.x} cx={point.x} cy={point.y} r="1" fill="var(--half)" />)}
      {last && <circle cx={last.x} cy={last.y} r="2" strokeWidth="1" fill={last.complete ? 'var(--half)' : 'var(--surface)'} />}
    </svg>
  );
}
