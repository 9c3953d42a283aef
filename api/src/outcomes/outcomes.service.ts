import { conversionRate, funnelRates, judgeOutcome, outcomeMetricByKey, type MetricValue, type OutcomeMetric } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { WhoIsAskedAbout } from '../figures/asked.js';
import { calendarPeriod, comparedRange } from '../figures/calendar-periods.js';
import { FiguresService } from '../figures/figures.service.js';
import type { Compare } from '../graphql/enums.js';
import type { Figure } from '../graphql/figure.js';
import { readRange, type RangeInput } from '../graphql/range.js';
import type { Product } from '../products/product.type.js';
import type { Filter } from '../tallies/answer.js';
import { Answers } from '../tallies/answers.js';
import { OutcomeTables } from '../tallies/outcome/outcome-tables.js';
import type { EventName } from './adoption.type.js';
import type { FunnelReport } from './funnel-report.type.js';
import { questionOf, wholeRange, type OutcomeAsked } from './outcome-question.js';
import type { ProductFunnel } from './product-funnel.js';

/** What came of what was delivered: adoption, conversion and revenue of one product. */
@Injectable()
export class OutcomesService {
  constructor(
    @Inject(WhoIsAskedAbout) private readonly whoIsAskedAbout: WhoIsAskedAbout,
    @Inject(FiguresService) private readonly figuresService: FiguresService,
    @Inject(Answers) private readonly answers: Answers,
    @Inject(OutcomeTables) private readonly tables: OutcomeTables,
  ) {}

  async ask(product: Product, range: RangeInput, compare: Compare | null = null, filters: readonly Filter[] = []): Promise<OutcomeAsked> {
    const asked = await this.whoIsAskedAbout.aboutProduct(product);
    const days = readRange(range, asked.zone, asked.nowMs);
    return { product, asked, range: days, compared: compare && comparedRange(days, compare), filters };
  }

  /** Every metric of the catalogue whose key begins so, over the range. */
  async figures(about: OutcomeAsked, prefix: string): Promise<Figure[]> {
    const { asked, compared } = about;
    const keys = this.answers.keys.filter((key) => key.startsWith(prefix));
    const period = wholeRange(about);
    const question = questionOf(about, [period, ...(compared ? [calendarPeriod(compared, asked.zone, asked.nowMs)] : [])]);
    return Promise.all(keys.map(async (key) => {
      const [own, before] = await this.answers.answer(key, question);
      return this.figuresService.figure(metricOf(key), asked, own!, before ?? null, { complete: period.complete });
    }));
  }

  async eventNames(about: OutcomeAsked): Promise<readonly EventName[]> {
    return this.tables.eventNames(questionOf(about, [wholeRange(about)]));
  }

  async funnelReport(funnel: ProductFunnel, range: RangeInput): Promise<FunnelReport> {
    const about = await this.ask(funnel.product, range);
    const period = wholeRange(about);
    const tally = await this.tables.funnelReport(questionOf(about, [period], funnel.id));
    const conversion = conversionRate(tally);
    const steps = funnelRates(tally.reached).map(({ count, ofStart, ofPrevious, dropOff }, index) => ({
      index: index + 1, name: funnel.steps[index]!.name, people: count, ...share('ofStart', ofStart), ...share('ofPrevious', ofPrevious), dropOff: dropOff?.numerator ?? null,
    }));
    return {
      entered: tally.reached[0] ?? 0, maturing: tally.maturing, steps,
      conversion: this.figuresService.figure(metricOf('conversion.rate'), about.asked, { period: 0, dims: [], value: conversion }, null, { complete: period.complete }),
      asOf: new Date(about.asked.nowMs), nullReason: conversion.nullReason,
    };
  }
}

/** The metric of a key that this room shows. */
export function metricOf(key: string): OutcomeMetric {
  const metric = outcomeMetricByKey(key);
  if (!metric) throw new Error(`the catalogue has no metric ${key}`);
  return metric;
}

export const judged = (key: string, tally: Parameters<OutcomeMetric['judge']>[0]): MetricValue => judgeOutcome(metricOf(key), tally);

type Shares<Name extends string> = Record<Name | `${Name}Low` | `${Name}High`, number | null>;
function share<Name extends string>(name: Name, value: MetricValue | null): Shares<Name> {
  return { [name]: value?.value ?? null, [`${name}Low`]: value?.low ?? null, [`${name}High`]: value?.high ?? null } as Shares<Name>;
}
