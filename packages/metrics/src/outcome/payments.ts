import type { MetricValue } from '../metric.js';
import { measured } from '../metric.js';
import type { PayingCustomersTally, PaymentsTally } from './tallies.js';
import { requireCount, requireMinor } from './tallies.js';

/** Money received in the period, in minor units, refunds not taken off; one-off payments, tax and metered usage included, which MRR leaves out. */
export function paymentSum({ paidMinor, paidCount }: PaymentsTally): MetricValue {
  return measured(requireMinor(paidMinor, 'paidMinor'), { sampleSize: requireCount(paidCount, 'paidCount') });
}

/** Money given back in the period, as a positive sum in minor units, whenever it was paid. */
export function refundSum({ refundedMinor, refundedCount }: PaymentsTally): MetricValue {
  return measured(requireMinor(refundedMinor, 'refundedMinor'), { sampleSize: requireCount(refundedCount, 'refundedCount') });
}

/** Payments less refunds of the period, in minor units; may be negative. */
export function netPayments({ paidMinor, paidCount, refundedMinor, refundedCount }: PaymentsTally): MetricValue {
  return measured(requireMinor(paidMinor - refundedMinor, 'net payments'), { sampleSize: requireCount(paidCount, 'paidCount') + requireCount(refundedCount, 'refundedCount') });
}

/** Customers with MRR above 0 at the end of the period. */
export function payingCustomers({ customers }: PayingCustomersTally): MetricValue {
  return measured(requireCount(customers, 'customers'), { sampleSize: customers });
}

/** Customers who paid for a subscription for the first time ever in the period. */
export function newPayingCustomers({ newCustomers }: PayingCustomersTally): MetricValue {
  return measured(requireCount(newCustomers, 'newCustomers'), { sampleSize: newCustomers });
}
