import { couponIdOf, type Evidence } from './stripe-evidence.js';
import { inStripeOrder } from './stripe-order.js';
import { idAt, instantAt, isObject, objectAt, textAt, type JsonObject } from './stripe-shape.js';

/** A customer's own discount from an instant on; null: none. Subscriptions without a discount of theirs have it. */
export interface CustomerDiscount {
  readonly key: string;
  readonly at: number;
  readonly discount: JsonObject | null;
}

/** What is known of the objects that others name by their id: the last that was said of each. */
export class StripeDictionary {
  private readonly objects = new Map<string, JsonObject>();
  private readonly discounts = new Map<string, CustomerDiscount[]>();

  constructor(all: readonly Evidence[]) {
    for (const each of inStripeOrder(all)) {
      this.objects.set(each.id, each.object);
      this.take(each);
    }
  }

  /** The object of an id, or as it stands inside of another. */
  object(named: string | JsonObject | null): JsonObject | null {
    return typeof named === 'string' ? this.objects.get(named) ?? null : named;
  }

  /** The coupon of a discount; null: it is not known here. */
  coupon(discount: JsonObject): JsonObject | null {
    const own = discount['coupon'];
    if (isObject(own)) return own;
    const source = objectAt(discount, 'source');
    const inside = source?.['coupon'];
    return isObject(inside) ? inside : this.object(couponIdOf(discount));
  }

  /** By time. */
  discountsOf(customer: string | null): readonly CustomerDiscount[] {
    return (customer !== null && this.discounts.get(customer)) || [];
  }

  private take({ kind, id, key, at, type, object, previous }: Evidence): void {
    if (kind === 'discount') {
      const customer = idAt(object, 'customer');
      const isOther = idAt(object, 'subscription') !== null || textAt(object, 'subscription_item') !== null || idAt(object, 'invoice') !== null;
      if (customer !== null && !isOther) this.tell(customer, key, at, type.endsWith('.deleted') ? null : object);
      return;
    }
    if (kind !== 'customer' || !('discount' in object)) return;
    const discount = objectAt(object, 'discount');
    if (discount) return this.tell(id, key, instantAt(discount, 'start') ?? at, discount);
    if (previous && isObject(previous['discount'])) this.tell(id, key, at, null);
  }

  private tell(customer: string, key: string, at: number, discount: JsonObject | null): void {
    this.discounts.set(customer, [...(this.discounts.get(customer) ?? []), { key, at, discount }].sort((a, b) => a.at - b.at));
  }
}
