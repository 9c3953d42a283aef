import { useXAxisScale, useYAxisScale } from 'recharts';
import { tick } from './chart-style';

/** Names a line at its end, in place of a legend. A second, quieter line may stand below. */
export function PointLabel({ x, y, text, below }: { x: string | number; y: number; text: string; below?: string | undefined }) {
  const [xScale, yScale] = [useXAxisScale(), useYAxisScale()];
  const left = xScale?.(x, { position: 'middle' });
  const top = yScale?.(y);
  if (left === undefined || top === undefined) return null;
  return (
    <g {...tick} pointerEvents="none">
      <text x={left + 6} y={top + 4} fill="var(--ink)" fontWeight={600}>{text}</text>
      {below && <text x={left + 6} y={top + 19}>{below}</text>}
    </g>
  );
}
