import { EMPTY_REASONS, judgeOutcome, nothing, outcomeCatalog, outcomeMetricByKey, startOfLocalDay, type Comparison, type OutcomeMetric, type OutcomeTallies, type OutcomeTallyName } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { eventEnd } from '../../facts/event-ends.js';
import type { Answer, Behind, MetricAnswers, TallyQuestion } from '../answer.js';
import { behindOutcome } from './behind.js';
import { COUNTINGS, type Counting, type FactKind } from './counts.js';
import { EventsKept, type Countable } from './events-kept.js';
import { exchangeOf } from './exchange.js';
import { formulaWithNumbers } from './formula-with-numbers.js';
import type { HangsBeside, Kind } from './kept-by-kind.js';
import { KeptPeriods } from './kept-periods.js';
import { steadyRead } from './leavable-read.js';
import { NothingToCount } from './nothing-to-count.js';
import type { Counted, Read, Reading } from './read.js';
import { TallyMemory } from './tally-memory.js';
import { withTraitValues } from './trait-values.js';

type Tally = OutcomeTallies[OutcomeTallyName];

/** On which kind of fact a tally hangs alone, and whose traits tell it apart. */
const HANGS: Readonly<Record<FactKind, { readonly on: Kind; readonly by: HangsBeside['by'] } | undefined>> = {
  event: undefined, mrr_movement: { on: 'money', by: 'account' }, payment: { on: 'money', by: 'people' }, survey_response: { on: 'said', by: 'people' },
};

/** The outcome half's answers: tallies counted by SQL, judged by packages/metrics. */
@Injectable()
export class OutcomeAnswers implements MetricAnswers {
  readonly keys = outcomeCatalog.filter((metric) => COUNTINGS[metric.tally]).map((metric) => metric.key);
  private readonly read: Read;

  constructor(@Inject(DataSource) private readonly dataSource: DataSource, @Inject(TallyMemory) private readonly memory: TallyMemory, @Inject(KeptPeriods) private readonly kept: KeptPeriods, @Inject(EventsKept) private readonly events: EventsKept) {
    this.read = (sql, parameters) => dataSource.query(sql, [...parameters]);
  }

  async answer(key: string, asked: TallyQuestion): Promise<Answer[]> {
    const metric = known(key);
    const question = await withTraitValues(this.read, this.memory, asked);
    const counting = COUNTINGS[metric.tally] as Counting<Tally>;
    try {
      const { question: there, places, reason } = await this.countable(counting, question);
      const [counted, first] = await Promise.all([
        places.length === 0 ? [] : this.count(counting, there),
        this.memory.get(`first ${counting.facts}`, question, () => this.firstFact(counting.facts, question), { ...HANGS[counting.facts] }),
      ]);
      return dense(counted.map((each) => ({ ...each, period: places[each.period]! })), question).map(({ period, dims, found }) => {
        if (reason !== null && !places.includes(period)) return { period, dims, value: nothing(reason), isGone: true as const };
        const known = found !== null || (first !== null && first < startOfLocalDay(question.periods[period]!.to, question.zone));
        const tally = found?.tally ?? (known ? counting.zero(question, period) : null);
        return { period, dims, value: judgeOutcome(metric, tally), ...(tally ? { tally } : {}), ...exactly(metric.key, metric, tally, found) };
      });
    } catch (error) {
      if (!(error instanceof NothingToCount)) throw error;
      return question.groupBy.length > 0 ? [] : question.periods.map((_, period) => ({ period, dims: [], value: nothing(error.message) }));
    }
  }

  async behind(key: string, asked: TallyQuestion, page: { offset: number; limit: number }): Promise<Behind> {
    const question = await withTraitValues(this.read, this.memory, asked);
    const [answer] = await this.answer(key, { ...question, groupBy: [] });
    const value = answer?.value ?? nothing(EMPTY_REASONS[known(key).tally]);
    // Of events that are removed some may still be there: they are no part of a number.
    if (await this.isGone(COUNTINGS[known(key).tally] as Counting<Tally>, question)) return { rows: [], totalCount: 0, numeratorTotal: null, denominatorTotal: null, leftOut: [], leftOutCount: 0, formulaWithNumbers: formulaWithNumbers(known(key), value, question.currency) };
    return behindOutcome(this.read, known(key), question, value, page);
  }

