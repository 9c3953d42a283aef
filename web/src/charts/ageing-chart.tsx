import { Scatter, ScatterChart, XAxis, YAxis, usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { ChartFrame } from './chart-frame';
import { keyboardHint, margin, rightMargin, textWidth, tick, xAxisStyle, yAxisStyle } from './chart-style';
import { placeLabels } from './label-layout';
import { PercentileLines, type PercentileLine } from './percentile-lines';
import { timeAxis } from './time-axis';
import { tooltipOf, type TooltipLine } from './tooltip-box';

export interface AgeingItem {
  id: string;
  key: string;
  title: string;
  status: string;
  age: number;
  blocked: boolean;
  /** Worth its key beside the dot. */
  isOld: boolean;
  more: TooltipLine[];
  note?: string | undefined;
}

export interface AgeingChartProps {
  label: string;
  items: readonly AgeingItem[];
  /** The team's own pace, slowest last: what lies above a line is older than that share of its finished items. */
  lines: readonly PercentileLine[];
  suffix: string;
  write: (length: number) => string;
  logarithmic: boolean;
  onOpen: (id: string) => void;
}

type Placed = AgeingItem & { x: number };


/** Work in progress by its status and its age, before the bands of how long finished items took. A press on a dot opens its item. */
export function AgeingChart({ label, items, lines, suffix, write, logarithmic, onOpen }: AgeingChartProps) {
  const statuses = [...new Set(items.map(({ status }) => status))];
  const axis = timeAxis([...items.map(({ age }) => age), ...lines.map(({ value }) => value)], suffix, logarithmic);
  const right = rightMargin(lines.map(({ name }) => name));
  const placed = statuses.flatMap((status, column) => {
    const own = items.filter((item) => item.status === status);
    return own.map((item, place): Placed => ({ ...item, x: column + (place + 1) / (own.length + 1) }));
  });
  const [low, high] = axis.domain;
  const edges = [low, ...lines.map(({ value }) => value), high];
  const nameOf = (middle: number) => {
    const status = statuses[Math.floor(middle)] ?? '';
    return `${status} ${items.filter((item) => item.status === status).length}`;
  };
  const fits = (width: number) => (middle: number) => {
    const name = nameOf(middle);
    const room = width / statuses.length - 4;
    return textWidth(name) <= room ? name : `${name.slice(0, Math.max(3, Math.floor((room / textWidth(name)) * name.length) - 2))}…`;
  };
  return (
    <ChartFrame>
      {(size) => (
        <ScatterChart {...size} margin={{ ...margin, right }} aria-label={keyboardHint(label)}>
          <Bands edges={edges} />
          <XAxis dataKey="x" type="number" domain={[0, statuses.length]} {...xAxisStyle} ticks={statuses.map((_, column) => column + 0.5)} tickFormatter={fits(size.width - axis.width - right)} />
          <YAxis dataKey="age" type="number" {...yAxisStyle} {...axis} />
          <Columns count={statuses.length} />
          <PercentileLines lines={lines} />
          <Scatter data={[...placed].sort((a, b) => a.x - b.x)} isAnimationActive={false} shape={({ cx = 0, cy = 0, payload }: { cx?: number; cy?: number; payload?: Placed }) => (
            <g className="cursor-pointer" onClick={() => payload && onOpen(payload.id)}>
              <circle cx={cx} cy={cy} r={9} fill="transparent" />
              {payload?.blocked
                ? <path d={`M${cx - 5},${cy}L${cx},${cy - 5}L${cx + 5},${cy}L${cx},${cy + 5}Z`} fill="var(--trouble)" stroke="var(--surface)" />
                : <circle cx={cx} cy={cy} r={4} fill="var(--half-strong)" stroke="var(--surface)" />}
            </g>
          )} />
          <OldKeys items={placed} />
          {tooltipOf<Placed>((item) => ({ title: `${item.key} ${item.title}`, lines: [{ name: 'Age', value: write(item.age) }, { name: 'Status', value: item.status }, ...item.more], note: item.note }))}
        </ScatterChart>
      )}
    </ChartFrame>
  );
}

/** From the usual to the rare: each band beyond a percentile a little darker than the one below. */
function Bands({ edges }: { edges: readonly number[] }) {
  const area = usePlotArea();
  const scale = useYAxisScale();
  if (!area || !scale) return null;
  return (
    <g pointerEvents="none">
      {edges.slice(1).map((edge, place) => {
        const [top, bottom] = [scale(edge) ?? 0, scale(edges[place] ?? 0) ?? 0];
        return <rect key={place} x={area.x} width={area.width} y={top} height={Math.max(0, bottom - top)} fill="var(--half-faint)" fillOpacity={place * 0.14} />;
      })}
    </g>
  );
}

/** A thin line between one status and the next. */
function Columns({ count }: { count: number }) {
  const area = usePlotArea();
  const scale = useXAxisScale();
  if (!area || !scale) return null;
  return <g pointerEvents="none">{Array.from({ length: Math.max(0, count - 1) }, (_, place) => <line key={place} x1={scale(place + 1)} x2={scale(place + 1)} y1={area.y} y2={area.y + area.height} stroke="var(--line)" />)}</g>;
}

/** The keys of the oldest, where they have room. */
function OldKeys({ items }: { items: readonly Placed[] }) {
  const area = usePlotArea();
  const [xScale, yScale] = [useXAxisScale(), useYAxisScale()];
  if (!area || !xScale || !yScale) return null;
  const wanted = items.filter(({ isOld }) => isOld).map(({ key, x, age }) => ({ text: key, x: xScale(x) ?? 0, y: yScale(age) ?? 0 }));
  const labels = placeLabels(wanted, { left: area.x, right: area.x + area.width, top: area.y, bottom: area.y + area.height });
  return <g {...tick} fill="var(--ink)" fontWeight={600} pointerEvents="none">{labels.map(({ text, left, top }) => <text key={text} x={left} y={top + 11}>{text}</text>)}</g>;
}
