import type { Grain } from './metric.js';

/** One version of a target, as it was set. */
export interface TargetVersion {
  readonly metric: string;
  /** Null: the product's as a whole. */
  readonly teamId: number | null;
  /** Of conversion: the funnel's; null for every other metric. */
  readonly funnelId: number | null;
  /** The periods it is meant for; null: of any length. */
  readonly grain: Grain | null;
  /** What it is counted in: the unit of the values it stands beside, or the currency where that is money. */
  readonly countedIn: string;
  readonly version: number;
  /** The first local day that it holds for. */
  readonly from: string;
  /** The day after the last one; null: until another one is set. */
  readonly to: string | null;
  /** Null: from then on there is none. */
  readonly value: number | null;
}

/** What a value is, beside which a target is to stand. */
export interface TargetAsked {
  readonly metric: string;
  readonly teamId: number | null;
  readonly funnelId: number | null;
  /** Null: a range that is no period of the calendar. */
  readonly grain: Grain | null;
  readonly countedIn: string;
  /** The period's last local day. */
  readonly lastDay: string;
}

/**
 * The target that a value is held against: of those set for just this metric, team, funnel and unit whose days hold the period's
 * last day, the latest. One that is meant for periods of this length counts before one of any length; where it was taken away,
 * that one counts again. A target is in the value's own unit (RATIO 0 to 1, money in minor units) and is never turned into
 * another: 10,000 a month is nothing that a week can be held against. Null: none is set.
 */
export function targetOf(targets: readonly TargetVersion[], asked: TargetAsked): number | null {
  return latest(targets, asked, asked.grain) ?? (asked.grain === null ? null : latest(targets, asked, null));
}

function latest(targets: readonly TargetVersion[], asked: TargetAsked, grain: Grain | null): number | null {
  let found: TargetVersion | null = null;
  for (const target of targets) {
    const fits = target.metric === asked.metric && target.teamId === asked.teamId && target.funnelId === asked.funnelId && target.grain === grain
      && target.countedIn === asked.countedIn && target.from <= asked.lastDay && (target.to === null || asked.lastDay < target.to);
    if (fits && (found === null || target.version > found.version)) found = target;
  }
  return found?.value ?? null;
}
