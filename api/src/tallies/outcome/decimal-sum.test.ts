import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decimalSum } from './decimal-sum.js';

test.each([['0', '0', '0'], ['1.5', '2.25', '3.75'], ['0.1', '0.2', '0.3'], ['1.25', '0.75', '2'], ['-1.5', '1', '-0.5'], ['-0.5', '0.5', '0'], ['90071992547409.93', '0.000001', '90071992547409.930001'], ['-10', '-2', '-12']])('%s + %s = %s', (one, other, sum) => {
  expect(decimalSum(one, other)).toBe(sum);
});

test('sums of sixth parts of a minor unit are exact, in any order', () => {
  const amount = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });
  const text = (millionths: bigint): string => {
    const digits = (millionths < 0n ? -millionths : millionths).toString().padStart(7, '0');
    return `${millionths < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
  };
  fc.assert(fc.property(amount, amount, (one, other) => {
    const sum = decimalSum(text(one), text(other));
    expect(decimalSum(sum, text(-other))).toBe(decimalSum(text(one), '0'));
    expect(sum).toBe(decimalSum(text(other), text(one)));
  }));
});
