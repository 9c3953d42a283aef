import { describe, expect, it } from '@jest/globals';
import { amount, exactMinor, wholeMinor } from './money-fields.js';

describe('an amount', () => {
  it.each([['12.50', '12.50'], [12.5, '12.5'], [' 3 ', '3'], [0, '0']])('%s is read', (given, text) => {
    expect(amount(given)).toBe(text);
  });

  it.each([['1,000'], ['12 EUR'], ['-1'], [-0.01], [1e309], [1e21], [true], ['']])('%s is refused', (given) => {
    expect(() => amount(given)).toThrow();
  });

  it.each([
    ['12.345', 'EUR', '1234.5'], ['12.30', 'EUR', '1230'], ['0.001', 'EUR', '0.1'], ['1200', 'JPY', '1200'], ['1.5', 'KWD', '1500'], ['0.00000001', 'EUR', '0.000001'],
  ])('%s %s is %s minor units, exactly', (decimal, currency, minor) => {
    expect(exactMinor(decimal, currency)).toBe(minor);
  });

  it('finer than is kept, or larger, is refused and never rounded', () => {
    expect(() => exactMinor('0.000000001', 'EUR')).toThrow('at most 6 decimals');
    expect(() => exactMinor('1'.repeat(20), 'EUR')).toThrow('below');
    expect(() => wholeMinor('12.345', 'EUR')).toThrow('EUR has 2 decimals');
  });
});
