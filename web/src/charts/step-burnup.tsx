import { CartesianGrid, ComposedChart, DefaultZIndexes, Line, usePlotArea, useXAxisScale, useYAxisScale, XAxis, YAxis, ZIndexLayer } from 'recharts';
import { dayAndTime } from '../format/date';
import { exactValue, type Measured } from '../format/figure';
import { shortNumber } from '../format/number';
import { DaysOff } from './burndown-marks';
import type { BurndownMark, BurndownSeries } from './burndown-rows';
import { ChartFrame } from './chart-frame';
import { gridStyle, keyboardHint, margin, textWidth, tick, yAxisStyle } from './chart-style';
import { roomAfter, sprintAxis } from './sprint-axis';
import { tooltipOf, type TooltipText } from './tooltip-box';
import { valueAxis } from './value-axis';

interface BurnupRow {
  at: number;
  scope: number | null;
  done: number | null;
  commitment: number;
  step: BurndownMark | null;
}

/** One row per step, and one at either end of the axis: what holds, holds until the next step. */
function burnupRows(series: BurndownSeries): BurnupRow[] {
  const { commitment } = series;
  const rows: BurnupRow[] = [
    { at: series.startAt, scope: commitment, done: 0, commitment, step: null },
    ...series.steps.map((step) => ({ at: step.at, scope: step.scope, done: step.done, commitment, step })),
  ];
  const last = rows.at(-1)!;
  if (series.untilAt > last.at) rows.push({ ...last, at: series.untilAt, step: null });
  if (series.lastAt > series.untilAt) rows.push({ at: series.lastAt, scope: null, done: null, commitment, step: null });
  return rows;
}

/** What is done against all that is in the sprint, one step per event; the commitment stands as a dashed line. */
export function StepBurnup({ label, series, measured, timeZone }: { label: string; series: BurndownSeries; measured: Measured; timeZone: string }) {
  const rows = burnupRows(series);
  const axis = valueAxis({ values: rows.flatMap((row) => [row.scope, row.done, row.commitment]), measured });
  const last = rows.findLast((row) => row.scope !== null);
  const ends = last ? [{ name: `${shortNumber(last.scope ?? 0)} scope`, value: last.scope ?? 0 }, { name: `${shortNumber(last.done ?? 0)} done`, value: last.done ?? 0 }] : [];
  const text = (row: BurnupRow): TooltipText => ({
    title: dayAndTime(row.at, timeZone),
    lines: [
      ...(row.scope === null ? [] : [{ name: 'Scope', value: exactValue(row.scope, measured), colour: 'var(--half-strong)' }]),
      ...(row.done === null ? [] : [{ name: 'Done', value: exactValue(row.done, measured), colour: 'var(--half)' }]),
      { name: 'Commitment', value: exactValue(row.commitment, measured) },
    ],
    note: row.step && <><span className="font-medium text-ink">{row.step.label}</span><br />{row.step.itemTitle}</>,
  });
  return (
    <ChartFrame>
      {(size) => {
        const free = roomAfter(series, size.width - axis.width - 24);
        const right = Math.max(24, Math.max(0, ...ends.map((end) => textWidth(end.name))) + 12 - free);
        return (
          <ComposedChart {...size} data={rows} margin={{ ...margin, top: 20, right }} aria-label={keyboardHint(label)}>
            <DaysOff days={series.days} />
            <CartesianGrid {...gridStyle} />
            <XAxis {...sprintAxis(series, timeZone, size.width - axis.width - right)} />
            <YAxis {...yAxisStyle} {...axis} />
            <Line dataKey="commitment" type="linear" stroke="var(--neutral-strong)" strokeWidth={1.25} strokeDasharray="4 4" dot={false} activeDot={false} isAnimationActive={false} />
            <Line dataKey="scope" type="stepAfter" stroke="var(--half-strong)" strokeWidth={2} dot={false} activeDot={{ r: 4 }} isAnimationActive={false} />
            <Line dataKey="done" type="stepAfter" stroke="var(--half)" strokeWidth={2} dot={false} activeDot={{ r: 4 }} isAnimationActive={false} />
            <BurnupMarks series={series} ends={ends} />
            {tooltipOf<BurnupRow>(text)}
          </ComposedChart>
        );
      }}
    </ChartFrame>
  );
}

/** The planned end, dots where the scope changed, and the names of the lines at their ends. */
function BurnupMarks({ series, ends }: { series: BurndownSeries; ends: readonly { name: string; value: number }[] }) {
  const area = usePlotArea();
  const [xScale, yScale] = [useXAxisScale(), useYAxisScale()];
  if (!area || !xScale || !yScale) return null;
  const x = (at: number) => Math.min(area.x + area.width, Math.max(area.x, xScale(at) ?? 0));
  const y = (value: number) => yScale(value) ?? 0;
  const planned = x(series.plannedEndAt);
  const changes = series.steps.filter((step, index) => step.scope !== (series.steps[index - 1]?.scope ?? series.commitment));
  // Where the scope falls under the word's own line, the word stands above it.
  const fallsSoon = changes.some((step) => step.scope < series.commitment && x(step.at) < area.x + textWidth('commitment') + 12);
  const [scopeY, doneY] = ends.map((end) => y(end.value)) as [number?, number?];
  // Where the lines meet, so would their names: one is moved above, one below.
  const near = scopeY !== undefined && doneY !== undefined && doneY - scopeY < 15;
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.axis}>
      <g {...tick} pointerEvents="none">
        <line x1={planned} x2={planned} y1={area.y} y2={area.y + area.height} stroke="var(--muted)" strokeDasharray="2 3" />
        <text x={planned - 4} y={area.y + area.height - 6} textAnchor="end">planned end</text>
        <text x={area.x + 4} y={y(series.commitment) + (fallsSoon ? -6 : 14)}>commitment</text>
        {changes.map((step, index) => <circle key={`${step.at}-${index}`} cx={x(step.at)} cy={y(step.scope)} r="4" fill="var(--surface)" stroke="var(--half-strong)" strokeWidth="2" />)}
        {ends.map((end, index) => (
          <text key={end.name} x={x(series.untilAt) + 6} y={y(end.value) + (near ? (index === 0 ? -4 : 12) : 4)} fill="var(--ink)" stroke="var(--surface)" strokeWidth={4} paintOrder="stroke" fontWeight={600}>{end.name}</text>
        ))}
      </g>
    </ZIndexLayer>
  );
}
