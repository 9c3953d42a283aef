import { describe, expect, it } from '@jest/globals';
import { netPayments, newPayingCustomers, payingCustomers, paymentSum, refundSum } from './payments.js';

describe('payments', () => {
  const tally = { paidMinor: 12_300, paidCount: 3, refundedMinor: 2_300, refundedCount: 1 };
  it('are summed, refunds apart', () => {
    expect(paymentSum(tally)).toMatchObject({ value: 12_300, sampleSize: 3 });
    expect(refundSum(tally)).toMatchObject({ value: 2_300, sampleSize: 1 });
    expect(netPayments(tally)).toMatchObject({ value: 10_000, sampleSize: 4 });
  });
  it('are 0 when there were none', () => expect(paymentSum({ paidMinor: 0, paidCount: 0, refundedMinor: 0, refundedCount: 0 }).value).toBe(0));
  it('refuse a sum that a double cannot hold', () => expect(() => paymentSum({ ...tally, paidMinor: 2 ** 53 })).toThrow(RangeError));
});

describe('paying customers', () => {
  it('are counted', () => {
    expect(payingCustomers({ customers: 5, newCustomers: 1 }).value).toBe(5);
    expect(newPayingCustomers({ customers: 5, newCustomers: 1 }).value).toBe(1);
  });
});
