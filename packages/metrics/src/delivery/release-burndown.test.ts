import { describe, expect, it } from '@jest/globals';
import { at, berlinSettings, item, sprint } from './fixtures/histories.js';
import type { ItemHistory, Release } from './history.js';
import { releaseBurndown, stepOfBar } from './release-burndown.js';
import { NEVER_AT_THIS_RATE, sprintsLeft } from './sprints-left.js';
import { velocity } from './velocity.js';

const settings = berlinSettings();
const ORION: Release = { id: 'orion', key: 'orion', name: 'Orion', startedAt: at('2026-01-01'), targetDate: null, releasedAt: null };
const SPRINTS = [
  sprint('S1', '2026-01-05 10:00', '2026-01-16 17:00'), sprint('S2', '2026-01-19 10:00', '2026-01-30 17:00'), sprint('S3', '2026-02-02 10:00', '2026-02-13 17:00'),
];
const NOW = at('2026-02-20');
type Lines = Parameters<typeof item>[1];

const inOrion = (key: string, points: string, entered: string, lines: Lines = []): ItemHistory =>
  item(key, [['2025-12-01', 'CREATED'], ['2025-12-01', 'ESTIMATE', points], [entered, 'RELEASE_ENTERED', 'orion'], ...lines]);

/** 60 points at the start; S1 burns 8, S2 adds 6, removes 2 and burns 11, S3 adds 4 and burns 9. */
const ITEMS = [
  inOrion('A', '5', '2025-12-10', [['2026-01-08', 'STATUS', 'Done']]),
  inOrion('B', '3', '2025-12-10', [['2026-01-15', 'STATUS', 'Done']]), // S1: 5 + 3 = 8
  inOrion('C', '2', '2025-12-10', [['2026-01-20', 'RELEASE_LEFT', 'orion']]),
  inOrion('D', '6', '2026-01-21', [['2026-01-28', 'STATUS', 'Done']]),
  inOrion('E', '5', '2025-12-10', [['2026-01-29', 'STATUS', 'Done']]), // S2: 6 + 5 = 11
  inOrion('F', '4', '2026-02-03'),
  inOrion('G', '9', '2025-12-10', [['2026-02-10', 'STATUS', 'Done']]), // S3: 9
  inOrion('H', '36', '2025-12-10'), // 5 + 3 + 2 + 5 + 9 + 36 = 60
];
const bars = (items: readonly ItemHistory[]) => releaseBurndown(ORION, SPRINTS, items, settings, 'POINTS', NOW).bars
  .map(({ start, added, removed, completed, end }) => [start, added, removed, completed, end]);

