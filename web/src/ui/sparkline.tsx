import type { SparkPoint } from './spark-point';

const WIDTH = 72;
const HEIGHT = 24;

/** A line the size of a word. Gaps for missing periods, the unfinished last one dashed. Its numbers stand in Explain, so it is not read out. */
export function Sparkline({ points }: { points: readonly SparkPoint[] }) {
  const known = points.flatMap((point) => (point.value === null || point.value === undefined ? [] : [point.value]));
  if (known.length < 2) return null;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const at = points.map(({ value }, index) =>
    value === null || value === undefined ? null : { x: 2 + (index * (WIDTH - 4)) / (points.length - 1), y: HEIGHT - 3 - ((value - low) / span) * (HEIGHT - 6) },
  );
  const open = points.at(-1)?.complete === false;
  const line = at.map((point, index) => (point ? `${index > 0 && at[index - 1] ? 'L' : 'M'}${point.x.toFixed(1)},${point.y.toFixed(1)}` : ''));
  const [before, last] = [at.at(-2), at.at(-1)];
  return (
    <svg aria-hidden width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="shrink-0 overflow-visible max-[520px]:hidden">
      <path d={(open ? line.slice(0, -1) : line).join('')} fill="none" stroke="var(--half)" strokeWidth="1.5" strokeLinejoin="round" />
      {open && before && last && <path d={`M${before.x},${before.y}L${last.x},${last.y}`} fill="none" stroke="var(--half)" strokeWidth="1.5" strokeDasharray="2 2" />}
      {last && <circle cx={last.x} cy={last.y} r="2" fill={open ? 'var(--surface)' : 'var(--half)'} stroke="var(--half)" />}
    </svg>
  );
}
