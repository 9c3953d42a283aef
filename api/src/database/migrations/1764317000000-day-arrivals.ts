import type { MigrationInterface, QueryRunner } from 'typeorm';
import { besideWork } from '../beside-work.js';
import { ofFew, wall } from '../wall-sql.js';

/**
 * Who has come on a day that may still run, and what they did on it for the first time, in the order of transactions: whoever has
 * counted the day reads on from there (docs/decisions/0046). Told by the days of people themselves, whatever fills them, in the
 * statement that does; days that are over everywhere are told by nobody.
 */
export class DayArrivals1764317000000 implements MigrationInterface {
  name = 'DayArrivals1764317000000';
  /** The tables of days are busy: their moment is waited for beside the work. */
  transaction = false as const;

  async up(queryRunner: QueryRunner): Promise<void> {
    await besideWork(queryRunner, ({ briefly }) => briefly(`${DOWN}${UP}`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await besideWork(queryRunner, ({ briefly }) => briefly(DOWN));
  }
}

/** Yesterday by UTC is today somewhere. */
const RUNS = `day >= (now() AT TIME ZONE 'UTC')::date - 1`;

const arrivals = (name: string, sql: string): string => `
CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO day_arrival (product_id, day, people, names, uses)
  ${sql};
  RETURN NULL;
END $$;`;

const UP = `
-- With people alone: who has come. With people, names and uses: who did what for the first time on the day, and how often. With names
-- and uses: what was done again. With nothing: something of the day is gone, or was folded away; whoever has not read on until there
-- counts the day anew.
CREATE TABLE day_arrival (
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  day date NOT NULL,
  xid bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
  at timestamptz NOT NULL DEFAULT now(),
  people bigint[],
  names integer[],
  uses integer[]
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
ALTER TABLE day_arrival ALTER people SET STORAGE EXTERNAL, ALTER names SET STORAGE EXTERNAL, ALTER uses SET STORAGE EXTERNAL;
CREATE INDEX day_arrival_product ON day_arrival (product_id, xid);
${wall('day_arrival', ofFew('product_id', 'product'))}
${arrivals('tell_people', `SELECT product_id, day, array_agg(person_id), NULL::integer[], NULL::integer[] FROM told WHERE ${RUNS} GROUP BY 1, 2`)}
${arrivals('tell_names', `SELECT product_id, day, array_agg(person_id), array_agg(name_id), array_agg(uses) FROM told WHERE ${RUNS} GROUP BY 1, 2`)}
${arrivals('tell_uses', `SELECT product_id, day, NULL::bigint[], array_agg(name_id), array_agg(uses) FROM (
    SELECT product_id, day, name_id, sum(uses) AS uses
    FROM (SELECT product_id, day, name_id, uses FROM told UNION ALL SELECT product_id, day, name_id, -uses FROM before) x WHERE ${RUNS} GROUP BY 1, 2, 3) y GROUP BY 1, 2`)}
${arrivals('tell_gone', `SELECT DISTINCT product_id, day, NULL::bigint[], NULL::integer[], NULL::integer[] FROM told WHERE ${RUNS} AND EXISTS (SELECT FROM product p WHERE p.id = told.product_id)`)}
CREATE TRIGGER person_day_told AFTER INSERT ON person_day REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION tell_people();
CREATE TRIGGER person_day_gone AFTER DELETE ON person_day REFERENCING OLD TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION tell_gone();
CREATE TRIGGER person_event_day_told AFTER INSERT ON person_event_day REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION tell_names();
CREATE TRIGGER person_event_day_done AFTER UPDATE ON person_event_day REFERENCING NEW TABLE AS told OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION tell_uses();
CREATE TRIGGER person_event_day_gone AFTER DELETE ON person_event_day REFERENCING OLD TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION tell_gone();
`;

/** May be done again: an update that was stopped begins with it. */
const DOWN = `
DROP TRIGGER IF EXISTS person_day_told ON person_day;
DROP TRIGGER IF EXISTS person_day_gone ON person_day;
DROP TRIGGER IF EXISTS person_event_day_told ON person_event_day;
DROP TRIGGER IF EXISTS person_event_day_done ON person_event_day;
DROP TRIGGER IF EXISTS person_event_day_gone ON person_event_day;
DROP FUNCTION IF EXISTS tell_people, tell_names, tell_uses, tell_gone;
DROP TABLE IF EXISTS day_arrival;
`;
