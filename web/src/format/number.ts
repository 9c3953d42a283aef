const formats = new Map<string, Intl.NumberFormat>();

/** `signDisplay: negative` writes what rounds to nothing as 0, never as −0. */
function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(undefined, { signDisplay: 'negative', ...options })));
  return format;
}

/** A real minus sign keeps the width of a plus in tabular figures. */
export function withMinus(text: string): string {
  return text.replace('-', '−');
}

const NARROW = ' ';
const scales = [
  { from: 999_950_000, by: 1e9, mark: 'bn' },
  { from: 999_950, by: 1e6, mark: 'M' },
  { from: 10_000, by: 1e3, mark: 'k' },
] as const;

/** Thousands, millions or billions, where a number is so large that it is written in them. */
export function scaleOf(value: number): { by: number; mark: string } | undefined {
  return scales.find(({ from }) => Math.abs(value) >= from);
}

/** Short, for the screen: 37.2 · 4,120 · 12.4 k · 1.2 M, in the browser's locale. `most` sets the scale where several stand together, as on an axis. */
export function shortNumber(value: number, digits = 1, most = value): string {
  const scale = value === 0 ? undefined : scaleOf(most);
  return withMinus(formatter({ maximumFractionDigits: digits }).format(value / (scale?.by ?? 1))) + (scale ? NARROW + scale.mark : '');
}

/** Exact, for tooltips and tables: every digit that matters, grouped. */
export function exactNumber(value: number): string {
  return withMinus(formatter({ maximumFractionDigits: 6 }).format(value));
}

/** A share of 1 as a percentage with one decimal: 0.65 is "65.0 %". */
export function percent(ratio: number, digits = 1): string {
  return withMinus(formatter({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(ratio * 100)) + NARROW + '%';
}

/** Puts the sign in front: +12, −10, 0. */
export function signed(value: number, write: (size: number) => string = shortNumber): string {
  return value > 0 ? `+${write(value)}` : write(value);
}
