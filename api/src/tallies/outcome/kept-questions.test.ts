import { describe, expect, it } from '@jest/globals';
import type { Period } from '../answer.js';
import { movedOn } from './kept-questions.js';

const period = (from: string, to: string): Period => ({ from, to, complete: to <= '2026-05-10', label: null, sprintId: null, releaseId: null });
const days = (periods: readonly Period[]): string[] => periods.map(({ from, to, complete }) => `${from} ${to} ${complete}`);

describe('a question two days later', () => {
  it('moves on with the day where it ended today: the last ten days', () => expect(days(movedOn([period('2026-05-01', '2026-05-11')], '2026-05-10', '2026-05-12'))).toEqual(['2026-05-03 2026-05-13 false']));
  it('moves day by day', () => expect(days(movedOn([period('2026-05-09', '2026-05-10'), period('2026-05-10', '2026-05-11')], '2026-05-10', '2026-05-12'))).toEqual(['2026-05-11 2026-05-12 true', '2026-05-12 2026-05-13 false']));
  it('stays where it is a month or weeks, and is over when they are', () => {
    expect(days(movedOn([period('2026-05-01', '2026-06-01')], '2026-05-10', '2026-05-12'))).toEqual(['2026-05-01 2026-06-01 false']);
    expect(days(movedOn([period('2026-05-04', '2026-05-11'), period('2026-05-11', '2026-05-18')], '2026-05-16', '2026-05-18'))).toEqual(['2026-05-04 2026-05-11 true', '2026-05-11 2026-05-18 true']);
  });
});
