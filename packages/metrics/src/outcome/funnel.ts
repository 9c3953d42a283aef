import { proportion } from '../interval.js';
import type { MetricValue } from '../metric.js';
import { measured } from '../metric.js';
import type { Share } from './comparison.js';
import type { FunnelTally } from './tallies.js';
import { requireCount } from './tallies.js';

/** One step of a funnel. `dropOff` is the share of the previous step that did not get here; the first step has no previous one and no drop-off. */
export interface FunnelStep {
  readonly count: number;
  readonly ofStart: MetricValue;
  readonly ofPrevious: MetricValue | null;
  readonly dropOff: MetricValue | null;
}

const NOBODY = 'Nobody entered the funnel in this period.';

function requireFalling(reached: readonly number[]): void {
  reached.forEach((count, step) => {
    requireCount(count, 'reached');
    if (step > 0 && count > (reached[step - 1] ?? 0)) throw new RangeError(`Step ${step + 1} was reached by ${count}, more than the step before.`);
  });
}

/**
 * Rates of a funnel from the number of people who reached at least each step: of the start and of the previous step, each with Wilson's interval.
 * A rate is null when nobody reached the step it is a share of. RangeError when a step was reached by more people than the one before.
 */
export function funnelRates(reached: readonly number[]): readonly FunnelStep[] {
  requireFalling(reached);
  const start = reached[0] ?? 0;
  return reached.map((count, step) => {
    const previous = step === 0 ? null : (reached[step - 1] ?? 0);
    const reason = `Nobody reached step ${step}.`;
    return {
      count,
      ofStart: proportion(count, start, NOBODY),
      ofPrevious: previous === null ? null : proportion(count, previous, reason),
      dropOff: previous === null ? null : proportion(previous - count, previous, reason),
    };
  });
}

/** The funnel as one share, for comparing periods: people at the last step of people at the first. */
export function conversionShare({ reached }: FunnelTally): Share {
  requireFalling(reached);
  return { part: reached.at(-1) ?? 0, whole: reached[0] ?? 0 };
}

/** Conversion = people who reached the last step / people who entered, with Wilson's interval. Entries still inside the window are in neither. Null when nobody entered. */
export function conversionRate(tally: FunnelTally): MetricValue {
  const { part, whole } = conversionShare(tally);
  return proportion(part, whole, tally.maturing > 0 && whole === 0 ? 'Everyone who entered still has time to convert.' : NOBODY);
}

/** People who did the first step, of entries old enough to be judged. */
export function conversionEntered(tally: FunnelTally): MetricValue {
  const { whole } = conversionShare(tally);
  return measured(whole, { sampleSize: whole });
}

/** People who did every step in time. */
export function conversionCompleted(tally: FunnelTally): MetricValue {
  const { part, whole } = conversionShare(tally);
  return measured(part, { sampleSize: whole });
}
