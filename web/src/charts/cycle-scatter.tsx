import { CartesianGrid, ReferenceLine, Scatter, ScatterChart, XAxis, YAxis } from 'recharts';
import { dayAndTime, shortDayAt } from '../format/date';
import { exactNumber, shortNumber } from '../format/number';
import { ChartFrame } from './chart-frame';
import { axisWidthTo, gridStyle, keyboardHint, margin, xAxisStyle, yAxisStyle } from './chart-style';
import { tooltipOf } from './tooltip-box';

export interface DoneItem {
  key: string;
  title: string;
  /** Epoch milliseconds. */
  doneAt: number;
  days: number;
}

/** Each item done, by when and after how many days, with lines at given levels. */
export function CycleScatter({ label, items, lines, timeZone }: { label: string; items: readonly DoneItem[]; lines: readonly { at: number; name: string }[]; timeZone: string }) {
  const top = Math.max(1, ...items.map((item) => item.days), ...lines.map((line) => line.at));
  return (
    <ChartFrame>
      {(size) => (
        <ScatterChart {...size} margin={margin} aria-label={keyboardHint(label)}>
          <CartesianGrid {...gridStyle} />
          <XAxis dataKey="doneAt" type="number" scale="time" domain={['dataMin', 'dataMax']} padding={{ left: 8, right: 8 }} {...xAxisStyle} tickFormatter={(at: number) => shortDayAt(at, timeZone)} />
          <YAxis dataKey="days" type="number" {...yAxisStyle} width={axisWidthTo((days) => `${shortNumber(days)} d`, top)} domain={[0, 'auto']} allowDecimals={false} tickFormatter={(days: number) => `${shortNumber(days)} d`} />
          <Scatter data={[...items].sort((a, b) => a.doneAt - b.doneAt)} fill="var(--half)" isAnimationActive={false} shape={({ cx, cy }: { cx?: number; cy?: number }) => <circle cx={cx} cy={cy} r={3} fill="var(--half)" fillOpacity={0.6} />} />
          {lines.map((line) => <ReferenceLine key={line.name} y={line.at} stroke="var(--half-strong)" strokeDasharray="4 3" label={{ value: line.name, position: 'insideBottomRight', fill: 'var(--ink)', fontSize: 12, fontWeight: 600 }} />)}
          {tooltipOf<DoneItem>((item) => ({ title: `${item.key} ${item.title}`, lines: [{ name: 'Cycle time', value: `${exactNumber(item.days)} days` }, { name: 'Done', value: dayAndTime(item.doneAt, timeZone) }] }))}
        </ScatterChart>
      )}
    </ChartFrame>
  );
}
