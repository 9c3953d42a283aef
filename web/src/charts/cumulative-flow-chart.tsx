import { Area, CartesianGrid, ComposedChart, XAxis, YAxis } from 'recharts';
import { longDay, shortDay } from '../format/date';
import { exactValue, shortValue, type Measured } from '../format/figure';
import { ChartFrame } from './chart-frame';
import { evenly, gridStyle, keyboardHint, margin, rightMargin, xAxisStyle, yAxisStyle } from './chart-style';
import { StackEnds, UnfinishedVeil } from './stack-ends';
import { tooltipOf } from './tooltip-box';
import { valueAxis } from './value-axis';

export interface FlowDay {
  date: string;
  complete: boolean;
  toDo: number;
  inProgress: number;
  waiting: number;
  done: number;
  wip: number;
  finished: number;
  reopened: number;
}

export type FlowLayer = 'done' | 'waiting' | 'inProgress' | 'toDo';

/** From the bottom up. Dark where work is under way, so that the band between done and to do is what the eye follows. */
const LAYERS: readonly { layer: FlowLayer; name: string; colour: string }[] = [
  { layer: 'done', name: 'done', colour: 'var(--half-faint)' },
  { layer: 'waiting', name: 'waiting', colour: 'var(--half-soft)' },
  { layer: 'inProgress', name: 'in progress', colour: 'var(--half)' },
  { layer: 'toDo', name: 'to do', colour: 'var(--neutral)' },
];

export interface CumulativeFlowChartProps {
  label: string;
  days: readonly FlowDay[];
  measured: Measured;
  /** Without it the backlog is left out, where it would press the rest flat. */
  withToDo: boolean;
}

/** What stands in each category at the end of each day, stacked: done at the bottom, each named at its right end. A day that is not over lies under a veil. */
export function CumulativeFlowChart({ label, days, measured, withToDo }: CumulativeFlowChartProps) {
  const layers = LAYERS.filter(({ layer }) => withToDo || layer !== 'toDo');
  const heightOf = (day: FlowDay) => layers.reduce((sum, { layer }) => sum + day[layer], 0);
  const last = days.at(-1);
  const before = days.at(-2);
  const ends = layers.map(({ layer, name }) => ({ name: `${shortValue(last?.[layer] ?? 0, measured)} ${name}`, size: last?.[layer] ?? 0 }));
  const axis = valueAxis({ values: days.map(heightOf), measured });
  const right = rightMargin(ends.map(({ name }) => name));
  const dates = days.map(({ date }) => date);
  const write = (value: number) => exactValue(value, measured);
  return (
    <ChartFrame>
      {(size) => (
        <ComposedChart {...size} data={[...days]} margin={{ ...margin, right: Math.min(size.width / 3, right) }} aria-label={keyboardHint(label)}>
          <CartesianGrid {...gridStyle} />
          <XAxis dataKey="date" {...xAxisStyle} ticks={evenly(dates, shortDay, size.width - axis.width - right)} tickFormatter={shortDay} />
          <YAxis {...yAxisStyle} {...axis} />
          {layers.map(({ layer, name, colour }) => (
            <Area key={layer} stackId="flow" name={name} dataKey={layer} type="linear" fill={colour} fillOpacity={1} stroke="var(--surface)" strokeWidth={1} isAnimationActive={false} activeDot={false} />
          ))}
          {last?.complete === false && before && <UnfinishedVeil from={before.date} to={last.date} />}
          <StackEnds ends={ends} />
          {tooltipOf<FlowDay>((day) => ({
            title: longDay(day.date),
            lines: [
              ...[...LAYERS].reverse().map(({ layer, name, colour }) => ({ name, value: write(day[layer]), colour })),
              { name: 'Work in progress', value: write(day.wip) },
              { name: 'Finished on the day', value: write(day.finished) },
              ...(day.reopened > 0 ? [{ name: 'Reopened on the day', value: write(day.reopened) }] : []),
            ],
            note: day.complete ? undefined : 'This day is not over.',
          }))}
        </ComposedChart>
      )}
    </ChartFrame>
  );
}
