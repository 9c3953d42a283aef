import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventTime } from './event-time.js';

const RECEIVED = Date.parse('2026-03-02T12:00:00.000Z');

describe('when something happened', () => {
  it.each([
    ['both clocks agree: 5 s before sending', '2026-03-02T11:59:55Z', '2026-03-02T12:00:00Z', '2026-03-02T11:59:55.000Z'],
    ['the way took 2 s: sent 11:59:58, happened 5 s before that; 12:00:00 - 5 s', '2026-03-02T11:59:53Z', '2026-03-02T11:59:58Z', '2026-03-02T11:59:55.000Z'],
    ['a clock 3 h ahead: 15:00:00 - 14:59:30 = 30 s before', '2026-03-02T14:59:30Z', '2026-03-02T15:00:00Z', '2026-03-02T11:59:30.000Z'],
    ['a clock that stands in 2011: 10 min before', '2011-01-01T00:00:00Z', '2011-01-01T00:10:00Z', '2026-03-02T11:50:00.000Z'],
    ['kept offline for 2 days', '2026-02-28T12:00:00Z', '2026-03-02T12:00:00Z', '2026-02-28T12:00:00.000Z'],
    ['an import of 2019, sent now', '2019-05-05T08:00:00+02:00', '2026-03-02T12:00:00Z', '2019-05-05T06:00:00.000Z'],
    ['happened after it was sent: clamped', '2026-03-02T12:00:09Z', '2026-03-02T12:00:00Z', '2026-03-02T12:00:00.000Z'],
    ['no sentAt: the sender\'s word', '2026-03-02T09:00:00Z', undefined, '2026-03-02T09:00:00.000Z'],
    ['no sentAt, in the future: clamped', '2027-01-01T00:00:00Z', null, '2026-03-02T12:00:00.000Z'],
    ['a sentAt that says nothing', '2026-03-02T09:00:00Z', 'now', '2026-03-02T09:00:00.000Z'],
    ['epoch milliseconds', RECEIVED - 1_500, RECEIVED, '2026-03-02T11:59:58.500Z'],
    ['no time at all: when it was received', undefined, '2026-03-02T11:59:00Z', '2026-03-02T12:00:00.000Z'],
    ['an empty one', '', '2026-03-02T11:59:00Z', '2026-03-02T12:00:00.000Z'],
  ])('%s', (_, original, sentAt, expected) => {
    expect(eventTime({ original, sentAt }, RECEIVED)).toBe(expected);
  });

  it.each([['yesterday', 'expected an instant'], ['2026-03-02T09:00:00', 'without a zone'], [1772442000, 'looks like seconds'], [true, 'got true or false']])('%s is refused: %s', (original, reason) => {
    expect(() => eventTime({ original }, RECEIVED)).toThrow(reason);
  });

  it('does not hang on the sender\'s clock, and is never after it was received', () => {
    const skewMs = fc.integer({ min: -3e10, max: 3e10 });
    fc.assert(fc.property(skewMs, fc.integer({ min: -1e6, max: 1e9 }), (skew, agoMs) => {
      const at = eventTime({ original: RECEIVED + skew - agoMs, sentAt: RECEIVED + skew }, RECEIVED);
      expect(Date.parse(at)).toBe(Math.min(RECEIVED, RECEIVED - agoMs));
    }));
  });
});
