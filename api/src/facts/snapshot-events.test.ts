import { describe, expect, it } from '@jest/globals';
import { eventsFromSnapshots, type Snapshot } from './snapshot-events.js';

const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')}T09:00:00.000Z`;
const shown = (n: number, state: Snapshot['state']): Snapshot => ({ observedAt: day(n), state });
const told = (createdAt: string | null, snapshots: Snapshot[]): string[] =>
  eventsFromSnapshots(createdAt, snapshots).map(({ at, kind, from, to, unit }) => `${at.slice(8, 10)} ${kind}${unit ? ` ${unit}` : ''}${from ?? to ? ` ${from ?? '-'} > ${to ?? '-'}` : ''}`);

describe('the history that snapshots tell', () => {
  it('begins with the creation and the state first seen', () => {
    expect(told(day(1), [shown(3, { status: 'Doing', estimate: 5, sprint: '42', release: 'Orion' })])).toEqual([
      '01 CREATED', '03 ESTIMATE POINTS - > 5', '03 SPRINT_ENTERED - > 42', '03 RELEASE_ENTERED - > Orion', '03 STATUS - > Doing',
    ]);
  });

  it('takes the first sight for the creation where nobody said when', () => {
    expect(told(null, [shown(3, { status: 'To Do' })])).toEqual(['03 CREATED', '03 STATUS - > To Do']);
  });

  it('tells a creation without any snapshot', () => {
    expect(told(day(2), [])).toEqual(['02 CREATED']);
    expect(told(null, [])).toEqual([]);
  });

  it('turns each difference into an event at the later snapshot', () => {
    expect(told(day(1), [
      shown(2, { status: 'To Do', estimate: 3, sprint: '41' }),
      shown(4, { status: 'Done', estimate: 8, sprint: '42' }),
      shown(6, { estimate: null, sprint: null }),
    ]).slice(4)).toEqual([
      '04 ESTIMATE POINTS 3 > 8', '04 SPRINT_LEFT 41 > -', '04 SPRINT_ENTERED - > 42', '04 STATUS To Do > Done',
      '06 ESTIMATE POINTS 8 > -', '06 SPRINT_LEFT 42 > -',
    ]);
  });

  it('takes what is not said as unchanged', () => {
    expect(told(day(1), [shown(2, { status: 'To Do', estimate: 3 }), shown(3, { status: 'Done' }), shown(4, { estimate: 3 })])).toEqual([
      '01 CREATED', '02 ESTIMATE POINTS - > 3', '02 STATUS - > To Do', '03 STATUS To Do > Done',
    ]);
  });

  it('tells points and hours apart, a category alone, a change of type, and a deletion once', () => {
    expect(told(day(1), [
      shown(2, { type: 'Story', estimate: 1, estimateHours: 4, statusCategory: 'TO_DO' }),
      shown(3, { type: 'Bug', statusCategory: 'DONE', deleted: true }),
      shown(4, { deleted: true }),
    ])).toEqual([
      '01 CREATED', '02 ESTIMATE POINTS - > 1', '02 ESTIMATE HOURS - > 4', '02 STATUS - > TO_DO',
      '03 TYPE Story > Bug', '03 STATUS TO_DO > DONE', '03 DELETED',
    ]);
  });

  it('gives the same history in any order of the snapshots, and each event a key of its own', () => {
    const snapshots = [shown(2, { status: 'A', estimate: 1 }), shown(3, { status: 'B', sprint: '1' }), shown(5, { status: 'A', sprint: '2', estimate: 2 })];
    const events = eventsFromSnapshots(day(1), snapshots);
    expect(eventsFromSnapshots(day(1), [...snapshots].reverse())).toEqual(events);
    expect(new Set(events.map(({ key }) => key)).size).toBe(events.length);
    expect(events.every(({ key }) => key.startsWith('snapshot:'))).toBe(true);
  });
});
