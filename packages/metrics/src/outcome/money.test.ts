import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { currencyCodes, currencyExponent } from './currency.js';
import { divideRounded, formatMinor, MoneyError, parseDecimal, roundMinor, toMinorUnits } from './money.js';

describe('currencies', () => {
  it.each([['EUR', 2], ['JPY', 0], ['KWD', 3], ['CLF', 4], ['ISK', 0], ['MRU', 2], ['XOF', 0], ['TND', 3], ['HUF', 2], ['XCG', 2], ['BGN', 2]])('%s has %i decimals', (code, exponent) => expect(currencyExponent(code)).toBe(exponent));
  it.each(['XXX', 'XAU', 'XTS', 'eur', 'EURO', '', 'BTC'])('"%s" is none that money is counted in', (code) => expect(currencyExponent(code)).toBeNull());
  it('are three letters each, once', () => {
    expect(currencyCodes.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
    expect(new Set(currencyCodes).size).toBe(currencyCodes.length);
  });
});

describe('toMinorUnits', () => {
  it.each([
    ['12.34', 'USD', 1234],
    ['12.3', 'USD', 1230],
    ['12.3400', 'USD', 1234],
    ['.5', 'USD', 50],
    ['-0.05', 'EUR', -5],
    ['+7', 'EUR', 700],
    [' 1200 ', 'JPY', 1200],
    ['1200.00', 'JPY', 1200],
    ['1.234', 'KWD', 1234],
    ['0.29', 'USD', 29], // a double says 0.29 x 100 = 28.999999999999996
    ['90071992547409.91', 'USD', 9007199254740991],
    ['-0', 'USD', 0],
  ])('"%s" %s is %i', (decimal, currency, minor) => expect(toMinorUnits(decimal, currency)).toBe(minor));

  it.each([
    ['12.345', 'USD', 'AMOUNT_TOO_FINE'],
    ['1.5', 'JPY', 'AMOUNT_TOO_FINE'],
    ['1,234.50', 'USD', 'AMOUNT_NOT_DECIMAL'],
    ['1e3', 'USD', 'AMOUNT_NOT_DECIMAL'],
    ['', 'USD', 'AMOUNT_NOT_DECIMAL'],
    ['.', 'USD', 'AMOUNT_NOT_DECIMAL'],
    ['-', 'USD', 'AMOUNT_NOT_DECIMAL'],
    ['12.', 'USD', 'AMOUNT_NOT_DECIMAL'],
    ['NaN', 'USD', 'AMOUNT_NOT_DECIMAL'],
    ['90071992547409.92', 'USD', 'AMOUNT_TOO_LARGE'],
    ['1', 'XXX', 'CURRENCY_UNKNOWN'],
  ])('"%s" %s is refused: %s', (decimal, currency, code) => {
    expect(() => toMinorUnits(decimal, currency)).toThrow(MoneyError);
    expect(() => toMinorUnits(decimal, currency)).toThrow(expect.objectContaining({ code }));
  });
});

describe('formatMinor', () => {
  it.each([[1234, 'USD', '12.34'], [-5, 'USD', '-0.05'], [1200, 'JPY', '1200'], [1, 'KWD', '0.001'], [0, 'EUR', '0.00']])('%i %s is "%s"', (minor, currency, text) => expect(formatMinor(minor, currency)).toBe(text));
  it('refuses a fraction of a minor unit', () => expect(() => formatMinor(1.5, 'USD')).toThrow(RangeError));
  it('goes there and back in every currency', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), fc.constantFrom(...currencyCodes), (minor, currency) => {
      expect(toMinorUnits(formatMinor(minor, currency), currency)).toBe(minor === 0 ? 0 : minor);
    }));
  });
});

describe('exact decimals', () => {
  it('drops zeros that say nothing', () => expect(parseDecimal('012.500')).toEqual({ digits: 125n, scale: 1 }));
  it.each([[5n, 2n, 3n], [-5n, 2n, -3n], [5n, -2n, -3n], [4n, 3n, 1n], [-4n, 3n, -1n], [0n, 7n, 0n]])('%i / %i rounds to %i, halves away from zero', (top, bottom, rounded) => expect(divideRounded(top, bottom)).toBe(rounded));
  it('does not divide by 0', () => expect(() => divideRounded(1n, 0n)).toThrow(RangeError));
  it.each([[2.5, 3], [-2.5, -3], [-0.4, 0], [23000.4, 23000]])('%f rounds to %i', (amount, rounded) => expect(roundMinor(amount)).toBe(rounded));
  it('does not round infinity', () => expect(() => roundMinor(Number.POSITIVE_INFINITY)).toThrow(MoneyError));
});
