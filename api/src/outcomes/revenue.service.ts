import { currencyExponent, periodStart } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { calendarPeriod, calendarPeriods } from '../figures/calendar-periods.js';
import { checkGroups } from '../figures/asked-metrics.js';
import type { Grain } from '../graphql/enums.js';
import { badInput } from '../graphql/named-error.js';
import type { RevenueTally } from '../tallies/outcome/revenue.js';
import { RevenueTables } from '../tallies/outcome/revenue-tables.js';
import { questionOf, wholeRange, type OutcomeAsked } from './outcome-question.js';
import { metricOf } from './outcomes.service.js';
import { cohortGrid } from './revenue-cohort-grid.js';
import type { RevenueCohorts } from './revenue-cohorts.type.js';
import { segmentsOf } from './revenue-segment-rows.js';
import type { RevenueCurrency, RevenueDimension, RevenueSegments } from './revenue-segments.type.js';
import type { PaymentPeriod, RevenuePeriod } from './revenue.type.js';
import { calendarGrainOf } from './calendar-grain-of.js';

const MOST_COHORTS = 36;
const MOST_SEGMENTS = 50;
/** Traits that are dimensions under their own names. */
const OWN_NAMES = ['plan', 'country'];

/** What customers pay, as tables. */
@Injectable()
export class RevenueService {
  constructor(@Inject(RevenueTables) private readonly tables: RevenueTables) {}

  exponent(currency: string): number {
    return currencyExponent(currency) ?? 2;
  }

  async movements(about: OutcomeAsked, grain: Grain): Promise<RevenuePeriod[]> {
    const periods = this.periods(about, grain);
    const tallies = await this.tables.movements(questionOf(about, periods));
    return periods.map((period, index) => periodOf(period, tallies[index]!));
  }

  async waterfall(about: OutcomeAsked): Promise<RevenuePeriod> {
    const period = wholeRange(about);
    const [tally] = await this.tables.movements(questionOf(about, [period]));
    return periodOf(period, tally!);
  }

  async payments(about: OutcomeAsked, grain: Grain): Promise<PaymentPeriod[]> {
    const periods = this.periods(about, grain);
    const tallies = await this.tables.payments(questionOf(about, periods));
    return periods.map(({ from, to, complete }, index) => {
      const { paidMinor, refundedMinor, paidCount, refundedCount, customers, newCustomers, paidExact } = tallies[index]!;
      return { period: from, periodEnd: to, complete, paid: paidMinor, refunded: refundedMinor, net: paidMinor - refundedMinor, payments: paidCount, refunds: refundedCount, customers, newCustomers, paidExact };
    });
  }

  /** The months that end with the range's last day, and the customers who began to pay in each. */
  async cohorts(about: OutcomeAsked, last: number): Promise<RevenueCohorts> {
    if (last < 1 || last > MOST_COHORTS) throw badInput(`last: expected 1 to ${MOST_COHORTS} months, got ${last}.`);
    const { zone, nowMs } = about.asked;
    const end = calendarPeriods({ from: periodStart(about.range.from, 'MONTH'), to: about.range.to }, 'MONTH', zone, nowMs).at(-1)!;
    const [year, month] = [Number(end.from.slice(0, 4)), Number(end.from.slice(5, 7)) - last];
    const from = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
    const periods = calendarPeriods({ from, to: end.to }, 'MONTH', zone, nowMs);
    return cohortGrid(periods, await this.tables.cohorts(questionOf(about, periods)));
  }

  async segments(about: OutcomeAsked, by: string, first: number): Promise<RevenueSegments> {
    checkGroups([metricOf('revenue.mrr')], [by]);
    if (first < 1 || first > MOST_SEGMENTS) throw badInput(`first: expected 1 to ${MOST_SEGMENTS} segments, got ${first}.`);
    const question = { ...questionOf(about, [wholeRange(about)]), groupBy: [by] };
    return { by, ...segmentsOf(await this.tables.segments(question), first) };
  }

  async dimensions(about: OutcomeAsked): Promise<RevenueDimension[]> {
    const traits = await this.tables.accountTraits(questionOf(about, [wholeRange(about)]));
    const named = (key: string, name: string): RevenueDimension => ({ key, name, accounts: traits.find((trait) => trait.name === name)?.accounts ?? null, values: traits.find((trait) => trait.name === name)?.values ?? null });
    return [...OWN_NAMES.map((name) => named(name, name)), ...traits.filter(({ name }) => !OWN_NAMES.includes(name) && name.length <= 200).map(({ name }) => named(`trait:${name}`, name))];
  }

  async currencies(about: OutcomeAsked): Promise<RevenueCurrency[]> {
    const own = about.product.currency;
    const rows = await this.tables.currencies(questionOf(about, [wholeRange(about)]));
    return rows.map(({ currency, own: isOwn, counted, customers, mrrMinor, payments, paid, refunded, rate, rateDay, firstRateDay }) => ({
      currency, exponent: this.exponent(currency), own: isOwn, counted, customers, mrr: mrrMinor, payments, paid: Number(paid), refunded: Number(refunded), net: Number(paid) - Number(refunded),
      rate: rate === null ? null : Number(rate), rateDay, firstRateDay,
      note: counted ? null : `No rate from ${currency} to ${own} is known, so this money is not counted. Send rates with collectOutcomes { rates: [{ day, from: "${currency}", to: "${own}", rate }] }, or as a file.`,
    }));
  }

  private periods(about: OutcomeAsked, grain: Grain): ReturnType<typeof calendarPeriods> {
    return calendarPeriods(about.range, calendarGrainOf(grain), about.asked.zone, about.asked.nowMs);
  }
}

function periodOf({ from, to, complete }: ReturnType<typeof calendarPeriod>, tally: RevenueTally): RevenuePeriod {
  return {
    period: from, periodEnd: to, complete, start: tally.startMinor, new: tally.newMinor, expansion: tally.expansionMinor,
    reactivation: tally.reactivationMinor, contraction: tally.contractionMinor, churn: tally.churnMinor, currency: tally.currencyMinor, end: tally.endMinor,
  };
}
