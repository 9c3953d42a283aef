import { Inject } from '@nestjs/common';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { calendarPeriods } from '../figures/calendar-periods.js';
import { Grain } from '../graphql/enums.js';
import { PaymentParts } from '../tallies/outcome/payment-parts.js';
import { RevenueTables } from '../tallies/outcome/revenue-tables.js';
import { calendarGrainOf } from './calendar-grain-of.js';
import { questionOf } from './outcome-question.js';
import { PaymentPartsPeriod } from './payment-parts.type.js';
import { Revenue } from './revenue.type.js';

/** What of the money received is in no MRR. */
@Resolver(() => Revenue)
export class PaymentPartsResolver {
  constructor(
    @Inject(PaymentParts) private readonly parts: PaymentParts,
    @Inject(RevenueTables) private readonly tables: RevenueTables,
  ) {}

  @ResolveField(() => [PaymentPartsPeriod], { description: 'What payments were for: tax, metered usage, what is paid once, and the rest; a row a period that holds a day of the range.' })
  async paymentParts(
    @Parent() { question: about }: Revenue,
    @Args('grain', { type: () => Grain, defaultValue: Grain.MONTH, description: 'What a row stands for: DAY, WEEK, MONTH or QUARTER.' }) grain: Grain,
  ): Promise<PaymentPartsPeriod[]> {
    const periods = calendarPeriods(about.range, calendarGrainOf(grain), about.asked.zone, about.asked.nowMs);
    const question = questionOf(about, periods);
    const [parts, payments] = await Promise.all([this.parts.of(question), this.tables.payments(question)]);
    return periods.map(({ from, to, complete }, index) => {
      const { taxMinor: tax, usageMinor: usage, oneOffMinor: oneOff } = parts[index]!;
      const paid = payments[index]!.paidMinor;
      return { period: from, periodEnd: to, complete, paid, tax, usage, oneOff, rest: paid - tax - usage - oneOff };
    });
  }
}
