import { shortNumber } from '../format/number';
import { textWidth } from './chart-style';
import { valueAxis } from './value-axis';

const ROUND = [1, 2, 5];

/** From this ratio of the longest to the usual on, an even axis presses everything usual into its lowest sixth. */
const FAR_APART = 6;

/** Whether lengths of time lie so far apart that only a logarithmic axis shows both ends. `usual` is what most stay under. */
export function isFarApart(values: readonly number[], usual: number): boolean {
  return usual > 0 && Math.max(...values) > FAR_APART * usual && Math.min(...values) > 0;
}

/** Steps of 1, 2, 5, 10, 20 … around the values, as wide as the longest label. */
function logAxis(values: readonly number[], suffix: string) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const all: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) all.push(...ROUND.map((step) => Number((step * 10 ** power).toPrecision(3))));
  const from = all.filter((one) => one <= low).at(-1) ?? low;
  const to = all.find((one) => one >= high) ?? high;
  const ticks = all.filter((one) => one >= from && one <= to);
  const write = (value: number) => shortNumber(value) + suffix;
  const domain: [number, number] = [from, to];
  return { scale: 'log' as const, domain, ticks, interval: 0, width: Math.ceil(Math.max(16, ...ticks.map((one) => textWidth(write(one))))) + 14, tickFormatter: write };
}

/** The axis of lengths of time: even from zero, or logarithmic where the values lie far apart. */
export function timeAxis(values: readonly number[], suffix: string, logarithmic: boolean) {
  if (logarithmic) return logAxis(values, suffix);
  return { scale: 'linear' as const, ...valueAxis({ values, measured: { unit: 'DAYS' }, whole: Math.max(0, ...values) > 2, suffix }) };
}
