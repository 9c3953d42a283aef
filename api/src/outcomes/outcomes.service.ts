import { judgeOutcome, outcomeMetricByKey, type MetricValue, type OutcomeMetric } from '@bifocal/metrics';
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
import { questionOf, wholeRange, type OutcomeAsked } from './outcome-question.js';

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
}

/** The metric of a key that this room shows. */
export function metricOf(key: string): OutcomeMetric {
  const metric = outcomeMetricByKey(key);
  if (!metric) throw new Error(`the catalogue has no metric ${key}`);
  return metric;
}

export const judged = (key: string, tally: Parameters<OutcomeMetric['judge']>[0]): MetricValue => judgeOutcome(metricOf(key), tally);
