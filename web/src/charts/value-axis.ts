import { axisWords, isWhole, type Measured } from '../format/figure';
import { textWidth } from './chart-style';

export interface ValueAxisOptions {
  /** Everything that is drawn against the axis, a target and the ends of intervals included. */
  values: readonly (number | null | undefined)[];
  measured: Measured;
  /** No more steps than this; a small chart takes fewer. */
  steps?: number;
  /** Bars always begin at zero; a line that lives far from it may leave it out, and says so. */
  fromZero?: boolean;
  /** Steps are never smaller than one, also where the unit has halves. */
  whole?: boolean;
  /** Behind each number: " d". */
  suffix?: string;
  /** In place of how the unit is written. */
  words?: ((value: number) => string) | undefined;
}

/** Steps a person can count in. */
const NICE = [1, 2, 2.5, 5, 10];

/** What Recharts keeps between a label and the axis, and a little air before it. */
const BESIDE = 14;

function stepsOver(low: number, high: number, step: number): number {
  return Math.ceil(high / step - 1e-9) - Math.floor(low / step + 1e-9);
}

function niceStep(low: number, high: number, steps: number, whole: boolean, measured: Measured): number {
  for (let power = 10 ** Math.floor(Math.log10((high - low) / steps)); ; power *= 10) {
    for (const nice of NICE) {
      const step = nice * power;
      const shown = Number((measured.unit === 'RATIO' ? step * 100 : step).toPrecision(6));
      // Quarters of ten are round, quarters of one are not.
      if (!Number.isInteger(shown) && (whole || nice === 2.5)) continue;
      if (stepsOver(low, high, step) <= steps) return step;
    }
  }
}

/** The axis of values: round steps from a round low to a round high, in one scale, as wide as its longest label. */
export function valueAxis({ values, measured, steps = 5, fromZero = true, whole = isWhole(measured.unit), suffix = '', words }: ValueAxisOptions) {
  const known = values.filter((value): value is number => typeof value === 'number');
  const low = Math.min(...(fromZero || known.length === 0 ? [0] : []), ...known);
  const top = Math.max(...(fromZero || known.length === 0 ? [0] : []), ...known);
  // A line that never moves still needs a height to stand in.
  const high = top > low ? top : low + (Math.abs(low) * 0.1 || (measured.unit === 'MONEY' ? 100 : 1));
  const step = niceStep(low, high, steps, whole, measured);
  const first = Math.floor(low / step + 1e-9);
  const ticks = Array.from({ length: stepsOver(low, high, step) + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
  const plain = words ?? axisWords(ticks, measured);
  const write = (value: number) => plain(value) + suffix;
  const domain: [number, number] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  return { domain, ticks, interval: 0, width: Math.ceil(Math.max(16, ...ticks.map((one) => textWidth(write(one))))) + BESIDE, tickFormatter: write } as const;
}
