import { useId } from 'react';
import { Bar, CartesianGrid, ComposedChart, Line, Rectangle, ReferenceLine, XAxis, YAxis } from 'recharts';
import { exactNumber } from '../format/number';
import { ChartFrame } from './chart-frame';
import { evenly, gridStyle, keyboardHint, margin, xAxisStyle, yAxisStyle } from './chart-style';
import { Hatch } from './hatch';
import { longPeriod, shortPeriod, type PeriodGrain } from './period-name';
import { tooltipOf } from './tooltip-box';
import { valueAxis } from './value-axis';

export interface DefectWeek {
  period: string;
  complete: boolean;
  opened: number;
  reopened: number;
  closed: number;
  open: number;
}

const ITEMS = { unit: 'ITEMS' } as const;

/** Opened (up) and closed (down) in each period, and over them, on an axis of its own, what was open at its end: a level and its changes are of different sizes. */
export function OpenedClosed({ label, periods, grain }: { label: string; periods: readonly DefectWeek[]; grain: PeriodGrain }) {
  const id = useId();
  const name = (period: string) => shortPeriod(period, grain);
  const names = periods.map(({ period }) => period);
  const rows = periods.map((one) => ({ ...one, up: one.opened + one.reopened, down: -one.closed }));
  const level = valueAxis({ values: periods.map(({ open }) => open), measured: ITEMS, steps: 3 });
  const change = valueAxis({ values: rows.flatMap(({ up, down }) => [up, down]), measured: ITEMS, steps: 5, words: (value) => exactNumber(Math.abs(value)) });
  const width = Math.max(level.width, change.width);
  const right = 24;
  const tooltip = tooltipOf<DefectWeek>((one) => ({
    title: longPeriod(one.period, grain),
    lines: [
      { name: 'Opened', value: exactNumber(one.opened), colour: 'var(--half)' },
      ...(one.reopened > 0 ? [{ name: 'Reopened', value: exactNumber(one.reopened), colour: 'var(--half)' }] : []),
      { name: 'Closed', value: exactNumber(one.closed), colour: 'var(--neutral-strong)' },
      { name: one.complete ? 'Open at its end' : 'Open now', value: exactNumber(one.open), colour: 'var(--half-strong)' },
    ],
    note: one.complete ? undefined : 'This period is not over.',
  }), 'band');
  const shape = (colour: string, hatch: string) => (props: { payload?: DefectWeek }) => <Rectangle {...props} fill={props.payload?.complete === false ? `url(#${hatch})` : colour} />;
  return (
    <div className="flex h-full flex-col">
      <p className="text-small text-muted">open at the end</p>
      <div className="min-h-0 flex-2">
        <ChartFrame>
          {(size) => (
            <ComposedChart {...size} data={rows} syncId={id} margin={{ ...margin, top: 10, right }} aria-label={keyboardHint(`${label}: open`)}>
              <CartesianGrid {...gridStyle} />
              <XAxis dataKey="period" {...xAxisStyle} tick={false} height={8} />
              <YAxis {...yAxisStyle} {...level} width={width} />
              <Line dataKey="open" stroke="var(--half-strong)" strokeWidth={2} dot={periods.length < 4} isAnimationActive={false} />
              {tooltip}
            </ComposedChart>
          )}
        </ChartFrame>
      </div>
      <p className="text-small text-muted">opened (up), closed (down)</p>
      <div className="min-h-0 flex-3">
        <ChartFrame>
          {(size) => (
            <ComposedChart {...size} data={rows} syncId={id} stackOffset="sign" margin={{ ...margin, top: 10, right }} barCategoryGap="24%" aria-label={keyboardHint(`${label}: opened and closed`)}>
              <Hatch id={`${id}-up`} />
              <Hatch id={`${id}-down`} colour="var(--neutral-strong)" />
              <CartesianGrid {...gridStyle} />
              <XAxis dataKey="period" {...xAxisStyle} ticks={evenly(names, name, size.width - width - right)} tickFormatter={name} />
              <YAxis {...yAxisStyle} {...change} width={width} />
              <Bar dataKey="up" stackId="one" maxBarSize={40} isAnimationActive={false} fill="var(--half)" shape={shape('var(--half)', `${id}-up`)} />
              <Bar dataKey="down" stackId="one" maxBarSize={40} isAnimationActive={false} fill="var(--neutral-strong)" shape={shape('var(--neutral-strong)', `${id}-down`)} />
              <ReferenceLine y={0} stroke="var(--line-strong)" />
              {tooltip}
            </ComposedChart>
          )}
        </ChartFrame>
      </div>
    </div>
  );
}
