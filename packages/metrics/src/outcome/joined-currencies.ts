import type { Movement, MovementKind } from './movements.js';

/** A movement of the part of a customer's MRR that is in one currency. */
export interface CurrencyMovement extends Movement {
  readonly currency: string;
}

const FALLS: readonly MovementKind[] = ['CONTRACTION', 'CHURN'];

/**
 * The movements of one customer who pays in several currencies, from the movements of each currency by itself. Amounts stay in their currency and are
 * never netted against another one, so no rate is needed; what a movement is called is the customer's: the first payment in any currency is NEW, a fall
 * is CHURN only when nothing is left in any currency, and a customer who goes over from one currency to another contracts in the first and expands in the
 * second. With one currency nothing changes. In the order of time, then of currency.
 */
export function joinCurrencies(byCurrency: ReadonlyMap<string, readonly Movement[]>): CurrencyMovement[] {
  const all = [...byCurrency].flatMap(([currency, movements]) => movements.map((movement): CurrencyMovement => ({ ...movement, currency })))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.currency < b.currency ? -1 : 1));
  if (byCurrency.size < 2) return all;
  const joined: CurrencyMovement[] = [];
  const members = new Set<string>();
  let everPaid = false;
  for (let first = 0; first < all.length;) {
    const end = all.findIndex(({ at }, index) => index > first && at.getTime() !== all[first]?.at.getTime());
    const together = all.slice(first, end === -1 ? all.length : end);
    const before = members.size > 0;
    for (const { currency, kind } of together) {
      if (kind === 'CHURN') members.delete(currency);
      else members.add(currency);
    }
    const risen: MovementKind = !everPaid ? 'NEW' : before ? 'EXPANSION' : 'REACTIVATION';
    const fallen: MovementKind = members.size > 0 ? 'CONTRACTION' : 'CHURN';
    for (const movement of together) {
      const kind = FALLS.includes(movement.kind) ? fallen : risen;
      // What left at 0 while the customer stays moved nothing.
      if (movement.amountMinor > 0 || kind === 'CHURN') joined.push({ ...movement, kind, ...(kind === 'CHURN' ? {} : { reason: null, comment: null }) });
    }
    everPaid = true;
    first += together.length;
  }
  return joined;
}
