import { expect, it } from '@jest/globals';
import { timelineOf, defaultTeamSettings } from '@bifocal/metrics';
import type { DataSource } from 'typeorm';
import { ItemHistories } from './item-histories.js';

const EVENTS = 5;

/** A database that has items of five events each, and writes down which items were read. */
function database(title = 'An item'): { readonly dataSource: DataSource; readonly read: number[] } {
  const read: number[] = [];
  const query = async (sql: string, [, ids]: [number, number[]]): Promise<unknown[]> => {
    if (sql.includes('FROM work_item w')) {
      read.push(...ids);
      return ids.map((id) => ({ id, teamId: 1, key: `K-${id}`, title, type: 'Story', isSubTask: false, severity: null, resolution: null, foundInReleaseId: null, createdMs: null }));
    }
    return ids.map((id) => ({ itemId: id, events: JSON.stringify(Array.from({ length: EVENTS }, (_, n) => [`${id}-${n}`, n, n === 0 ? 'CREATED' : 'STATUS', null, n === 0 ? null : 'Done', 0, n === 0 ? null : 'DONE', null])) }));
  };
  return { dataSource: { query } as unknown as DataSource, read };
}

it('unpacks what was packed, and reads anew only what has moved', async () => {
  const { dataSource, read } = database();
  const histories = new ItemHistories(dataSource);
  const items = [{ id: 1, revision: 1 }, { id: 2, revision: 1 }];
  const [first, second] = await histories.of(7, items);
  expect(first!.events).toHaveLength(EVENTS);
  expect(first!.events[1]).toEqual({ id: '1-1', at: 1, kind: 'STATUS', from: null, to: 'Done', category: 'DONE', sequence: 0 });
  expect(timelineOf(first!, defaultTeamSettings()).createdAt).toBe(0);
  const again = await histories.of(7, [{ id: 1, revision: 2 }, { id: 2, revision: 1 }]);
  expect(read).toEqual([1, 2, 1]);
  expect(again[1]).toBe(second); // the same object: what was worked out of it is found again
});

it('keeps so many bytes and no more, however much history it is asked for', async () => {
  const { dataSource, read } = database('x'.repeat(100_000));
  const histories = new ItemHistories(dataSource);
  // Of some 100 kB each, 600 items are 60 MB: more than the 48 that are kept.
  const items = Array.from({ length: 600 }, (_, n) => ({ id: n + 1, revision: 1 }));
  for (const item of items) await histories.of(7, [item]);
  read.length = 0;
  await histories.of(7, [items[0]!, items.at(-1)!]);
  expect(read).toEqual([1]); // the longest unused was forgotten, the latest was not
});
