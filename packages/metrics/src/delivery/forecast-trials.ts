/** When the work that is left may be done: simulated from the team's own past. */
import { drawsFrom } from './forecast-random.js';

/** What one sprint, or one working day, of the past did to what was left: both are drawn together, never mixed. */
export interface PastStep {
  readonly completed: number;
  /** Net growth of the scope: added - removed + re-estimated. */
  readonly scopeChange: number;
}

/** What is simulated. Steps are sprints or working days. */
export interface TrialQuestion {
  /** What is left now. */
  readonly remaining: number;
  readonly past: readonly PastStep[];
  /** The part of the running step that is still to come, 0 to 1; null: none runs. Its end is step 0, the first whole step is 1. */
  readonly runningShare: number | null;
  /** Steps after which a trial counts as never done. */
  readonly horizon: number;
}

/** The chance that all is done after n steps, at index n; never falling. */
export type FinishChances = readonly number[];

export const FORECAST_TRIALS = 10_000;

/** What a step takes off, for each step of the past. */
export function netSteps({ past }: TrialQuestion): number[] {
  return past.map(({ completed, scopeChange }) => completed - scopeChange);
}

/** Dust of binary fractions is no work. */
const DUST = 1e-6;

/** Plays the trials; `see` is told what is left in each after each step as long as anything is. */
function play({ runningShare, remaining, horizon, ...question }: TrialQuestion, seed: number, trials: number, see: (trial: number, step: number, left: number) => void): void {
  const nets = Float64Array.from(netSteps({ runningShare, remaining, horizon, ...question }));
  const draw = drawsFrom(seed);
  for (let trial = 0; trial < trials; trial += 1) {
    let left = remaining;
    if (runningShare !== null) left -= nets[draw(nets.length)]! * runningShare;
    let step = 0;
    while (left > DUST) {
      see(trial, step, left);
      if (step === horizon) break;
      step += 1;
      left -= nets[draw(nets.length)]!;
    }
  }
}

/**
 * Monte Carlo: `trials` futures, each of which draws whole steps of the past (what was completed and how the scope changed
 * together) until nothing is left. The rest of a running step is drawn first, with the share of it that is still to come;
 * what it has done so far is out of `remaining` already. A future not done within the horizon is never done. The same
 * question and seed give the same answer. RangeError without a past. Source: Bifocal's delivery definitions, section 5.
 */
export function simulateFinish(question: TrialQuestion, seed: number, trials = FORECAST_TRIALS): FinishChances {
  if (question.past.length === 0) throw new RangeError('there is no past to draw from');
  const open = new Uint32Array(question.horizon + 1);
  play(question, seed, trials, (_trial, step) => { open[step]! += 1; });
  return Array.from(open, (count) => (trials - count) / trials);
}

/** What is left in each of the same trials after each of these steps: paths[place][trial], 0 where it is done. */
export function simulatePaths(question: TrialQuestion, seed: number, steps: readonly number[], trials = FORECAST_TRIALS): Float32Array[] {
  if (question.past.length === 0) throw new RangeError('there is no past to draw from');
  const paths = new Map(steps.map((step) => [step, new Float32Array(trials)]));
  const byStep = Array.from({ length: question.horizon + 1 }, (_, step) => paths.get(step));
  play(question, seed, trials, (trial, step, left) => {
    const path = byStep[step];
    if (path) path[trial] = left;
  });
  return steps.map((step) => paths.get(step)!);
}

/** The fewest steps after which the share `p` of the futures is done; null where it never is within the horizon. */
export function stepsUntil(chances: FinishChances, p: number): number | null {
  const steps = chances.findIndex((chance) => chance >= p - 1e-9);
  return steps < 0 ? null : steps;
}
