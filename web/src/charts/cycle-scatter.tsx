import { CartesianGrid, Scatter, ScatterChart, XAxis, YAxis } from 'recharts';
import { dateAt, dayAndTime, shortDayAt, startOfDay } from '../format/date';
import { ChartFrame } from './chart-frame';
import { evenly, gridStyle, keyboardHint, margin, rightMargin, xAxisStyle, yAxisStyle } from './chart-style';
import { PercentileLines, type PercentileLine } from './percentile-lines';
import { tooltipOf } from './tooltip-box';
import { timeAxis } from './time-axis';

export interface DoneItem {
  id: string;
  key: string;
  title: string;
  /** Epoch milliseconds. */
  doneAt: number;
  /** How long it took. */
  cycle: number;
}

export interface CycleScatterProps {
  label: string;
  items: readonly DoneItem[];
  lines: readonly PercentileLine[];
  timeZone: string;
  /** Behind each length of time on the axis: " d". */
  suffix: string;
  /** A length of time in words. */
  write: (length: number) => string;
  logarithmic: boolean;
  onOpen: (id: string) => void;
}

const DAY = 86_400_000;

/** The beginning of each local day from the first instant to the last. */
function daysBetween(instants: readonly number[], timeZone: string): number[] {
  const first = startOfDay(dateAt(Math.min(...instants), timeZone), timeZone);
  const count = Math.floor((Math.max(...instants) - first) / DAY) + 1;
  // Noon is the same date whatever the clocks did that night.
  return Array.from({ length: count }, (_, index) => startOfDay(dateAt(first + index * DAY + DAY / 2, timeZone), timeZone));
}

/** Each item done, by when and after how long, with the team's own percentiles as lines. A press on a dot opens its item. */
export function CycleScatter({ label, items, lines, timeZone, suffix, write, logarithmic, onOpen }: CycleScatterProps) {
  const axis = timeAxis([...items.map((item) => item.cycle), ...lines.map((line) => line.value)], suffix, logarithmic);
  const days = daysBetween(items.map((item) => item.doneAt), timeZone);
  const day = (at: number) => shortDayAt(at, timeZone);
  const right = rightMargin(lines.map(({ name }) => name));
  return (
    <ChartFrame>
      {(size) => (
        <ScatterChart {...size} margin={{ ...margin, right }} aria-label={keyboardHint(label)}>
          <CartesianGrid {...gridStyle} />
          <XAxis dataKey="doneAt" type="number" scale="time" domain={[days[0] ?? 0, (days.at(-1) ?? 0) + DAY]} {...xAxisStyle} ticks={evenly(days, day, size.width - axis.width - right)} tickFormatter={day} />
          <YAxis dataKey="cycle" type="number" {...yAxisStyle} {...axis} />
          <Scatter data={[...items].sort((a, b) => a.doneAt - b.doneAt)} fill="var(--half)" isAnimationActive={false} shape={({ cx, cy, payload }: { cx?: number; cy?: number; payload?: DoneItem }) => (
            <g className="cursor-pointer" onClick={() => payload && onOpen(payload.id)}>
              {/* A dot is small for a finger: what is pressed is larger than what is seen. */}
              <circle cx={cx} cy={cy} r={8} fill="transparent" />
              <circle cx={cx} cy={cy} r={3} fill="var(--half)" fillOpacity={0.6} />
            </g>
          )} />
          <PercentileLines lines={lines} />
          {tooltipOf<DoneItem>((item) => ({ title: `${item.key} ${item.title}`, lines: [{ name: 'Cycle time', value: write(item.cycle) }, { name: 'Done', value: dayAndTime(item.doneAt, timeZone) }], note: 'Press to open it.' }))}
        </ScatterChart>
      )}
    </ChartFrame>
  );
}
