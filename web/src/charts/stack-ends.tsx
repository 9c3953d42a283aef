import { ReferenceArea, usePlotArea, useYAxisScale } from 'recharts';
import { useId } from 'react';
import { tick } from './chart-style';
import { spread } from './label-layout';

/** A stretch of the axis that is not over yet, under a veil. */
export function UnfinishedVeil({ from, to }: { from: string; to: string }) {
  const veil = useId();
  return (
    <>
      <defs>
        <pattern id={veil} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" stroke="var(--surface)" strokeWidth="4" /></pattern>
      </defs>
      <ReferenceArea x1={from} x2={to} fill={`url(#${veil})`} fillOpacity={1} stroke="none" />
    </>
  );
}

/** Each name at the middle of its layer's right edge, moved apart where layers are thin. */
export function StackEnds({ ends }: { ends: readonly { name: string; size: number }[] }) {
  const area = usePlotArea();
  const scale = useYAxisScale();
  if (!area || !scale) return null;
  let sum = 0;
  const middles = ends.map(({ size }) => {
    sum += size;
    return scale(sum - size / 2) ?? 0;
  });
  const tops = spread(middles, 15, area.y + area.height);
  return (
    <g {...tick} fill="var(--ink)" fontWeight={600} pointerEvents="none">
      {/* A layer that has run out keeps its name, quietly. */}
      {ends.map(({ name, size }, index) => <text key={name} x={area.x + area.width + 6} y={(tops[index] ?? 0) + 4} {...(size === 0 ? { fill: 'var(--muted)', fontWeight: 400 } : {})}>{name}</text>)}
    </g>
  );
}
