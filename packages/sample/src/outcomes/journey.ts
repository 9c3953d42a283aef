import { MINUTE } from '../calendar.js';
import type { Random } from '../random.js';
import type { Timeline } from '../timeline.js';
import { liftingRelease } from '../timeline.js';

const DAY_24H = 86_400_000;

/** The planted rates. Activation: a project within 7 x 24 h of signing up; the later steps: within the funnel's window of the sign-up. */
export const RATES = { activationBefore: 0.4, activationAfter: 0.48, invitation: 0.45, purchase: 0.35 } as const;
export const ACTIVATION_DAYS = 7;
export const FUNNEL_DAYS = 14;
/** Kept free before each edge, so that no rounding can move a step over it. */
const MARGIN = 5 * MINUTE;

/** When a person takes each planted step, or null for never (a later one may be in the future). */
export interface Journey {
  readonly signedUpAt: number;
  readonly projectAt: number | null;
  readonly invitedAt: number | null;
  readonly purchasedAt: number | null;
  /** Took the project step in time. */
  readonly activated: boolean;
}

/**
 * Whoever does not take a step within its window does not take it in the funnel's window either: late projects come after 15 days.
 * So the steps reached are exactly what the coins said.
 */
export function journey(time: Timeline, signedUpAt: number, signUpDay: number, random: Random): Journey {
  const rate = signUpDay >= liftingDay(time) ? RATES.activationAfter : RATES.activationBefore;
  if (!random.chance(rate)) {
    const late = random.chance(0.14) ? Math.round(signedUpAt + random.between(15, 70) * DAY_24H) : null;
    return { signedUpAt, projectAt: late, invitedAt: null, purchasedAt: null, activated: false };
  }
  const projectAt = step(signedUpAt, signedUpAt + ACTIVATION_DAYS * DAY_24H, 3.2, random);
  const end = signedUpAt + FUNNEL_DAYS * DAY_24H;
  const invitedAt = random.chance(RATES.invitation) ? step(projectAt, end - DAY_24H, 1.8, random) : null;
  const purchasedAt = invitedAt !== null && random.chance(RATES.purchase) ? step(invitedAt + 10 * MINUTE, end, 1.5, random) : null;
  return { signedUpAt, projectAt, invitedAt, purchasedAt, activated: true };
}

/** An instant after `from` and before `to`, the sooner the likelier. */
function step(from: number, to: number, haste: number, random: Random): number {
  return Math.round(from + MINUTE + random.next() ** haste * (to - from - MARGIN));
}

const lifting = new WeakMap<Timeline, number>();

function liftingDay(time: Timeline): number {
  const known = lifting.get(time) ?? liftingRelease(time).day;
  lifting.set(time, known);
  return known;
}
