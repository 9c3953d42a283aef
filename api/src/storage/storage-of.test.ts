import { describe, expect, it } from '@jest/globals';
import type { TableSize } from '../database/relation-sizes.js';
import { storageOf } from './storage-of.js';
import { groupOf, TABLE_GROUPS } from './table-groups.js';

const table = (name: string, rows: number, bytes: number, indexes: readonly number[] = [], deadRows = 0): TableSize =>
  ({ name, rows, deadRows, bytes, vacuumedAt: null, indexes: indexes.map((size, n) => ({ name: `${name}_${n}`, bytes: size })) });
const kept = (day: string, sizes: Readonly<Record<string, number>>) => Object.entries(sizes).map(([relation, bytes]) => ({ day, relation, bytes }));
const group = (storage: ReturnType<typeof storageOf>, key: string) => storage.groups.find((each) => each.key === key)!;

describe('what tables hold', () => {
  const now = [table('event', 20_000, 1_600_000, [1_000_000, 800_000], 5_000), table('person_event_day', 15_000, 700_000, [300_000]), table('person_day', 5_000, 200_000), table('person', 100, 8_192), table('brand_new', 3, 100)];

  it('is added up by group, and what no group names stands in the last one', () => {
    const storage = storageOf(now, [], '2026-03-09');
    expect(group(storage, 'events')).toMatchObject({ rows: 20_000, tableBytes: 1_600_000, indexBytes: 1_800_000 });
    expect(group(storage, 'days').tables.map(({ name }) => name)).toEqual(['person_event_day', 'person_day']);
    expect(group(storage, 'rest').tables.map(({ name }) => name)).toEqual(['brand_new']);
    // 3,400,000 + 1,000,000 + 200,000 + 8,192 + 100
    expect(storage.bytes).toBe(4_608_292);
  });

  it('is told by the event with what is counted ahead of it, and not of a few events', () => {
    // (1,600,000 + 1,800,000 + 700,000 + 300,000 + 200,000) / 20,000
    expect(storageOf(now, [], '2026-03-09').bytesPerEvent).toBe(230);
    expect(storageOf([table('event', 9_999, 800_000)], [], '2026-03-09')).toMatchObject({ bytesPerEvent: null, events: 9_999 });
  });

  it('has dead rows as a share of all', () => {
    expect(group(storageOf(now, [], '2026-03-09'), 'events').tables[0]!.deadShare).toBe(0.2);
    expect(group(storageOf([table('event', 0, 0)], [], '2026-03-09'), 'events').tables[0]!.deadShare).toBeNull();
  });

  it('has grown since the oldest day that is kept, from nothing where it was not there, and by nobody knows how much on the first day', () => {
    expect(storageOf(now, kept('2026-03-09', { event: 1_500_000 }), '2026-03-09')).toMatchObject({ growthBytes: null, growthDays: null });
    const storage = storageOf(now, [...kept('2026-03-04', { event: 1_000_000, event_0: 900_000, event_1: 850_000, person: 8_192 }), ...kept('2026-03-08', { event: 1_500_000 })], '2026-03-09');
    expect(storage.growthDays).toBe(5);
    // 600,000 + 100,000 - 50,000
    expect(group(storage, 'events').growthBytes).toBe(650_000);
    expect(group(storage, 'events').tables[0]!.indexes.map(({ growthBytes }) => growthBytes)).toEqual([100_000, -50_000]);
    expect([group(storage, 'people').growthBytes, group(storage, 'days').growthBytes]).toEqual([0, 1_200_000]);
  });
});

describe('groups of tables', () => {
  it('name no table twice, and take every kept_ table for a tally', () => {
    const names = TABLE_GROUPS.flatMap(({ tables }) => tables);
    expect(new Set(names).size).toBe(names.length);
    expect([groupOf('kept_something'), groupOf('event'), groupOf('nobody_knows')]).toEqual(['tallies', 'events', 'rest']);
  });
});
