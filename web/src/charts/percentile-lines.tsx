import { usePlotArea, useYAxisScale } from 'recharts';
import { tick } from './chart-style';
import { spread } from './label-layout';

export interface PercentileLine {
  percentile: number;
  value: number;
  /** "85 % in 7 d". */
  name: string;
}

/** A line at each percentile with its name beside the plot; names of lines that lie close are moved apart. */
export function PercentileLines({ lines }: { lines: readonly PercentileLine[] }) {
  const area = usePlotArea();
  const scale = useYAxisScale();
  if (!area || !scale) return null;
  const heights = lines.map(({ value }) => scale(value) ?? 0);
  // `spread` wants them from the bottom up, as percentiles come.
  const tops = spread(heights, 14, area.y + area.height);
  return (
    <g pointerEvents="none">
      {lines.map(({ percentile, name }, place) => (
        <g key={percentile}>
          <line x1={area.x} x2={area.x + area.width} y1={heights[place]} y2={heights[place]} stroke="var(--half-strong)" strokeWidth={percentile === 85 ? 1.5 : 1} strokeDasharray={percentile === 85 ? undefined : '4 3'} />
          <text {...tick} x={area.x + area.width + 6} y={(tops[place] ?? 0) + 4} fill="var(--ink)" fontWeight={percentile === 85 ? 600 : 400}>{name}</text>
        </g>
      ))}
    </g>
  );
}
