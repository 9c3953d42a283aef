/** The same chances as the simulation's, worked out instead of played. */
import { type FinishChances, netSteps, type TrialQuestion } from './forecast-trials.js';

/** Beyond so many possible amounts the simulation is quicker. */
const MOST_AMOUNTS = 20_000;
const SCALES = [1, 2, 4, 10, 100];

/** The fewest parts of one in which all amounts are whole; null where they are finer than a hundredth. */
function scaleOf(amounts: readonly number[]): number | null {
  return SCALES.find((scale) => amounts.every((amount) => Math.abs(amount * scale - Math.round(amount * scale)) < 1e-6)) ?? null;
}

/**
 * Exact chances by convolution: after each step the chance of every amount that may be left is the mean, over the steps of the
 * past, of the chance of the amount it came from. Null where there are too many amounts for it, or fractions of many kinds.
 * `enough` ends it once that share is done (later chances are left out). Source: Bifocal's delivery definitions, section 5.
 */
export function exactFinish(question: TrialQuestion, enough = 1): FinishChances | null {
  const { remaining, runningShare, horizon } = question;
  const nets = netSteps(question);
  const first = runningShare === null ? [] : nets.map((net) => net * runningShare);
  const scale = scaleOf([remaining, ...nets, ...first]);
  if (nets.length === 0 || scale === null) return null;
  const whole = (amounts: readonly number[]): number[] => amounts.map((amount) => Math.round(amount * scale));
  const [steps, opening] = [whole(nets), whole(first)];
  const growth = Math.max(0, ...steps.map((net) => -net)) * horizon + Math.max(0, ...opening.map((net) => -net));
  const amounts = Math.max(0, Math.round(remaining * scale)) + growth + 1;
  if (amounts > MOST_AMOUNTS) return null;
  let left = new Float64Array(amounts);
  left[Math.max(0, Math.round(remaining * scale))] = 1;
  if (opening.length > 0) left = after(left, opening);
  const chances = [left[0]!];
  while (chances.length <= horizon && chances.at(-1)! < enough) {
    left = after(left, steps);
    chances.push(left[0]!);
  }
  return chances;
}

/** Index 0 holds what is done: it stays done. */
function after(left: Float64Array, steps: readonly number[]): Float64Array<ArrayBuffer> {
  const next = new Float64Array(left.length);
  next[0] = left[0]!;
  for (let amount = 1; amount < left.length; amount += 1) {
    const chance = left[amount]! / steps.length;
    if (chance === 0) continue;
    for (const net of steps) next[Math.max(0, amount - net)]! += chance;
  }
  return next;
}
