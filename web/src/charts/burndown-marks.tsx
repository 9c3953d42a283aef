import { DefaultZIndexes, usePlotArea, useXAxisScale, useYAxisScale, ZIndexLayer } from 'recharts';
import { shortNumber, signed } from '../format/number';
import type { BurndownMark, BurndownRow, BurndownSeries } from './burndown-rows';
import { textWidth, tick } from './chart-style';
import { placeLabels, stepBoxes, type WantedLabel } from './label-layout';

const IDEAL = 'ideal, working days';

/** Under the lines: the days on which the team does not work. */
export function DaysOff({ days }: { days: BurndownSeries['days'] }) {
  const area = usePlotArea();
  const scale = useXAxisScale();
  if (!area || !scale) return null;
  const x = (at: number) => Math.min(area.x + area.width, Math.max(area.x, scale(at) ?? 0));
  return days.filter((day) => !day.workingDay).map((day) => (
    <rect key={day.startsAt} x={x(day.startsAt)} y={area.y} width={Math.max(0, x(day.endsAt) - x(day.startsAt))} height={area.height} fill="var(--sunken)" />
  ));
}

/** Over the lines: the planned end, marks of scope changes with their names, and the names of the lines. */
export function BurndownMarks({ series, rows, end }: { series: BurndownSeries; rows: readonly BurndownRow[]; end: { text: string; below?: string | undefined } | null }) {
  const area = usePlotArea();
  const [xScale, yScale] = [useXAxisScale(), useYAxisScale()];
  if (!area || !xScale || !yScale) return null;
  const x = (at: number) => Math.min(area.x + area.width, Math.max(area.x, xScale(at) ?? 0));
  const y = (value: number) => yScale(value) ?? 0;
  const bottom = area.y + area.height;
  const line = rows.flatMap((row) => (row.remaining === null ? [] : [{ x: x(row.at), y: y(row.remaining) }]));
  const marks = groupMarks(series.steps.filter((step) => step.kind !== 'DONE' && step.delta !== 0), x);
  const planned = x(series.plannedEndAt);
  const bounds = { left: area.x, right: area.x + area.width + 4, top: area.y - 18, bottom };
  const lastRemaining = rows.findLast((row) => row.remaining !== null)?.remaining ?? 0;
  // A projection goes on where the line ends, so the name of the end stands above it.
  const endTop = y(lastRemaining) + (series.projection.length > 0 ? -9 : 4);
  const name = { left: x(series.untilAt), right: x(series.untilAt) + textWidth(end?.text ?? ''), top: endTop - 12, bottom: endTop + 4 };
  const flag = { left: planned - textWidth('planned end') - 6, right: planned, top: area.y, bottom: area.y + 14 };
  // Where there is no room, the note below says what the dashed line is.
  const middle = area.width > 400 ? series.ideal[Math.floor(series.ideal.length * 0.6)] : undefined;
  const wanted: WantedLabel[] = [
    ...marks.map((mark) => ({ text: mark.text, x: mark.x, y: y(mark.remaining) })),
    ...(middle ? [{ text: IDEAL, x: x(middle.at) - 40, y: y(middle.value) }] : []),
  ];
  const labels = placeLabels(wanted, bounds, [...stepBoxes(line), flag, name]);
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.axis}>
      <g {...tick} pointerEvents="none">
        <line x1={planned} x2={planned} y1={area.y} y2={bottom} stroke="var(--muted)" strokeDasharray="2 3" />
        <text x={planned - 4} y={area.y + 11} textAnchor="end">planned end</text>
        {marks.map((mark) => <circle key={`${mark.at}-${mark.text}`} cx={mark.x} cy={y(mark.remaining)} r="4" fill="var(--surface)" stroke="var(--half-strong)" strokeWidth="2" />)}
        {labels.map((label) => <text key={`${label.x}-${label.text}`} x={label.left} y={label.top + 11} fill={label.text === IDEAL ? 'var(--muted)' : 'var(--ink)'}>{label.text}</text>)}
        {end && (
          <>
            <text x={x(series.untilAt) + 6} y={endTop} fill="var(--ink)" fontWeight={600}>{end.text}</text>
            {end.below && <text x={x(series.untilAt) + 6} y={endTop + 15}>{end.below}</text>}
          </>
        )}
      </g>
    </ZIndexLayer>
  );
}

/** A scope change in the space beside a mark: "M out 5", "D reopened". The tooltip has it in full. */
function shortMark({ kind, itemKey, delta }: BurndownMark): string {
  if (kind === 'ADDED') return `${itemKey} in ${shortNumber(delta)}`;
  if (kind === 'REMOVED') return `${itemKey} out ${shortNumber(Math.abs(delta))}`;
  if (kind === 'RE_ESTIMATED') return `${itemKey} ${signed(delta)}`;
  return `${itemKey} ${kind === 'REOPENED' ? 'reopened' : 'cancelled'}`;
}

/** Changes that fall on one spot share a mark and a label: "B +5, I +3", and no more than two names. */
function groupMarks(steps: readonly BurndownMark[], x: (at: number) => number) {
  const groups: { at: number; x: number; remaining: number; names: string[] }[] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last && x(step.at) - last.x < 10) {
      last.names.push(shortMark(step));
      last.remaining = step.remaining;
    } else groups.push({ at: step.at, x: x(step.at), remaining: step.remaining, names: [shortMark(step)] });
  }
  return groups.map(({ names, ...group }) => ({ ...group, text: names.slice(0, 2).join(', ') + (names.length > 2 ? ` +${names.length - 2} more` : '') }));
}
