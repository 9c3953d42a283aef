import { AsyncLocalStorage } from 'node:async_hooks';

/** A place in the database's log, as PostgreSQL writes it. */
export type LogPlace = string;

/** What a read needs to have in it; `place` null: it is read from the primary. */
interface Needed { place: LogPlace | null }

const storage = new AsyncLocalStorage<Needed>();

/**
 * How fresh what is read must be: a replica that has replayed the log up to a place has every fact that had been committed when
 * the place was read from the primary. Where nothing is said, it is read from the primary.
 */
export const freshEnough = {
  /** What `work` reads may come from a replica that has replayed the log up to there; undefined or null: from the primary alone. */
  since<T>(place: LogPlace | null | undefined, work: () => T): T {
    return storage.run({ place: place ?? null }, work);
  },
  place(): LogPlace | null {
    return storage.getStore()?.place ?? null;
  },
  /** Something newer was read from the primary: what is read after it must not be older, so it comes from there, too. */
  primaryFromHere(): void {
    const needed = storage.getStore();
    if (needed) needed.place = null;
  },
} as const;

/** How a statement on the primary says where its log stands: at least where all is that the statement sees. A replica says nothing. */
export const LOG_PLACE = 'CASE WHEN NOT pg_is_in_recovery() THEN pg_current_wal_insert_lsn()::text END';
