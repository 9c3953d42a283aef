import { addDays, periodEnd, periodStart, targetOf, type CalendarGrain, type Grain, type MetricDefinition } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { MetricTargets, type ProductTargets } from '../facts/metric-targets.js';
import type { Unit } from '../graphql/enums.js';
import type { DayRange, RangeInput } from '../graphql/range.js';
import { Remembered } from '../tallies/remembered.js';
import type { Asked } from './asked.js';

/** Finds the target beside a value. */
export type FindTarget = (value: { metric: MetricDefinition; unit: Unit; grain: Grain | null; period: DayRange; teamId: number | null }) => number | null;

/** Nothing has a target: of a part of the facts, which filters keep or a group is, nobody has set one. */
const NONE: FindTarget = () => null;

/** What a value is counted in, so that a target is never read in another unit or currency. */
export const countedIn = (unit: Unit, currency: string): string => (unit === 'MONEY' ? currency : unit);

/** Whether a metric is that of a funnel. */
export const isOfFunnel = ({ key }: MetricDefinition): boolean => key.startsWith('conversion.');

/** What the metrics of a product and its teams should reach. */
@Injectable()
export class TargetsService {
  private readonly known = new Remembered<ProductTargets>();

  constructor(@Inject(MetricTargets) private readonly kept: MetricTargets) {}

  /** How targets are found for a question. Setting one moves the version, so that what is remembered is never old. */
  async finder(asked: Asked, { filtered, funnelId }: { filtered: boolean; funnelId: number | null }): Promise<FindTarget> {
    if (filtered) return NONE;
    const { workspaceId, product } = asked;
    const { targets, firstFunnelId } = await this.known.get(JSON.stringify([workspaceId, product.id, asked.version]), () => this.kept.ofProduct(workspaceId, product.id));
    if (targets.length === 0) return NONE;
    return ({ metric, unit, grain, period, teamId }) => targetOf(targets, {
      metric: metric.key, teamId, grain, countedIn: countedIn(unit, product.currency), lastDay: addDays(period.to, -1),
      funnelId: isOfFunnel(metric) ? (funnelId ?? firstFunnelId) : null,
    });
  }
}

/** The length of period that a range is: said by itself ("this" month, also while it runs), or a whole one of the calendar; null where it is none. */
export function grainOfRange(range: DayRange, input: RangeInput): Grain | null {
  if (input.this != null) return input.this === 'YEAR' ? null : input.this;
  const grains: readonly CalendarGrain[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER'];
  return grains.find((grain) => periodStart(range.from, grain) === range.from && periodEnd(range.from, grain) === range.to) ?? null;
}
