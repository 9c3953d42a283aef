/**
 * Who has come on a day is told for an hour. Of what is folded away the last line stays, with nothing in it: whoever had not read on
 * until there counts the day anew. Of days that are over everywhere nothing stays.
 */
export const FOLD_ARRIVALS = `
  WITH over AS MATERIALIZED (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xid),
  old AS MATERIALIZED (
    SELECT a.ctid AS place, a.day >= (now() AT TIME ZONE 'UTC')::date - 1 AND row_number() OVER (PARTITION BY a.product_id, a.day ORDER BY a.xid DESC, a.ctid DESC) = 1 AS stays
    FROM day_arrival a CROSS JOIN over WHERE a.at < now() - interval '1 hour' AND a.xid < over.xid),
  gone AS (DELETE FROM day_arrival a USING old WHERE a.ctid = old.place AND NOT old.stays)
  UPDATE day_arrival a SET people = NULL, names = NULL, uses = NULL FROM old WHERE a.ctid = old.place AND old.stays AND (a.people IS NOT NULL OR a.names IS NOT NULL)`;
