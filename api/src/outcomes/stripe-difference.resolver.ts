import { addDays, periodEnd, periodStart, settingsThatGive, startOfLocalDay, stripeDifference, type StripeStep as Step } from '@bifocal/metrics';
import { Inject } from '@nestjs/common';
import { Args, Float, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { calendarDay } from '../graphql/calendar-day.js';
import { StripeSetting } from '../graphql/enums.js';
import { badInput } from '../graphql/named-error.js';
import { LocalDate } from '../graphql/scalars.js';
import { Needs } from '../identity/needs.js';
import { Product } from '../products/product.type.js';
import { StripeMonths } from '../tallies/outcome/stripe-months.js';
import { questionOf, wholeRange } from './outcome-question.js';
import { OutcomesService } from './outcomes.service.js';
import { StripeDifference, type StripeStep } from './stripe-difference.type.js';

const SHOWN = 500;

/** Why MRR is not what Stripe's own report says. */
@Resolver(() => Product)
export class StripeDifferenceResolver {
  constructor(
    @Inject(OutcomesService) private readonly outcomes: OutcomesService,
    @Inject(StripeMonths) private readonly months: StripeMonths,
  ) {}

  @Needs('READ_OUTCOMES')
  @ResolveField(() => StripeDifference, { description: 'Why MRR at the end of a month is not what Stripe\'s own report shows: each setting that differs, with its amount and the customers behind it.' })
  async stripeDifference(
    @Parent() product: Product,
    @Args('month', { type: () => LocalDate, description: 'A day of the month.' }) month: string,
    @Args('settings', { type: () => [StripeSetting], nullable: true, description: 'How Stripe\'s report is set; none unless given.' }) settings: StripeSetting[] | null,
    @Args('stated', { type: () => Float, nullable: true, description: 'The number that Stripe\'s report shows, in whole minor units.' }) stated: number | null,
  ): Promise<StripeDifference> {
    if (stated !== null && stated !== undefined && !Number.isSafeInteger(stated)) throw badInput(`stated: expected whole minor units, as 1234500 for 12,345.00, got ${stated}.`);
    const from = periodStart(calendarDay('month', month), 'MONTH');
    const about = await this.outcomes.ask(product, { from, to: periodEnd(addDays(from, 1), 'MONTH') });
    if (startOfLocalDay(from, about.asked.zone) > about.asked.nowMs) throw badInput(`month: ${from.slice(0, 7)} has not begun yet.`);
    const period = wholeRange(about);
    const facts = await this.months.of(questionOf(about, [period]));
    const { oursMinor, theirsMinor, steps, others } = stripeDifference(facts.customers, facts.month, settings ?? []);
    const fit = typeof stated === 'number' ? settingsThatGive(stated, facts.customers, facts.month) : null;
    const shown = (chosen: boolean) => ({ setting, amountMinor, customers }: Step): StripeStep => ({
      setting, chosen, amount: amountMinor, customers: customers.length, items: customers.slice(0, SHOWN).map(({ key, amountMinor: amount }) => ({ key, name: facts.names.get(key) ?? key, amount })),
    });
    return {
      month: from, monthEnd: period.to, complete: period.complete, currency: product.currency, ours: oursMinor, theirs: theirsMinor, steps: [...steps.map(shown(true)), ...others.map(shown(false))],
      leftOut: facts.leftOut.map(({ currency, customers, mrrMinor }) => ({ currency, customers, amount: mrrMinor })),
      stated: stated ?? null, difference: typeof stated === 'number' ? stated - oursMinor : null, explained: theirsMinor - oursMinor, unexplained: typeof stated === 'number' ? stated - theirsMinor : null,
      fits: fit ? [...fit.settings] : null, ways: fit?.ways ?? null,
    };
  }
}

