/** Axes, grid and lines look the same in every chart; colours come from the page's variables. */
export const tick = { fill: 'var(--muted)', fontSize: 12 } as const;

export const xAxisStyle = { tick, tickLine: false, axisLine: { stroke: 'var(--line-strong)' }, tickMargin: 6, interval: 'preserveStartEnd', minTickGap: 16 } as const;

export const yAxisStyle = { tick, tickLine: false, axisLine: false, tickMargin: 4, tickCount: 5 } as const;

export const gridStyle = { stroke: 'var(--line)', vertical: false } as const;

export const margin = { top: 12, right: 8, bottom: 0, left: 0 } as const;

/** What a chart says to somebody who reaches it by keyboard without seeing it. */
export function keyboardHint(label: string): string {
  return `${label}. Left and right arrow keys go from point to point; the same data follow as a table.`;
}

/** Rough width of a label at 12 px: near enough to keep two apart. */
export function textWidth(text: string): number {
  return text.length * 7;
}

/** Room for the longest label beside an axis. */
export function axisWidth(labels: readonly string[]): number {
  return Math.ceil(Math.max(16, ...labels.map(textWidth))) + 14;
}

/** The same where only the highest value is known: the axis ends at a round number above it, with fractions on the way. */
export function axisWidthTo(write: (value: number) => string, top: number): number {
  return axisWidth([write(top), write(top * 1.34), write(Math.round(top) * 0.75)]);
}
