import type { KeptSize, TableSize } from '../database/relation-sizes.js';
import { groupOf, TABLE_GROUPS } from './table-groups.js';
import type { Storage, StorageIndex, StorageTable } from './storage.type.js';

/** Over how many days growth is told. */
export const GROWTH_DAYS = 7;
/** With fewer events, the first page of each index outweighs them. */
const ENOUGH_EVENTS = 10_000;
/** What an event costs: itself with its indexes, and what is counted ahead a person and day. */
const OF_AN_EVENT = new Set(['event', 'person_day', 'person_event_day']);
const DAY_MS = 86_400_000;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
/** What grew by an unknown amount makes the sum unknown. */
const sumOrNull = (numbers: readonly (number | null)[]): number | null => numbers.reduce<number | null>((all, one) => (all === null || one === null ? null : all + one), 0);

/**
 * What tables hold and how they grow, out of their sizes now and those kept of the last days (each the first of its day, UTC). Growth is
 * against the oldest day kept in the last seven before today, and null where none is kept yet; what was not there on that day has grown
 * from nothing. Bytes.
 */
export function storageOf(now: readonly TableSize[], kept: readonly KeptSize[], today: string): Pick<Storage, 'groups' | 'bytes' | 'growthBytes' | 'growthDays' | 'bytesPerEvent' | 'events'> {
  const since = kept.find(({ day }) => day < today)?.day ?? null;
  const before = new Map(kept.filter(({ day }) => day === since).map(({ relation, bytes }) => [relation, bytes]));
  const grown = (relation: string, bytes: number): number | null => (since === null ? null : bytes - (before.get(relation) ?? 0));
  const tables = now.map((table): StorageTable => {
    const indexes = table.indexes.map(({ name, bytes }): StorageIndex => ({ name, bytes, growthBytes: grown(name, bytes) }));
    return {
      name: table.name, rows: table.rows, tableBytes: table.bytes, indexBytes: sum(indexes.map(({ bytes }) => bytes)),
      growthBytes: sumOrNull([grown(table.name, table.bytes), ...indexes.map(({ growthBytes }) => growthBytes)]),
      deadShare: table.rows + table.deadRows === 0 ? null : table.deadRows / (table.rows + table.deadRows), vacuumedAt: table.vacuumedAt, indexes,
    };
  });
  const groups = TABLE_GROUPS.map(({ key, name, about }) => {
    const own = tables.filter((table) => groupOf(table.name) === key).sort((a, b) => b.tableBytes + b.indexBytes - a.tableBytes - a.indexBytes);
    return {
      key, name, about, tables: own, rows: sum(own.map(({ rows }) => rows)), tableBytes: sum(own.map(({ tableBytes }) => tableBytes)),
      indexBytes: sum(own.map(({ indexBytes }) => indexBytes)), growthBytes: sumOrNull(own.map(({ growthBytes }) => growthBytes)),
    };
  });
  const events = tables.find(({ name }) => name === 'event')?.rows ?? 0;
  const ofEvents = sum(tables.filter(({ name }) => OF_AN_EVENT.has(name)).map(({ tableBytes, indexBytes }) => tableBytes + indexBytes));
  return {
    groups, events, bytesPerEvent: events < ENOUGH_EVENTS ? null : ofEvents / events,
    bytes: sum(groups.map(({ tableBytes, indexBytes }) => tableBytes + indexBytes)), growthBytes: sumOrNull(groups.map(({ growthBytes }) => growthBytes)),
    growthDays: since === null ? null : Math.round((Date.parse(today) - Date.parse(since)) / DAY_MS),
  };
}
