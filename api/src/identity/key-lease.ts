/** What of a minute's budget this server may spend without asking. */
export interface Lease {
  readonly limit: number;
  /** What is left of what was lent to this server. */
  left: number;
  /** What nobody had been lent when it was lent. */
  readonly rest: number;
  /** When the minute is over, by performance.now(), and by the clock. */
  readonly endsAtMs: number;
  readonly resetAtMs: number;
}

/** As the database lends: a fraction of what is there, so that the last of it is not stuck with a server that needs none. */
const FRACTION = 8;

/** What is lent where `rest` is there and `need` is asked for (SQL): nothing where it does not suffice. */
const lent = (rest: string): string => `CASE WHEN ${rest} < $2 THEN 0 ELSE least(${rest}, greatest($2, ${rest} / ${FRACTION})) END`;

/** Minutes of the database's clock, so that all servers mean the same. A statement that began a moment before another one's minute joins it. */
const SAME = `b.started_at IN (excluded.started_at, excluded.started_at + interval '1 minute')`;
const REST = `(excluded.most - CASE WHEN ${SAME} THEN b.taken ELSE 0 END)`;

/**
 * Lends: $1 key, $2 at least this much, $3 the budget of a key for which none is set. One row a key, written once a lease and not
 * once a question; two servers that ask at once wait for each other there, so that what is lent never exceeds the budget.
 */
export const LEND = `
  INSERT INTO key_budget AS b (key_id, workspace_id, started_at, most, taken, lease)
  SELECT k.id, k.workspace_id, date_bin('1 minute', now(), 'epoch'), k.most, ${lent('k.most')}, ${lent('k.most')}
  FROM (SELECT id, workspace_id, coalesce(budget, $3)::bigint AS most FROM api_key WHERE id = $1) AS k
  ON CONFLICT (key_id) DO UPDATE SET
    started_at = CASE WHEN ${SAME} THEN b.started_at ELSE excluded.started_at END,
    most = excluded.most,
    lease = ${lent(REST)},
    taken = CASE WHEN ${SAME} THEN b.taken ELSE 0 END + ${lent(REST)}
  RETURNING most AS limit, lease, greatest(most - taken, 0) AS rest,
    ceil(extract(epoch FROM started_at + interval '1 minute') * 1000)::bigint AS "resetAtMs",
    floor(extract(epoch FROM started_at + interval '1 minute' - clock_timestamp()) * 1000)::bigint AS "leftMs"`;

/** A row of LEND. */
export interface LentRow {
  readonly limit: number;
  readonly lease: number;
  readonly rest: number;
  readonly resetAtMs: number;
  readonly leftMs: number;
}
