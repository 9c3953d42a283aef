import { CartesianGrid, ComposedChart, Line, XAxis, YAxis } from 'recharts';
import { dayAndTime } from '../format/date';
import { exactValue, type Measured } from '../format/figure';
import { BurndownMarks, DaysOff } from './burndown-marks';
import { burndownRows, type BurndownRow, type BurndownSeries } from './burndown-rows';
import { ChartFrame } from './chart-frame';
import { gridStyle, keyboardHint, margin, textWidth, yAxisStyle } from './chart-style';
import { roomAfter, sprintAxis } from './sprint-axis';
import { tooltipOf, type TooltipText } from './tooltip-box';
import { valueAxis } from './value-axis';

export interface StepBurndownProps {
  label: string;
  series: BurndownSeries;
  measured: Measured;
  timeZone: string;
  /** What is written at the end of the line: "10 carried over", and which items. */
  end: { text: string; below?: string | undefined };
}

/** What remains, one step per event; scope changes are marked and name their item. Ideal and projection dashed, days off shaded. */
export function StepBurndown({ label, series, measured, timeZone, end }: StepBurndownProps) {
  const rows = burndownRows(series);
  const axis = valueAxis({ values: rows.flatMap((row) => [row.remaining, row.ideal, row.projection]), measured });
  const text = (row: BurndownRow): TooltipText => ({
    title: dayAndTime(row.at, timeZone),
    lines: [
      ...(row.remaining === null ? [] : [{ name: 'Remaining', value: exactValue(row.remaining, measured), colour: 'var(--half)' }]),
      ...(row.ideal === null ? [] : [{ name: 'Ideal', value: exactValue(row.ideal, measured) }]),
      ...(row.projection === null ? [] : [{ name: 'Projection', value: exactValue(row.projection, measured) }]),
    ],
    note: row.step && <><span className="font-medium text-ink">{row.step.label}</span><br />{row.step.itemTitle}</>,
  });
  return (
    <ChartFrame>
      {(size) => {
        const wide = size.width >= 480;
        // The end of a closed sprint is at the right edge and needs room there; that of a running one mostly does not.
        const free = roomAfter(series, size.width - axis.width - 24);
        const right = wide ? Math.max(24, Math.min(size.width / 4, Math.max(textWidth(end.text), textWidth(end.below ?? '')) + 12 - free)) : 24;
        return (
          <ComposedChart {...size} data={rows} margin={{ ...margin, top: 20, right }} aria-label={keyboardHint(label)}>
            <DaysOff days={series.days} />
            <CartesianGrid {...gridStyle} />
            <XAxis {...sprintAxis(series, timeZone, size.width - axis.width - right)} />
            <YAxis {...yAxisStyle} {...axis} />
            <Line dataKey="ideal" type="linear" connectNulls stroke="var(--neutral-strong)" strokeWidth={1.25} strokeDasharray="4 4" dot={false} activeDot={false} isAnimationActive={false} />
            <Line dataKey="projection" type="linear" connectNulls stroke="var(--half)" strokeWidth={1.5} strokeDasharray="2 4" dot={false} activeDot={false} isAnimationActive={false} />
            <Line dataKey="remaining" type="stepAfter" stroke="var(--half)" strokeWidth={2} dot={false} activeDot={{ r: 4 }} isAnimationActive={false} />
            <BurndownMarks series={series} rows={rows} end={wide ? end : null} />
            {tooltipOf<BurndownRow>(text)}
          </ComposedChart>
        );
      }}
    </ChartFrame>
  );
}
