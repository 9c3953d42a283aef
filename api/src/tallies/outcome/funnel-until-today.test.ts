import { describe, expect, it } from '@jest/globals';
import { reachOfFunnel } from './funnel-until-today.js';

const reach = (from: string, to: string, zone: string, minutes: number): unknown => reachOfFunnel(minutes)({ from, to, complete: true, label: null, sprintId: null, releaseId: null }, { zone } as never);

describe('the days on which a funnel hangs', () => {
  it('are its own and the window after the last of them', () => {
    expect(reach('2026-05-01', '2026-05-08', 'UTC', 1_440)).toEqual({ from: '2026-05-01', to: '2026-05-09' }); // entered on the 7th at 23:59, done by the 8th at 23:59
    expect(reach('2026-05-01', '2026-05-08', 'UTC', 1_441)).toEqual({ from: '2026-05-01', to: '2026-05-10' });
    expect(reach('2026-05-01', '2026-05-08', 'UTC', 30)).toEqual({ from: '2026-05-01', to: '2026-05-09' });
  });
  it('are one more where a day of the window has 23 hours', () => {
    // The 29th of March 2026 has 23 hours in Berlin: 24 hours after the 28th at 23:59 it is 00:59 on the 30th.
    expect(reach('2026-03-22', '2026-03-29', 'Europe/Berlin', 1_440)).toEqual({ from: '2026-03-22', to: '2026-03-31' });
    expect(reach('2026-10-18', '2026-10-25', 'Europe/Berlin', 1_440)).toEqual({ from: '2026-10-18', to: '2026-10-26' });
  });
});
