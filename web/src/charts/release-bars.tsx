import { useId } from 'react';
import { Area, Bar, CartesianGrid, ComposedChart, Line, Rectangle, XAxis, YAxis, useXAxisScale, useYAxisScale } from 'recharts';
import { longDay, shortDay } from '../format/date';
import { exactValue, shortValue, type Measured } from '../format/figure';
import { signed } from '../format/number';
import { ChartFrame } from './chart-frame';
import { evenly, gridStyle, keyboardHint, margin, tick, xAxisStyle, yAxisStyle } from './chart-style';
import { type ForecastMark, ForecastMarks, MARK_ROOM } from './forecast-marks';
import { Hatch } from './hatch';
import { type ReleaseBarPoint, type ReleaseFan, type ReleaseFanPoint, type ReleaseRow, releaseRows } from './release-rows';
import { type TooltipText, tooltipOf } from './tooltip-box';
import { valueAxis } from './value-axis';

export interface ReleaseBarsProps {
  label: string;
  bars: readonly ReleaseBarPoint[];
  measured: Measured;
  fan?: ReleaseFan | null | undefined;
  marks?: readonly ForecastMark[];
}

/**
 * One bar per sprint: below what was left at its end, above what it completed; a scope change is written over it, the running
 * sprint is hatched. After it the fan of what may be left: the middle line is half of the futures, the bands hold 70 and 90 of 100.
 */
export function ReleaseBars({ label, bars, measured, fan = null, marks = [] }: ReleaseBarsProps) {
  const hatch = useId();
  const write = (value: number) => shortValue(value, measured);
  const rows = releaseRows(bars, fan, shortDay, longDay);
  const axis = valueAxis({ values: rows.flatMap(({ bar, fan: point }) => [bar && bar.end + Math.max(0, bar.completed), point?.p95]), measured });
  const keys = rows.map((row) => row.key);
  const nameOf = (key: string) => rows.find((row) => row.key === key)?.name ?? '';
  const band = (low: keyof ReleaseFanPoint, high: keyof ReleaseFanPoint) => (row: ReleaseRow) => (row.fan ? [row.fan[low], row.fan[high]] : null);
  return (
    <ChartFrame>
      {(size) => (
        <ComposedChart {...size} data={rows} margin={{ ...margin, top: marks.length > 0 ? MARK_ROOM : 20 }} barCategoryGap="30%" aria-label={keyboardHint(label)}>
          <Hatch id={hatch} />
          <CartesianGrid {...gridStyle} />
          <XAxis dataKey="key" {...xAxisStyle} ticks={evenly(keys, nameOf, size.width - axis.width)} tickFormatter={nameOf} />
          <YAxis {...yAxisStyle} {...axis} />
          <Area dataKey={band('p5', 'p95')} name="5 to 95 of 100" type="linear" stroke="none" fill="var(--half-wash)" fillOpacity={1} isAnimationActive={false} activeDot={false} />
          <Area dataKey={band('p15', 'p85')} name="15 to 85 of 100" type="linear" stroke="none" fill="var(--half-faint)" fillOpacity={1} isAnimationActive={false} activeDot={false} />
          <Bar dataKey={(row: ReleaseRow) => row.bar?.end ?? null} name="left" stackId="scope" maxBarSize={36} isAnimationActive={false} fill="var(--half)" shape={(props) => <Rectangle {...props} fill={(props.payload as ReleaseRow | undefined)?.bar?.running ? `url(#${hatch})` : 'var(--half)'} />} />
          <Bar dataKey={(row: ReleaseRow) => (row.bar ? Math.max(0, row.bar.completed) : null)} name="completed" stackId="scope" maxBarSize={36} isAnimationActive={false} fill="var(--half-faint)" />
          <Line dataKey={(row: ReleaseRow) => row.fan?.p50 ?? null} name="half of the futures" type="linear" stroke="var(--half-strong)" strokeWidth={2} strokeDasharray="4 3" dot={false} activeDot={{ r: 4 }} isAnimationActive={false} />
          <ScopeLabels bars={bars} write={write} />
          <ForecastMarks rows={rows} marks={marks} />
          {tooltipOf<ReleaseRow>((row) => (row.bar ? barText(row.bar, measured) : fanText(row, measured)), 'band')}
        </ComposedChart>
      )}
    </ChartFrame>
  );
}

function barText(bar: ReleaseBarPoint, measured: Measured): TooltipText {
  const exact = (value: number) => exactValue(value, measured);
  return {
    title: bar.longName,
    lines: [
      { name: 'Left at the start', value: exact(bar.start) },
      { name: 'Added', value: exact(bar.added) },
      { name: 'Removed', value: exact(-bar.removed) },
      { name: 'Re-estimated', value: exact(bar.reEstimated) },
      { name: 'Completed', value: exact(bar.completed), colour: 'var(--half-faint)' },
      { name: bar.running ? 'Left now' : 'Left at the end', value: exact(bar.end), colour: 'var(--half)' },
    ],
    ...(bar.running ? { note: 'The sprint is running.' } : bar.completed < 0 ? { note: 'Items done earlier were reopened.' } : {}),
  };
}

function fanText({ longName, fan }: ReleaseRow, measured: Measured): TooltipText {
  const exact = (value: number | undefined) => exactValue(value, measured);
  return {
    title: longName,
    lines: [
      { name: 'Half of the futures: at most', value: exact(fan?.p50), colour: 'var(--half-strong)' },
      { name: '85 of 100: at most', value: exact(fan?.p85), colour: 'var(--half-faint)' },
      { name: '95 of 100: at most', value: exact(fan?.p95), colour: 'var(--half-wash)' },
      { name: '5 of 100: at most', value: exact(fan?.p5) },
    ],
    note: 'What may be left at the end of this day.',
  };
}

function ScopeLabels({ bars, write }: { bars: readonly ReleaseBarPoint[]; write: (value: number) => string }) {
  const [xScale, yScale] = [useXAxisScale(), useYAxisScale()];
  if (!xScale || !yScale) return null;
  const step = Math.abs((xScale(bars[1]?.key, { position: 'middle' }) ?? 60) - (xScale(bars[0]?.key, { position: 'middle' }) ?? 0));
  return (
    <g {...tick} textAnchor="middle" pointerEvents="none">
      {bars.map((bar) => {
        const text = [bar.added === 0 ? '' : signed(bar.added, write), bar.removed === 0 ? '' : write(-bar.removed)].filter(Boolean).join(' ');
        const y = yScale(bar.end + Math.max(0, bar.completed));
        // Half a label over its neighbour is worse than none: the tooltip and the table keep the numbers.
        if (!text || y === undefined || step < text.length * 6.4) return null;
        return <text key={bar.key} x={xScale(bar.key, { position: 'middle' })} y={y - 5}>{text}</text>;
      })}
    </g>
  );
}
