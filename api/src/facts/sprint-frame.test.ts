import { describe, expect, it } from '@jest/globals';
import { defaultTeamSettings, sprintSpan } from '@bifocal/metrics';
import { frameOf, type StoredSprint } from './sprint-frame.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 2, n, 9));
const now = day(10).getTime();
const stored = (more: Partial<StoredSprint>): StoredSprint => ({
  id: 1, teamId: 1, key: 's', name: 'S', goal: null, goalOutcome: null, plannedStartAt: null, plannedEndAt: null, startedAt: null, startedOnDateOnly: false, closedAt: null,
  saysStarts: true, saysCloses: true, startSeenAt: null, closeSeenAt: null, ...more,
});
const stateOf = (more: Partial<StoredSprint>): string => sprintSpan(frameOf(stored(more), now), defaultTeamSettings(), now).state;

describe('the state of a sprint', () => {
  const planned = { plannedStartAt: day(2), plannedEndAt: day(9) };
  it.each<[string, Partial<StoredSprint>, string]>([
    ['started', { ...planned, startedAt: day(2) }, 'RUNNING'],
    ['started and closed', { ...planned, startedAt: day(2), closedAt: day(9) }, 'CLOSED'],
    ['its planned start has passed, but its source tells starts', planned, 'FUTURE'],
    ['its source never tells starts, only closes: past its planned end', { ...planned, saysStarts: false }, 'RUNNING'],
    ['its source tells neither: past its planned end', { ...planned, saysStarts: false, saysCloses: false }, 'CLOSED'],
    ['its source tells neither: between its planned start and end', { plannedStartAt: day(2), plannedEndAt: day(16), saysStarts: false, saysCloses: false }, 'RUNNING'],
    ['its source tells neither: before its planned start', { plannedStartAt: day(11), plannedEndAt: day(16), saysStarts: false, saysCloses: false }, 'FUTURE'],
    ['overdue, of a source that tells starts but has closed none yet', { ...planned, startedAt: day(2), saysCloses: false }, 'RUNNING'],
    ['closed, without a start', { ...planned, closedAt: day(9) }, 'CLOSED'],
    ['nothing but its name', {}, 'FUTURE'],
  ])('%s', (_, more, state) => expect(stateOf(more)).toBe(state));

  it('takes an unknown planned end from the close, so that nothing is late', () => {
    expect(frameOf(stored({ startedAt: day(2), closedAt: day(9) }), now)).toMatchObject({ plannedStartAt: day(2).getTime(), plannedEndAt: day(9).getTime() });
    expect(frameOf(stored({ startedAt: day(2) }), now).plannedEndAt).toBe(now);
  });
});
