import { createElement, type ComponentProps } from 'react';
import type { CartesianGrid, XAxisTickContentProps, YAxisTickContentProps } from 'recharts';

/** Axes, grid and lines look the same in every chart; colours come from the page's variables. */
export const tick = { fill: 'var(--muted)', fontSize: 12 } as const;

/** A label of an axis, in one line: axes are as wide as their labels, so that none has to be measured and broken once it is there. */
function axisLabel({ x, y, textAnchor, verticalAnchor, payload, index, tickFormatter }: XAxisTickContentProps | YAxisTickContentProps) {
  const words: unknown = tickFormatter ? tickFormatter(payload.value, index) : payload.value;
  return createElement('text', { ...tick, x, y, dy: verticalAnchor === 'middle' ? '0.355em' : '0.71em', textAnchor }, String(words));
}

export const xAxisStyle = { tick: axisLabel, tickLine: false, axisLine: { stroke: 'var(--line-strong)' }, tickMargin: 6, interval: 0 } as const;

export const yAxisStyle = { tick: axisLabel, tickLine: false, axisLine: false, tickMargin: 4 } as const;

/** A line at each step of the axis, and at both ends; none before the axis is known, for which labels would be measured. */
const steps: NonNullable<ComponentProps<typeof CartesianGrid>['horizontalCoordinatesGenerator']> = ({ yAxis, offset }) => {
  const at = (yAxis?.ticks ?? []).flatMap((one) => yAxis?.scale?.map(one) ?? []);
  return at.length === 0 ? [] : [...new Set([...at, offset.top, offset.top + offset.height])];
};

export const gridStyle = { stroke: 'var(--line)', vertical: false, horizontalCoordinatesGenerator: steps, verticalCoordinatesGenerator: () => [] };

export const margin = { top: 12, right: 12, bottom: 0, left: 0 } as const;

/** What a chart says to somebody who reaches it by keyboard without seeing it. */
export function keyboardHint(label: string): string {
  return `${label}. Left and right arrow keys go from point to point; the same data follow as a table.`;
}

const widths = new Map<string, number>();
let pen: CanvasRenderingContext2D | null | undefined;

/** The width of a label at 12 px, in whatever typeface the page got; measured bold, since names at ends of lines are. */
export function textWidth(text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return text.length * 7;
  pen.font = `600 12px ${getComputedStyle(document.body).fontFamily}`;
  // Tabular figures are as wide as a nought, all of them.
  const width = Math.ceil(pen.measureText(text.replaceAll(/\d/g, '0')).width) + 1;
  widths.set(text, width);
  return width;
}

/** Room to the right of a plot: for the names at the ends of lines, and for half of the last label below. */
export function rightMargin(names: readonly string[]): number {
  return Math.max(24, ...names.map((name) => (name ? textWidth(name) + 12 : 0)));
}

/** Every so many of an axis, counted from the newest, so that labels stand at even distances and none touches the next. */
export function evenly<T>(all: readonly T[], write: (one: T) => string, room: number): T[] {
  const widest = Math.max(1, ...all.map((one) => textWidth(write(one)))) + 14;
  const step = Math.max(1, Math.ceil((all.length * widest) / Math.max(room, widest)));
  return all.filter((_, index) => (all.length - 1 - index) % step === 0);
}
