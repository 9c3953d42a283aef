import { DefaultZIndexes, usePlotArea, useXAxisScale, ZIndexLayer } from 'recharts';
import { textWidth, tick } from './chart-style';
import type { ReleaseRow } from './release-rows';

/** A date that is drawn as an upright line, with its name above the plot. */
export interface ForecastMark {
  date: string;
  text: string;
  /** The target: full and dark; the others are dashed. */
  target?: boolean;
  /** The one that keeps its name where there is no room for all. */
  main?: boolean;
  /** In place of its text where that has no room. */
  short?: string;
}

/** The height of one row of names. */
export const MARK_ROW = 14;
const ROWS = 2;
/** A name may stand out of the plot by what every chart leaves free at its right. */
const RIM = 8;
export const MARK_ROOM = MARK_ROW * ROWS + 2;

/** Upright lines at dates between the places of the picture. Names that would lie over each other go into a second row; what does not fit there either stands in the table. */
export function ForecastMarks({ rows, marks }: { rows: readonly ReleaseRow[]; marks: readonly ForecastMark[] }) {
  const area = usePlotArea();
  const scale = useXAxisScale();
  if (!area || !scale) return null;
  const places = rows.flatMap(({ key, date }) => {
    const x = date === null ? undefined : scale(key, { position: 'middle' });
    return x === undefined || date === null ? [] : [{ at: Date.parse(date), x }];
  });
  const taken: { row: number; from: number; to: number }[] = [];
  const weight = (mark: ForecastMark) => Number(mark.target ?? false) * 2 + Number(mark.main ?? false);
  const drawn = [...marks].sort((a, b) => weight(b) - weight(a)).flatMap((mark) => {
    const place = placeOf(Date.parse(mark.date), places);
    if (place === null) return [];
    // Beyond the last step a target has no place of its own: an arrow at the edge says so.
    if (place === 'later' && !mark.target) return [];
    const x = place === 'later' ? null : place;
    const text = place === 'later' ? `${mark.text} →` : mark.text;
    const names = mark.short && x !== null ? [text, mark.short] : [text];
    const spots = names.flatMap((name) => {
      const half = textWidth(name) / 2;
      const centred = Math.min(area.x + area.width - half, Math.max(area.x + half, x ?? Infinity));
      // Over its line, or else beside it.
      return [0, 1].flatMap((row) => [centred, centred + half + 4, centred - half - 4].map((middle) => ({ row, name, middle, from: middle - half, to: middle + half })));
    });
    const crosses = (row: number) => row === 0 && x !== null && taken.some((other) => other.row === 1 && other.from < x && other.to > x);
    const spot = spots.find(({ row, from, to }) => from >= area.x && to <= area.x + area.width + RIM && !crosses(row) && taken.every((other) => other.row !== row || other.to < from || other.from > to));
    if (spot) {
      taken.push({ row: spot.row, from: spot.from - 4, to: spot.to + 4 });
      // The line of a name above runs through the row below.
      if (spot.row === 0 && x !== null) taken.push({ row: 1, from: x - 3, to: x + 3 });
    }
    return [{ ...mark, x, text: spot?.name ?? text, middle: spot?.middle, row: spot?.row }];
  });
  return (
    // Over the fan, which would hide the foot of a line.
    <ZIndexLayer zIndex={DefaultZIndexes.axis}>
      <g {...tick} textAnchor="middle" pointerEvents="none">
        {drawn.map(({ date, text, target, x, middle, row }) => (
          <g key={`${date} ${text}`}>
            {x !== null && <line x1={x} x2={x} y1={row === 0 ? area.y - MARK_ROW + 2 : area.y} y2={area.y + area.height} stroke={target ? 'var(--ink)' : 'var(--half)'} strokeDasharray={target ? undefined : '3 3'} strokeWidth={target ? 1.25 : 1} />}
            {row !== undefined && <text x={middle} y={area.y - 4 - (1 - row) * MARK_ROW} fill={target ? 'var(--ink)' : undefined} fontWeight={target ? 600 : undefined}>{text}</text>}
          </g>
        ))}
      </g>
    </ZIndexLayer>
  );
}

/** Null before the first place, "later" after the last. */
function placeOf(at: number, places: readonly { at: number; x: number }[]): number | 'later' | null {
  const [first, last] = [places[0], places.at(-1)];
  if (!first || !last || at < first.at) return null;
  if (at > last.at) return 'later';
  const next = places.findIndex((place) => place.at >= at);
  const [from, to] = [places[Math.max(0, next - 1)] ?? first, places[next] ?? last];
  return to.at === from.at ? to.x : from.x + ((to.x - from.x) * (at - from.at)) / (to.at - from.at);
}
