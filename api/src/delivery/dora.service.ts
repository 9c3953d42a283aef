import { Inject, Injectable } from '@nestjs/common';
import type { MetricValue } from '@bifocal/metrics';
import { WhoIsAskedAbout, tallyQuestion } from '../figures/asked.js';
import type { Grain } from '../graphql/enums.js';
import { figureOf } from '../graphql/figure-of.js';
import type { Figure } from '../graphql/figure.js';
import { badInput, notFound } from '../graphql/named-error.js';
import { readRange, type RangeInput } from '../graphql/range.js';
import type { Product } from '../products/product.type.js';
import type { Period } from '../tallies/answer.js';
import { DoraReadings, type DoraPart } from '../tallies/delivery/dora-reading.js';
import { judgeDora } from '../tallies/delivery/dora-judge.js';
import { definitionOf } from './definition-of.js';
import type { Dora, DoraFigures, DoraPeriod } from './dora.type.js';
import { calendarPeriodsOf, wholeRange } from './questions.js';

const MOST_LEFT_OUT = 100;
const MOST_PERIODS = 4_000;

/** Answers DORA's five of a product. */
@Injectable()
export class DoraService {
  constructor(
    @Inject(WhoIsAskedAbout) private readonly whoIsAskedAbout: WhoIsAskedAbout,
    @Inject(DoraReadings) private readonly readings: DoraReadings,
  ) {}

  async of(product: Product, given: RangeInput, grain: Grain, service: string | null): Promise<Dora> {
    if (grain === 'SPRINT' || grain === 'RELEASE') throw badInput(`grain: deployments are counted per DAY, WEEK, MONTH or QUARTER, not per ${grain}.`);
    const asked = await this.whoIsAskedAbout.aboutProduct(product);
    const range = readRange(given, asked.zone, asked.nowMs);
    const whole = wholeRange(range, asked.zone, asked.nowMs);
    const periods = calendarPeriodsOf(range, grain, asked.zone, asked.nowMs);
    if (periods.length > MOST_PERIODS) throw badInput(`range: ${periods.length} periods by ${grain} are more than ${MOST_PERIODS}. Ask for a shorter range, or by a longer grain.`);
    const reading = await this.readings.of(tallyQuestion(asked, [whole, ...periods]), product.id);
    if (service !== null && !reading.services.includes(service)) {
      throw notFound(`service: nothing called "${service.slice(0, 80)}" was ever deployed to production. ${reading.services.length === 0 ? 'No deployment has been collected yet.' : `Known: ${reading.services.slice(0, 20).join(', ')}.`}`);
    }
    const parts = periods.map((period) => reading.part(period, service));
    const over = reading.part(whole, service);
    const figures = (part: DoraPart, course: readonly DoraPart[]): DoraFigures => figuresOf(part, course, periods, whole, new Date(asked.nowMs));
    return {
      grain,
      services: reading.services.map((name) => ({ service: name, figures: figures(reading.part(whole, name), []) })),
      periods: periods.map((period, n) => periodOf(period, parts[n]!)),
      figures: figures(over, parts),
      leftOut: over.leftOut.slice(0, MOST_LEFT_OUT).map(({ key, label, at, reason }) => ({ key, label, at: new Date(at), reason })),
      leftOutCount: over.leftOut.length,
    };
  }
}

function figuresOf(part: DoraPart, course: readonly DoraPart[], periods: readonly Period[], whole: Period, asOf: Date): DoraFigures {
  const figure = (key: string, more: Partial<Figure> = {}): Figure => figureOf(definitionOf(key), judgeDora(key, part).value, {
    complete: whole.complete, asOf,
    sparkline: course.map((each, n) => ({ period: periods[n]!.from, complete: periods[n]!.complete, value: judgeDora(key, each).value.value })),
    ...more,
  });
  const { perDay, perWeek, perMonth, days, daysWithDeployment, open, changeLeadTimeP85: late } = part.figures;
  return {
    changeLeadTime: figure('dora.change_lead_time'),
    changeLeadTimeP85: figure('dora.change_lead_time', { ...withoutSum(late), name: 'Change lead time, 85th percentile', sparkline: [] }),
    deploymentFrequency: figure('dora.deployment_frequency'),
    recoveryTime: figure('dora.recovery_time'),
    changeFailRate: figure('dora.change_fail_rate'),
    reworkRate: figure('dora.rework_rate'),
    perDay, perWeek, perMonth, days, daysWithDeployment, open,
  };
}

/** A percentile is no sum. */
const withoutSum = (value: MetricValue): Partial<Figure> => ({ ...value, numerator: null, valueExact: value.value === null ? null : String(value.value) });

function periodOf({ from, to, complete }: Period, { figures }: DoraPart): DoraPeriod {
  const { deployments, failed, open, rework, daysWithDeployment, changeLeadTime, changeLeadTimeP85, recoveryTime, changeFailRate, reworkRate } = figures;
  return {
    period: from, periodEnd: to, complete, deployments, failed, open, rework, daysWithDeployment,
    leadTimeHours: changeLeadTime.value, leadTimeHoursP85: changeLeadTimeP85.value, recoveryHours: recoveryTime.value,
    changeFailRate: changeFailRate.value, reworkRate: reworkRate.value,
    leadTimeNullReason: changeLeadTime.nullReason, recoveryNullReason: recoveryTime.nullReason,
  };
}
