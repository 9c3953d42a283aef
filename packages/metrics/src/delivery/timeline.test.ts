import { describe, expect, it } from '@jest/globals';
import { at, berlinSettings, item } from './fixtures/histories.js';
import { categoryOf, placementOf, unmappedStatuses } from './status.js';
import { stateAt, stateBefore, timelineOf } from './timeline.js';

const settings = berlinSettings({ statusMap: { 'In Prüfung ': 'WAITING', done: 'IN_PROGRESS' } });

describe('the category of a status', () => {
  it.each([
    ['in prüfung', null, 'WAITING'], // the team's map
    ['Done', 'DONE', 'IN_PROGRESS'], // the team's map before the source's word
    ['Shipped', 'DONE', 'DONE'], // the source's word before the well-known names
    ['Erledigt', null, 'DONE'],
    ["Won’t Do", undefined, 'CANCELLED'],
    [' IN PROGRESS ', null, 'IN_PROGRESS'],
    ['constructor', null, 'TO_DO'],
    [null, null, 'TO_DO'],
  ] as const)('%s (%s) is %s', (status, said, expected) => expect(categoryOf(status, said, settings)).toBe(expected));

  it('says who placed it', () => {
    const placed = (status: string, said: 'DONE' | null): string => placementOf(status, said, settings).by;
    expect([placed('done', 'DONE'), placed('Shipped', 'DONE'), placed('Erledigt', null), placed('Limbo', null), placed('constructor', null)]).toEqual(['MAP', 'SOURCE', 'NAME', 'NOBODY', 'NOBODY']);
    expect(placementOf("Won't sell", null, berlinSettings({ statusMap: { 'Won’t sell': 'CANCELLED' } }))).toEqual({ category: 'CANCELLED', by: 'MAP' });
  });

  it('reports the statuses nobody placed', () => {
    const items = [
      item('A', [['2026-03-02', 'STATUS', 'Limbo'], ['2026-03-03', 'STATUS', 'Limbo'], ['2026-03-04', 'STATUS', 'Erledigt']]),
      item('B', [['2026-03-02', 'STATUS', 'Limbo'], ['2026-03-03', 'STATUS', 'Somewhere'], ['2026-03-04', 'STATUS', 'Shipped', { category: 'DONE' }]]),
    ];
    expect(unmappedStatuses(items, settings)).toEqual([{ status: 'Limbo', items: 2 }, { status: 'Somewhere', items: 1 }]);
  });
});

describe('the replay of an item', () => {
  const events = item('A', [
    ['2026-03-04', 'STATUS', 'In Progress'], ['2026-03-04', 'SPRINT_ENTERED', 's'], ['2026-03-04', 'ESTIMATE', '5'], ['2026-03-04', 'CREATED'],
    ['2026-03-05', 'ESTIMATE', '8', { unit: 'HOURS' }], ['2026-03-06', 'RELEASE_ENTERED', 'r1'], ['2026-03-07', 'RELEASE_ENTERED', 'r2'],
    ['2026-03-08', 'RELEASE_LEFT', 'r2'], ['2026-03-09', 'DELETED'],
  ]);
  const timeline = timelineOf({ ...events, events: [...events.events, ...events.events].reverse() }, settings);

  it('orders one instant: created, estimate, sprint, status; and takes an event once', () => {
    expect(timeline.moments.slice(0, 4).map((moment) => moment.event.kind)).toEqual(['CREATED', 'ESTIMATE', 'SPRINT_ENTERED', 'STATUS']);
    expect(timeline.moments).toHaveLength(9);
  });
  it('orders what is alike at one instant by the source\'s own sequence', () => {
    const same = (kind: 'STATUS' | 'ESTIMATE', to: string, sequence: number) => ['2026-03-04', kind, to, { sequence }] as const;
    const told = item('S', [same('STATUS', 'Done', 3), same('STATUS', 'In Progress', 2), same('ESTIMATE', '8', 9), same('ESTIMATE', '5', 1)]);
    expect(stateAt(timelineOf(told, berlinSettings()), at('2026-03-04'))).toMatchObject({ category: 'DONE', points: 8 });
    const moved = item('M', [['2026-03-04', 'SPRINT_ENTERED', 't', { sequence: 1 }], ['2026-03-04', 'SPRINT_LEFT', 't', { sequence: 2 }], ['2026-03-04', 'SPRINT_ENTERED', 's', { sequence: 3 }]]);
    expect(stateAt(timelineOf({ ...moved, events: [...moved.events].reverse() }, settings), at('2026-03-04')).sprintIds).toEqual(['s']);
  });
  it('tells the state at any instant, with or without what happens then', () => {
    const instant = at('2026-03-04');
    expect(stateBefore(timeline, instant)).toMatchObject({ exists: false, sprintIds: [], points: null });
    expect(stateAt(timeline, instant)).toMatchObject({ exists: true, category: 'IN_PROGRESS', categorySince: instant, points: 5, hours: null, sprintIds: ['s'] });
    expect(stateAt(timeline, at('2026-03-07'))).toMatchObject({ hours: 8, releaseId: 'r2' });
    expect(stateAt(timeline, at('2026-03-08'))).toMatchObject({ releaseId: 'r1' });
    expect(stateAt(timeline, at('2026-03-10'))).toMatchObject({ exists: false, deleted: true });
  });
  it('reads what was before the first event from the old values', () => {
    const partial = timelineOf(item('B', [['2026-03-04', 'STATUS', 'Closed', { from: 'Doing' }], ['2026-03-05', 'ESTIMATE', '8', { from: '3' }], ['2026-03-06', 'SPRINT_LEFT', 's']]), settings);
    expect(stateAt(partial, 0)).toMatchObject({ exists: true, category: 'IN_PROGRESS', points: 3, sprintIds: ['s'] });
  });
  it.each([['', null], ['-1', null], ['many', null], ['0', 0], ['0.5', 0.5]])('reads the estimate "%s" as %s', (text, points) => {
    expect(stateAt(timelineOf(item('C', [['2026-03-04', 'ESTIMATE', text]]), settings), at('2026-03-05')).points).toBe(points);
  });
});

it('keeps the replays of what was asked for last, and lets go of older ones, however much history there is', () => {
  const long = (key: string) => item(key, Array.from({ length: 1_000 }, (_, n) => [n, 'STATUS', n % 2 === 0 ? 'In progress' : 'Done'] as const));
  const first = long('first');
  const replayed = timelineOf(first, settings);
  expect(timelineOf(first, settings)).toBe(replayed);
  // 150 items of 1,000 events are more than the 100,000 moments that are kept.
  for (let n = 0; n < 150; n += 1) timelineOf(long(`other ${n}`), settings);
  const again = timelineOf(first, settings);
  expect(again).not.toBe(replayed);
  expect(again).toEqual(replayed);
});
