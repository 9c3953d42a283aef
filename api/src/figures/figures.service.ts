import { Inject, Injectable } from '@nestjs/common';
import type { MetricDefinition } from '@bifocal/metrics';
import type { CalendarGrain } from '@bifocal/metrics';
import type { Compare, Grain, Measure } from '../graphql/enums.js';
import type { Figure, FilterInput } from '../graphql/figure.js';
import { badInput } from '../graphql/named-error.js';
import { figureOf } from '../graphql/figure-of.js';
import { readRange, type DayRange, type RangeInput } from '../graphql/range.js';
import type { Answer, Period } from '../tallies/answer.js';
import { Answers } from '../tallies/answers.js';
import { checkFilters, readMetrics } from './asked-metrics.js';
import { tallyQuestion, WhoIsAskedAbout, type Asked } from './asked.js';
import { calendarPeriod, calendarPeriods, comparedRange } from './calendar-periods.js';
import { DeliveryPeriods } from './delivery-periods.js';
import { grainOfRange, TargetsService } from './targets.service.js';
import { unitOf } from './unit-of.js';

export interface FiguresAsked {
  readonly metrics: readonly string[];
  readonly range: RangeInput;
  readonly product?: string | null;
  readonly team?: string | null;
  readonly sparkline?: Grain | null;
  readonly compare?: Compare | null;
  readonly filters?: readonly FilterInput[] | null;
  readonly measure?: Measure | null;
  readonly funnelId: number | null;
}

/** One number a metric over a whole range, against another range, with its course. */
@Injectable()
export class FiguresService {
  constructor(
    @Inject(WhoIsAskedAbout) private readonly whoIsAskedAbout: WhoIsAskedAbout,
    @Inject(DeliveryPeriods) private readonly deliveryPeriods: DeliveryPeriods,
    @Inject(Answers) private readonly answers: Answers,
    @Inject(TargetsService) private readonly targets: TargetsService,
  ) {}

  async figures(given: FiguresAsked): Promise<Figure[]> {
    const filters = given.filters ?? [];
    const metrics = readMetrics(given.metrics, this.answers.keys);
    checkFilters(metrics, filters);
    if (given.sparkline === 'RELEASE') throw badInput('sparkline: a course has a point a DAY, WEEK, MONTH, QUARTER or SPRINT.');
    const asked = await this.whoIsAskedAbout.of(given.product, given.team, metrics.every((metric) => metric.half === 'DELIVERY'));
    const range = readRange(given.range, asked.zone, asked.nowMs);
    const period = calendarPeriod(range, asked.zone, asked.nowMs);
    const before = given.compare ? [calendarPeriod(comparedRange(range, given.compare), asked.zone, asked.nowMs)] : [];
    // The range, the one compared with and every point of the course are counted by one statement a tally.
    const grains = new Set(metrics.map((metric) => sparkGrain(metric, given.sparkline ?? null)));
    const questions = new Map(await Promise.all([...grains].map(async (grain) => {
      const course = grain ? await this.course(asked, range, grain) : [];
      const more = { filters, measure: given.measure ?? null, funnelId: given.funnelId };
      return [grain, { course, question: tallyQuestion(asked, [period, ...before, ...course], more) }] as const;
    })));
    const target = await this.targets.finder(asked, { filtered: filters.length > 0, funnelId: given.funnelId });
    return Promise.all(metrics.map(async (metric) => {
      const { course, question } = questions.get(sparkGrain(metric, given.sparkline ?? null))!;
      const byPeriod = new Map((await this.answers.answer(metric.key, question)).map((answer) => [answer.period, answer]));
      const own = byPeriod.get(0)!;
      const sparkline = course.map(({ from, complete }, index) => ({ period: from, complete, value: byPeriod.get(1 + before.length + index)?.value.value ?? null }));
      const unit = unitOf(metric, given.measure ?? asked.team?.measure ?? null);
      return this.figure(metric, asked, own, before.length > 0 ? (byPeriod.get(1) ?? null) : null, {
        complete: period.complete, sparkline, unit, target: target({ metric, unit, grain: grainOfRange(range, given.range), period: range, teamId: asked.team?.id ?? null }),
      });
    }));
  }

  /** One answer as a figure, against another one where there is one. */
  figure(metric: MetricDefinition, asked: Asked, answer: Answer, before: Answer | null, more: Partial<Figure> & { complete: boolean }): Figure {
    const comparison = before && this.answers.compare(metric.key, before, answer);
    const [now, then] = [answer.value.value, before?.value.value ?? null];
    return figureOf(metric, answer.value, {
      asOf: new Date(asked.nowMs),
      currency: metric.unit === 'MONEY' ? asked.product.currency : null,
      ...(answer.valueExact === undefined ? {} : { valueExact: answer.valueExact }),
      previous: then,
      change: now === null || then === null ? null : now - then,
      changeLow: comparison?.low ?? null,
      changeHigh: comparison?.high ?? null,
      isChange: comparison?.isChange ?? null,
      smallestDetectable: comparison?.smallestDetectable ?? null,
      ...more,
    });
  }

  private async course(asked: Asked, range: DayRange, grain: Grain): Promise<readonly Period[]> {
    if (grain === 'SPRINT') return this.deliveryPeriods.sprintsIn(asked, range);
    return calendarPeriods(range, grain as CalendarGrain, asked.zone, asked.nowMs);
  }
}

/** The grain of a metric's course: the one asked for, or sprints where the metric is known by nothing else. */
function sparkGrain(metric: MetricDefinition, asked: Grain | null): Grain | null {
  if (asked === null || metric.grains.includes(asked)) return asked;
  return metric.grains.includes('SPRINT') ? 'SPRINT' : null;
}
