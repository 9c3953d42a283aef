import { describe, expect, it } from '@jest/globals';
import { decimalComma, readDecimal } from './numbers.js';

describe('amounts as files write them', () => {
  it.each([
    ['12.50', false, '12.50'], ['-12.5', false, '-12.5'], ['1,234.56', false, '1234.56'], ['£12.50', false, '12.50'], ['-£1,000', false, '-1000'],
    ['12.50 EUR', false, '12.50'], ['(12.50)', false, '-12.50'], ['.5', false, '0.5'], ['5.', false, '5'], ['1.2e3', false, '1200'], ['1\u00a0234,5', true, '1234.5'],
    ['1.234,56', true, '1234.56'], ['12,50 €', true, '12.50'], ['39916.5', false, '39916.5'], ['100000000000000000000.01', false, '100000000000000000000.01'],
  ])('%s (decimal comma: %s) is %s', (text, comma, expected) => {
    expect(readDecimal(text, comma)).toBe(expected);
  });

  it.each(['', 'abc', '1-2', '12.3.4', '--1', 'NaN', 'Infinity'])('refuses "%s"', (text) => {
    expect(readDecimal(text, false)).toBeNull();
  });

  it('reads the decimal sign off the column', () => {
    expect(decimalComma(['1,234', '12,50'])).toBe(true);
    expect(decimalComma(['1,234', '12.50'])).toBe(false);
    expect(decimalComma(['1.234,56', '7'])).toBe(true);
    expect(decimalComma(['1,234'])).toBe(false);
  });
});
