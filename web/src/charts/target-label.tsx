import { usePlotArea, useYAxisScale } from 'recharts';
import { tick } from './chart-style';

/** Names a target line, on the side of it where the data are not. The halo keeps it readable where a line crosses. */
export function TargetLabel({ target, above, text }: { target: number; above: boolean; text: string }) {
  const area = usePlotArea();
  const y = useYAxisScale()?.(target);
  if (!area || y === undefined) return null;
  return <text {...tick} x={area.x + 4} y={above ? y - 4 : y + 13} stroke="var(--surface)" strokeWidth={3} paintOrder="stroke" pointerEvents="none">{text}</text>;
}
