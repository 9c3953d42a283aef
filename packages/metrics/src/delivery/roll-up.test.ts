import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendarPeriods } from './period.js';
import { rollUp, type RollUpSprint, type RollUpTeam } from './roll-up.js';

const periods = calendarPeriods('2026-03-01', '2026-05-01', 'MONTH', 'Europe/Berlin');
const closed = (key: string, at: string, items: [committed: number, kept: number, completed: number], own: [committed: number, completed: number]): RollUpSprint => ({
  sprint: { id: key, key, name: `Sprint ${key}`, closedAt: Date.parse(at) },
  items: { committed: items[0], kept: items[1], completed: items[2] }, own: { committed: own[0], completed: own[1] },
});
const team = (name: string, measure: RollUpTeam['measure'], sprints: readonly RollUpSprint[]): RollUpTeam => ({ id: name.toLowerCase(), name, measure, periods, sprints });

const atlas = team('Atlas', 'POINTS', [closed('a42', '2026-03-16T08:00:00Z', [9, 6, 7], [40, 37]), closed('a43', '2026-03-30T08:00:00Z', [10, 8, 9], [35, 30])]);
// Closed on 1 April at 00:30 in Berlin, which is 31 March in UTC.
const boreas = team('Boreas', 'ITEMS', [closed('b7', '2026-03-20T08:00:00Z', [5, 5, 8], [5, 8]), closed('b8', '2026-03-31T22:30:00Z', [4, 1, 1], [4, 1])]);

it('adds items of all teams, and sets each team against its own commitment', () => {
  const [march, april] = rollUp([boreas, atlas]);
  expect(march).toMatchObject({ key: '2026-03-01', committed: 24, kept: 19, completed: 24 }); // 9 + 10 + 5, 6 + 8 + 5, 7 + 9 + 8
  expect(march!.keptCommitment).toMatchObject({ value: 19 / 24, numerator: 19, denominator: 24 });
  expect(march!.teams.map(({ teamName, measure, sprints, share }) => [teamName, measure, sprints, share.value])).toEqual([
    ['Atlas', 'POINTS', 2, 67 / 75], // (37 + 30) / (40 + 35)
    ['Boreas', 'ITEMS', 1, 8 / 5],
  ]);
  expect(march!.rows.map((row) => row.sprintKey)).toEqual(['a42', 'a43', 'b7']);
  expect(april).toMatchObject({ key: '2026-04-01', committed: 4, kept: 1, completed: 1 });
  expect(april!.teams[0]!.share).toMatchObject({ value: null, nullReason: 'No sprint was closed in this period.' });
});

it('has no ratio where nothing was committed or closed', () => {
  const [march, april] = rollUp([team('Clio', 'POINTS', [closed('c1', '2026-03-16T08:00:00Z', [0, 0, 2], [0, 5])])]);
  expect(march!.keptCommitment).toMatchObject({ value: null, nullReason: 'Nothing was committed in these sprints.' });
  expect(march!.teams[0]!.share.value).toBeNull();
  expect(april!.keptCommitment.nullReason).toBe('No sprint was closed in this period.');
  expect(rollUp([])).toEqual([]);
});

it('stands by name and not by value, and never adds what teams measure by', () => {
  const sprints = fc.array(fc.record({ day: fc.integer({ min: 1, max: 60 }), committed: fc.nat(30), kept: fc.nat(30), more: fc.nat(9), own: fc.tuple(fc.nat(99), fc.nat(99)) }), { maxLength: 6 });
  fc.assert(fc.property(fc.array(sprints, { minLength: 1, maxLength: 4 }), fc.nat(99), (drawn, foreign) => {
    const teams = drawn.map((own, n) => team(`Team ${n}`, 'POINTS', own.map(({ day, committed, kept, more, own: points }, i) =>
      closed(`${n}-${i}`, new Date(Date.parse('2026-03-01T12:00:00Z') + day * 86_400_000).toISOString(), [committed, Math.min(kept, committed), Math.min(kept, committed) + more], points))));
    const periodsOf = rollUp([...teams].reverse());
    for (const each of periodsOf) {
      expect(each.teams.map((share) => share.teamName)).toEqual(teams.map(({ name }) => name));
      for (const part of ['committed', 'kept', 'completed'] as const) expect(each[part]).toBe(each.rows.reduce((sum, row) => sum + row[part], 0));
      expect(each.teams.reduce((sum, share) => sum + share.sprints, 0)).toBe(each.rows.length);
    }
    expect(periodsOf.flatMap((each) => each.rows)).toHaveLength(drawn.flat().filter(({ day }) => day <= 60).length);
    // What another team's points are changes nothing of a team's own share, nor of the items.
    const [first, ...others] = teams;
    const changed = rollUp([first!, ...others.map((other) => ({ ...other, sprints: other.sprints.map((one) => ({ ...one, own: { committed: foreign, completed: foreign } })) }))]);
    expect(changed.map((each) => [each.committed, each.completed, each.teams[0]])).toEqual(periodsOf.map((each) => [each.committed, each.completed, each.teams[0]]));
  }), { numRuns: 200 });
});
