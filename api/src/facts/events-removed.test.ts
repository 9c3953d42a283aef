import { describe, expect, it } from '@jest/globals';
import { firstKeptDay, monthsBefore } from './events-removed.js';

describe('the day from which on events are kept', () => {
  it('is the first of a month, so many months before', () => {
    expect([monthsBefore('2026-11-22', 13), monthsBefore('2026-01-31', 13), monthsBefore('2026-12-01', 24)]).toEqual(['2025-10-01', '2024-12-01', '2024-12-01']);
  });

  it('is the day that begins at the instant, or the next one where another zone has it in the middle of a day', () => {
    // Berlin's 1 October begins at 22:00 UTC of the day before, which is 18:00 in New York.
    const begins = Date.parse('2025-09-30T22:00:00Z');
    expect([firstKeptDay(begins, 'Europe/Berlin'), firstKeptDay(begins, 'America/New_York'), firstKeptDay(begins, 'UTC')]).toEqual(['2025-10-01', '2025-10-01', '2025-10-01']);
    expect(firstKeptDay(begins, 'Asia/Tokyo')).toBe('2025-10-02');
  });
});