  compare(key: string, before: Answer, after: Answer): Comparison | null {
    const metric = known(key);
    if (!metric.compare || !before.tally || !after.tally) return null;
    return metric.compare(before.tally as Tally, after.tally as Tally);
  }

  private async isGone(counting: Counting<Tally>, question: TallyQuestion): Promise<boolean> {
    try {
      return (await this.countable(counting, question)).places.length === 0;
    } catch (error) {
      if (error instanceof NothingToCount) return false;
      throw error;
    }
  }

  private async countable({ needsEvents }: Counting<Tally>, question: TallyQuestion): Promise<Countable> {
    if (!needsEvents) return { question, places: question.periods.map((_, index) => index), reason: null };
    return this.events.countable(question, await needsEvents(this.read, question));
  }

  private async count({ tally, more: asks, facts, adds }: Counting<Tally>, question: TallyQuestion): Promise<Counted<Tally>[]> {
    const more = asks ? await asks(this.read, question) : null;
    const hangs = HANGS[facts];
    if (hangs && adds) return this.memory.sum(tally.name, question, (part) => this.kept.count(tally, part, more), adds, { more, ...hangs });
    const count = (reading?: Reading): Promise<Counted<Tally>[]> => this.kept.count(tally, question, more, reading);
    return this.memory.get(tally.name, question, () => (tally.steady ? steadyRead(this.dataSource, count) : count()), { more, ...hangs });
  }

  /** The first instant at which the product has a fact of this kind; null: it has none. */
  private async firstFact(kind: FactKind, question: TallyQuestion): Promise<number | null> {
    if (kind === 'event') return (await this.read<{ first: Date | null }>(`SELECT ${eventEnd('FIRST', '$1')} AS first`, [question.productId]))[0]?.first?.getTime() ?? null;
    const ofCurrency = kind === 'mrr_movement' || kind === 'payment' ? (await exchangeOf(this.read, question)).currencies : null;
    const [row] = await this.read<{ first: Date | null }>(
      `SELECT min(at) AS first FROM ${kind} WHERE product_id = $1${ofCurrency ? ' AND currency = ANY($2::text[])' : ''}`,
      ofCurrency ? [question.productId, ofCurrency] : [question.productId],
    );
    return row?.first?.getTime() ?? null;
  }
}

function known(key: string): OutcomeMetric {
  const metric = outcomeMetricByKey(key);
  if (!metric || !COUNTINGS[metric.tally]) throw new RangeError(`No outcome metric ${key} is counted.`);
  return metric;
}

/** A row per period without groups; with groups, per period and group that was found anywhere. */
function dense(counted: readonly Counted<Tally>[], question: TallyQuestion): { period: number; dims: readonly (string | null)[]; found: Counted<Tally> | null }[] {
  const groups = new Map<string, readonly (string | null)[]>(question.groupBy.length === 0 ? [['[]', []]] : counted.map(({ dims }) => [JSON.stringify(dims), dims]));
  const found = new Map(counted.map((each) => [`${each.period}${JSON.stringify(each.dims)}`, each]));
  return question.periods.flatMap((_, period) => [...groups].map(([key, dims]) => ({ period, dims, found: found.get(`${period}${key}`) ?? null })));
}

/** Payments may have fractions of a minor unit: the value is rounded, the exact sum stands beside it and is what the rows add up to. */
function exactly(key: string, metric: OutcomeMetric, tally: Tally | null, found: Counted<Tally> | null): Partial<Answer> {
  const field = EXACT[key];
  const exact = field === undefined ? undefined : found?.exact?.[field];
  if (exact === undefined) return {};
  return { value: { ...judgeOutcome(metric, tally), numerator: Number(exact) }, valueExact: exact };
}

const EXACT: Readonly<Record<string, string>> = { 'revenue.payments': 'paidMinor', 'revenue.refunds': 'refundedMinor', 'revenue.net_payments': 'netMinor' };
