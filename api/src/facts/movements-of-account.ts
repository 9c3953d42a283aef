import { joinCurrencies, replayCustomer, replayOutlook, type Discount, type Movement, type Outlook, type SubscriptionChange } from '@bifocal/metrics';

/** A change of a subscription as its row tells it. */
export interface ChangeRow extends Omit<SubscriptionChange, 'discountPercent' | 'discounts'> {
  readonly accountId: number;
  readonly sourceId: number;
  readonly currency: string;
  /** Exact decimal text. */
  readonly discountPercent: string | null;
  readonly discounts: readonly (Omit<Discount, 'endsAt'> & { readonly endsAt: string | null })[] | null;
}

export interface AccountMovement extends Omit<Movement, 'paused'> {
  readonly currency: string;
  /** Why an account at 0 has not left, or how it came back: paused, resumed. */
  readonly note: string | null;
}

/**
 * Every movement of one account, its amount in the currency that it is paid in: money of two currencies is never added up. What a movement is called is
 * the customer's, over all currencies. A subscription that goes over to another currency ends in the first one at that instant.
 */
export function movementsOf(changes: readonly ChangeRow[]): AccountMovement[] {
  const joined = joinCurrencies(new Map(currenciesOf(changes).map((currency) => [currency, replayCustomer(seenIn(currency, changes))])));
  return joined.map(({ paused, ...movement }) => ({ ...movement, note: !paused ? null : movement.kind === 'CONTRACTION' ? 'paused' : 'resumed' }));
}

/** What of an account's MRR may go, currency by currency. */
export function outlookOf(changes: readonly ChangeRow[]): (Outlook & { readonly currency: string })[] {
  return currenciesOf(changes).flatMap((currency) => replayOutlook(seenIn(currency, changes)).map((outlook) => ({ ...outlook, currency })));
}

const currenciesOf = (changes: readonly ChangeRow[]): string[] => [...new Set(changes.map((change) => change.currency))].sort();

function seenIn(currency: string, changes: readonly ChangeRow[]): SubscriptionChange[] {
  const nameOf = (change: ChangeRow): string => `${change.sourceId} ${change.subscription}`;
  const concerned = new Set(changes.filter((change) => change.currency === currency).map(nameOf));
  return changes.filter((change) => concerned.has(nameOf(change))).map((change) => {
    const own = change.currency === currency;
    return {
      ...change,
      subscription: nameOf(change),
      discountPercent: change.discountPercent === null ? null : Number(change.discountPercent),
      discounts: own ? (change.discounts ?? []).map((discount) => ({ ...discount, endsAt: discount.endsAt === null ? null : new Date(discount.endsAt) })) : [],
      ...(own ? {} : { status: 'CANCELLED' as const, amountMinor: 0, discountAmountMinor: null, cancelReason: 'changed currency', cancelComment: null }),
    };
  });
}