describe('Orion', () => {
  it('has a bar per sprint: start, added, removed, completed, end', () => {
    expect(bars(ITEMS)).toEqual([
      [60, 0, 0, 8, 52], // 60 - 8
      [52, 6, 2, 11, 45], // 52 + 6 - 2 - 11
      [45, 4, 0, 9, 40], // 45 + 4 - 9
    ]);
    expect(releaseBurndown(ORION, SPRINTS, ITEMS, settings, 'POINTS', NOW)).toMatchObject({ remaining: 40, completed: 28 }); // 8 + 11 + 9
  });

  it('counts an item of S1 reopened in S3 against S3', () => {
    const reopened = ITEMS.map((each) => (each.key === 'B' ? inOrion('B', '3', '2025-12-10', [['2026-01-15', 'STATUS', 'Done'], ['2026-02-05', 'STATUS', 'To Do']]) : each));
    expect(bars(reopened)).toEqual([[60, 0, 0, 8, 52], [52, 6, 2, 11, 45], [45, 4, 0, 6, 43]]); // 9 - 3 = 6; 45 + 4 - 6
    const s3 = releaseBurndown(ORION, SPRINTS, reopened, settings, 'POINTS', NOW).bars[2]!;
    expect(s3.reopened).toBe(3);
    expect(s3.rows.filter((row) => row.bucket === 'COMPLETED').map((row) => [row.itemKey, row.amount, row.note])).toEqual([['B', -3, 'reopened'], ['G', 9, null]]);
  });

  it('takes a cancelled item out, and shows changes between sprints apart', () => {
    const more = [...ITEMS, inOrion('X', '7', '2026-01-17'), inOrion('Y', '2', '2025-12-10', [['2026-01-22', 'STATUS', 'Cancelled']])];
    const { bars: [, s2] } = releaseBurndown(ORION, SPRINTS, more, settings, 'POINTS', NOW);
    expect(s2!.gap).toMatchObject({ start: 54, added: 7, end: 61 }); // 52 + Y2; + X7
    expect(s2).toMatchObject({ start: 61, added: 6, removed: 4, completed: 11, end: 52 }); // C2 + Y2; 61 + 6 - 4 - 11
  });

  it('re-estimates, and credits what enters the release when it is done', () => {
    const more = [inOrion('X', '3', '2025-12-10', [['2026-01-08', 'ESTIMATE', '5']]), inOrion('Y', '2', '2026-01-09', [['2026-01-08', 'STATUS', 'Done']])];
    expect(releaseBurndown(ORION, SPRINTS.slice(0, 1), more, settings, 'POINTS', NOW).bars[0]).toMatchObject({ start: 3, added: 2, removed: 0, reEstimated: 2, completed: 2, end: 5 });
  });

  it('has an item in one release: the one it entered last, and the other again once it left that', () => {
    const vega: Release = { ...ORION, id: 'vega', key: 'vega', name: 'Vega' };
    const both = [inOrion('X', '5', '2025-12-10', [['2026-01-08', 'RELEASE_ENTERED', 'vega'], ['2026-01-22', 'RELEASE_LEFT', 'vega'], ['2026-01-28', 'STATUS', 'Done']])];
    const read = (of: Release) => releaseBurndown(of, SPRINTS.slice(0, 2), both, settings, 'POINTS', NOW).bars.map(({ start, added, removed, completed, end }) => [start, added, removed, completed, end]);
    expect(read(ORION)).toEqual([[5, 0, 5, 0, 0], [0, 5, 0, 5, 0]]);
    expect(read(vega)).toEqual([[0, 5, 0, 0, 5], [5, 0, 5, 0, 0]]);
  });

  it('gives as one step what a bar did, with what happened in the gap before it', () => {
    const more = [...ITEMS, inOrion('X', '7', '2026-01-17', [['2026-01-18', 'STATUS', 'Done']])];
    const [s1, s2] = releaseBurndown(ORION, SPRINTS, more, settings, 'POINTS', NOW).bars;
    expect(stepOfBar(s1!)).toEqual({ completed: 8, scopeChange: 0 });
    expect(stepOfBar(s2!)).toEqual({ completed: 18, scopeChange: 11 }); // 11 + X7; 6 - 2 + X7
  });

  it('reads the running sprint up to now, and none that has not started', () => {
    const running = [...SPRINTS.slice(0, 2), { ...SPRINTS[2]!, closedAt: null }, { ...SPRINTS[2]!, id: 'S4', startedAt: null, closedAt: null }];
    const burndown = releaseBurndown(ORION, running, ITEMS, settings, 'POINTS', at('2026-02-05'));
    expect(burndown.bars).toHaveLength(3);
    expect(burndown.bars[2]).toMatchObject({ isClosed: false, start: 45, added: 4, completed: 0, end: 49 });
  });
});

describe('sprints left', () => {
  const past = { velocities: [8, 11, 9], scopeChanges: [0, 4, 4] }; // 0 - 0, 6 - 2, 4 - 0
  const values = (left: ReturnType<typeof sprintsLeft>) => [left.flat.value, left.withGrowth.value, left.best.value, left.worst.value];
  it('of Orion', () => {
    const mean = velocity([8, 11, 9].map((completed, n) => ({ sprint: { id: `${n}`, key: `${n}`, name: '', closedAt: n }, commitment: 10, completed }))).mean;
    expect(mean.value).toBeCloseTo(9.33, 2); // 28 / 3
    // ceil(40 / 9.33) = 5; ceil(40 / 6.67) = 6; ceil(40 / 11) = 4; ceil(40 / 8) = 5
    expect(values(sprintsLeft({ remaining: 40, ...past }))).toEqual([5, 6, 4, 5]);
  });
  it('never, where a sprint burns no more than grows', () => {
    const left = sprintsLeft({ remaining: 40, velocities: [8, 11, 0], scopeChanges: [6, 6, 7] }); // 19 / 3 burned, 19 / 3 grown
    expect(values(left)).toEqual([7, null, 4, null]); // ceil(40 x 3 / 19) = 7
    expect([left.withGrowth.nullReason, left.worst.nullReason]).toEqual([NEVER_AT_THIS_RATE, NEVER_AT_THIS_RATE]);
  });
  it('none, where nothing is left; not known, under three sprints', () => {
    expect(values(sprintsLeft({ remaining: 0, velocities: [], scopeChanges: [] }))).toEqual([0, 0, 0, 0]);
    expect(sprintsLeft({ remaining: 4, velocities: [8, 11], scopeChanges: [0, 0] }).flat.nullReason).toContain('Not enough sprints');
  });
});
