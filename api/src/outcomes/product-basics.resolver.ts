import { currencyExponent } from '@bifocal/metrics';
import { Inject } from '@nestjs/common';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { badInput } from '../graphql/named-error.js';
import { Needs } from '../identity/needs.js';
import { Product } from '../products/product.type.js';
import { RevenueTables } from '../tallies/outcome/revenue-tables.js';
import { questionOf, wholeRange } from './outcome-question.js';
import { OutcomesService } from './outcomes.service.js';
import { CurrencyUnderBasics, ProductBasicsEffect } from './product-basics.type.js';

const TODAY = { last: 'P1D' };

/** What a product's money and days would be under another currency and zone. */
@Resolver(() => Product)
export class ProductBasicsResolver {
  constructor(@Inject(OutcomesService) private readonly outcomes: OutcomesService, @Inject(RevenueTables) private readonly tables: RevenueTables) {}

  @Needs('READ_OUTCOMES')
  @ResolveField(() => ProductBasicsEffect, { description: 'What changeProduct would do to the figures. Nothing is kept.' })
  async previewBasics(
    @Parent() product: Product,
    @Args('currency', { type: () => String, nullable: true, description: 'The ISO 4217 code asked for; as it is where it is left out.' }) code: string | null,
    @Args('timeZone', { type: () => String, nullable: true, description: 'The IANA zone asked for; as it is where it is left out.' }) zone: string | null,
  ): Promise<ProductBasicsEffect> {
    const currency = code === null || code === undefined ? product.currency : currencyOf(code);
    const timeZone = zone === null || zone === undefined ? product.timeZone : zoneOf(zone);
    const about = await this.outcomes.ask(product, TODAY);
    const before = questionOf(about, [wholeRange(about)]);
    const after = { ...before, currency };
    const [[levelBefore], [levelAfter], paidBefore, paidAfter] = await Promise.all([this.tables.movements(before), this.tables.movements(after), this.tables.currencies(before), this.tables.currencies(after)]);
    const currencies = paidAfter.filter(({ currency: each }) => each !== currency || paidBefore.some((row) => row.currency === each))
      .map((row): CurrencyUnderBasics => ({
        currency: row.currency, customers: row.customers, mrr: row.mrrMinor, exponent: currencyExponent(row.currency) ?? 2,
        countedBefore: paidBefore.some(({ currency: each, counted }) => each === row.currency && counted), countedAfter: row.counted,
      }));
    return {
      changes: [
        ...(currency === product.currency ? [] : [`Money is shown in ${currency}, not in ${product.currency}`]),
        ...(timeZone === product.timeZone ? [] : [`Days are those of ${timeZone}, not of ${product.timeZone}`]),
      ],
      effects: [...(currency === product.currency ? [] : moneyEffects(currency, currencies)), ...(timeZone === product.timeZone ? [] : zoneEffects(timeZone))],
      mrrBefore: levelBefore!.endMinor, exponentBefore: currencyExponent(product.currency) ?? 2, mrrAfter: levelAfter!.endMinor, exponentAfter: currencyExponent(currency) ?? 2, currencies,
    };
  }
}

function moneyEffects(currency: string, currencies: readonly CurrencyUnderBasics[]): string[] {
  const without = currencies.filter((each) => !each.countedAfter).map((each) => each.currency);
  return [
    `All money is shown in ${currency}, also of the past: a movement and a payment by its day’s rate, MRR by the rate of the day it is told of. What customers paid is kept as they paid it, so going back gives the figures of before.`,
    ...(without.length === 0 ? [] : [`No rate into ${currency} is known for ${without.join(', ')}: that money would be in no figure, and stand apart. Send rates first, and it counts.`]),
  ];
}

function zoneEffects(timeZone: string): string[] {
  return [`Days, weeks and months begin at midnight of ${timeZone}: everything that is told by day is counted anew, also of the past. Teams that say no zone of their own follow. With many events this takes a while, and what is sent meanwhile waits.`];
}

function currencyOf(text: string): string {
  const code = text.trim().toUpperCase();
  if (currencyExponent(code) === null) throw badInput(`currency: expected a currency code of ISO 4217, such as EUR, got "${text.slice(0, 20)}".`);
  return code;
}

function zoneOf(text: string): string {
  const zone = text.trim();
  try {
    if (/^[A-Za-z][A-Za-z0-9_+\-/]{0,60}$/.test(zone)) return new Intl.DateTimeFormat('en', { timeZone: zone }) && zone;
  } catch {
    // Refused below, as what is no name at all.
  }
  throw badInput(`timeZone: expected a time zone by its IANA name, such as Europe/Berlin, got "${zone.slice(0, 60)}".`);
}
