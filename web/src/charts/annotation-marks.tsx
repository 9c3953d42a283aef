import { DefaultZIndexes, usePlotArea, useXAxisScale, ZIndexLayer } from 'recharts';
import { textWidth, tick } from './chart-style';
import { atOf } from './line-rows';

/** What happened on a day, beside a line over time: a release, a note, a change of what is read. */
export interface ChartMark {
  kind: 'RELEASE' | 'NOTE' | 'DEFINITION';
  /** A local date. */
  day: string;
  text: string;
}

/** Under the line it stands on: told apart by shape, so that no colour is needed. */
const SHAPE: Record<ChartMark['kind'], string> = { RELEASE: 'M-4,-7h8l-4,7z', NOTE: 'M0,-7.5a3.5,3.5 0 1 1 -0.01,0z', DEFINITION: 'M-3.5,-7h7v7h-7z' };
const MOST_TEXT = 18;
/** Closer than this, marks are one. */
const TOGETHER = 9;

interface Placed { at: number; x: number; marks: ChartMark[] }

/** Marks that fall on one spot are one, and say so. What lies in the last period stands at its point, since the axis ends there. */
function placed(marks: readonly ChartMark[], x: (at: number) => number, first: number, last: number, end: number): Placed[] {
  const groups: Placed[] = [];
  for (const mark of [...marks].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    const at = atOf(mark.day);
    if (at < first || at >= end) continue;
    const spot = x(Math.min(at, last));
    const before = groups.at(-1);
    if (before && spot - before.x < TOGETHER) before.marks.push(mark);
    else groups.push({ at, x: spot, marks: [mark] });
  }
  return groups;
}

function shortText(marks: readonly ChartMark[]): string {
  const text = marks[0]?.text ?? '';
  const cut = text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT - 1).trimEnd()}…` : text;
  return marks.length > 1 ? `${cut} +${marks.length - 1}` : cut;
}

/** Quiet vertical lines with a shape on top and, where there is room, their text. `end`: the first day after the last period, as an instant of the axis. */
export function AnnotationMarks({ marks, first, last, end, named }: { marks: readonly ChartMark[]; first: number; last: number; end: number; named: boolean }) {
  const area = usePlotArea();
  const scale = useXAxisScale();
  if (!area || !scale || marks.length === 0) return null;
  const groups = placed(marks, (at) => scale(at) ?? 0, first, last, end);
  const right = area.x + area.width;
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.grid + 1}>
      <g pointerEvents="none" aria-hidden>
        {groups.map((group, index) => {
          const text = shortText(group.marks);
          const room = (groups[index + 1]?.x ?? right + 30) - group.x - 8;
          return (
            <g key={group.at} transform={`translate(${group.x},${area.y})`}>
              <line y1={0} y2={area.height} stroke="var(--line-strong)" strokeDasharray="1 3" />
              <path d={SHAPE[group.marks[0]?.kind ?? 'NOTE']} fill="var(--surface)" stroke="var(--muted)" strokeWidth={1.25} />
              {named && textWidth(text) + 8 <= room && <text {...tick} fontSize={11} x={8} y={0}>{text}</text>}
            </g>
          );
        })}
      </g>
    </ZIndexLayer>
  );
}

const KIND = { RELEASE: 'Release', NOTE: 'Note', DEFINITION: 'Changed' } as const;

/** What is said of marks in words: in a tooltip, in a list. */
export const markWords = ({ kind, text }: ChartMark): string => `${KIND[kind]}: ${text}`;

/** The marks of a period that begins at `from`: up to the next one. */
export function marksBetween(marks: readonly ChartMark[], from: number, to: number): ChartMark[] {
  return marks.filter(({ day }) => atOf(day) >= from && atOf(day) < to);
}
