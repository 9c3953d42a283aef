import { CartesianGrid, ReferenceLine, Scatter, ScatterChart, XAxis, YAxis } from 'recharts';
import { dateAt, dayAndTime, shortDayAt, startOfDay } from '../format/date';
import { exactNumber } from '../format/number';
import { ChartFrame } from './chart-frame';
import { evenly, gridStyle, keyboardHint, margin, xAxisStyle, yAxisStyle } from './chart-style';
import { tooltipOf } from './tooltip-box';
import { valueAxis } from './value-axis';

export interface DoneItem {
  key: string;
  title: string;
  /** Epoch milliseconds. */
  doneAt: number;
  days: number;
}

const DAY = 86_400_000;

/** The beginning of each local day from the first instant to the last. */
function daysBetween(instants: readonly number[], timeZone: string): number[] {
  const first = startOfDay(dateAt(Math.min(...instants), timeZone), timeZone);
  const count = Math.floor((Math.max(...instants) - first) / DAY) + 1;
  // Noon is the same date whatever the clocks did that night.
  return Array.from({ length: count }, (_, index) => startOfDay(dateAt(first + index * DAY + DAY / 2, timeZone), timeZone));
}

/** Each item done, by when and after how many days, with lines at given levels. */
export function CycleScatter({ label, items, lines, timeZone }: { label: string; items: readonly DoneItem[]; lines: readonly { at: number; name: string }[]; timeZone: string }) {
  const axis = valueAxis({ values: [...items.map((item) => item.days), ...lines.map((line) => line.at)], measured: { unit: 'DAYS' }, whole: true, suffix: ' d' });
  const days = daysBetween(items.map((item) => item.doneAt), timeZone);
  const day = (at: number) => shortDayAt(at, timeZone);
  return (
    <ChartFrame>
      {(size) => (
        <ScatterChart {...size} margin={{ ...margin, right: 24 }} aria-label={keyboardHint(label)}>
          <CartesianGrid {...gridStyle} />
          <XAxis dataKey="doneAt" type="number" scale="time" domain={[days[0] ?? 0, (days.at(-1) ?? 0) + DAY]} {...xAxisStyle} ticks={evenly(days, day, size.width - axis.width - 24)} tickFormatter={day} />
          <YAxis dataKey="days" type="number" {...yAxisStyle} {...axis} />
          <Scatter data={[...items].sort((a, b) => a.doneAt - b.doneAt)} fill="var(--half)" isAnimationActive={false} shape={({ cx, cy }: { cx?: number; cy?: number }) => <circle cx={cx} cy={cy} r={3} fill="var(--half)" fillOpacity={0.6} />} />
          {lines.map((line) => <ReferenceLine key={line.name} y={line.at} stroke="var(--half-strong)" strokeDasharray="4 3" label={{ value: line.name, position: 'insideBottomRight', fill: 'var(--ink)', fontSize: 12, fontWeight: 600 }} />)}
          {tooltipOf<DoneItem>((item) => ({ title: `${item.key} ${item.title}`, lines: [{ name: 'Cycle time', value: `${exactNumber(item.days)} days` }, { name: 'Done', value: dayAndTime(item.doneAt, timeZone) }] }))}
        </ScatterChart>
      )}
    </ChartFrame>
  );
}
