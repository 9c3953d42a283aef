import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who did what how often on which local day, counted ahead in the same statement triggers that keep who was active: what is
 * asked of events by their names then follows people and days. Who was active is taken from it, without the names that do not
 * qualify on that day.
 */
export class PersonEventDays1764206010000 implements MigrationInterface {
  name = 'PersonEventDays1764206010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const QUALIFIES = (row: string): string => `NOT EXISTS (
    SELECT FROM not_qualifying q WHERE q.product_id = ${row}.product_id AND q.name_id = ${row}.name_id AND ${row}.day >= q.from_day AND ${row}.day < q.to_day)`;

const DAYS_OF = (events: string, where: string): string => `
  SELECT e.person_id, (e.at AT TIME ZONE p.time_zone)::date AS day, e.name_id, e.product_id, count(*)::integer AS uses
  FROM ${events} e JOIN product p ON p.id = e.product_id ${where}
  GROUP BY 1, 2, 3, 4`;

const UP = `
-- The number of uses is in no index, so that counting one more stays in its page. No key to its product: every row is of events,
-- and goes with them.
CREATE TABLE person_event_day (
  person_id bigint NOT NULL,
  day date NOT NULL,
  name_id integer NOT NULL,
  product_id bigint NOT NULL,
  uses integer NOT NULL,
  PRIMARY KEY (person_id, day, name_id)
) WITH (fillfactor = 85);

-- In the order of the keys, so that two batches that meet wait for each other instead of blocking each other.
CREATE OR REPLACE FUNCTION add_person_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH counted AS (
    INSERT INTO person_event_day AS d (person_id, day, name_id, product_id, uses)
    SELECT person_id, day, name_id, product_id, uses FROM (${DAYS_OF('added', '')}) n
    ORDER BY person_id, day, name_id
    ON CONFLICT (person_id, day, name_id) DO UPDATE SET uses = d.uses + excluded.uses
    RETURNING d.person_id, d.day, d.name_id, d.product_id)
  INSERT INTO person_day (person_id, day, product_id)
  SELECT DISTINCT n.person_id, n.day, n.product_id FROM counted n WHERE ${QUALIFIES('n')}
  ORDER BY 1, 2
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

-- The days of everybody who lost an event are read again. This waits for batches of the product that are under way, since one of
-- them may bring another event of the same person and day: every batch holds this lock with others, who moves events holds it alone.
CREATE OR REPLACE FUNCTION remove_person_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM removed) THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('people', product_id)) FROM (SELECT DISTINCT product_id FROM removed ORDER BY 1) products;
  DELETE FROM person_event_day WHERE person_id IN (SELECT person_id FROM removed);
  DELETE FROM person_day WHERE person_id IN (SELECT person_id FROM removed);
  INSERT INTO person_event_day (person_id, day, name_id, product_id, uses)
  SELECT person_id, day, name_id, product_id, uses FROM (${DAYS_OF('event', 'WHERE e.person_id IN (SELECT person_id FROM removed)')}) n;
  INSERT INTO person_day (person_id, day, product_id)
  SELECT DISTINCT n.person_id, n.day, n.product_id FROM person_event_day n
  WHERE n.person_id IN (SELECT person_id FROM removed) AND ${QUALIFIES('n')};
  RETURN NULL;
END $$;

-- Who was active, from who did what: after a change of what qualifies.
CREATE FUNCTION rebuild_active_days(the_product bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE person_event_day, person_day IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM person_day WHERE product_id = the_product;
  INSERT INTO person_day (person_id, day, product_id)
  SELECT DISTINCT n.person_id, n.day, n.product_id FROM person_event_day n WHERE n.product_id = the_product AND ${QUALIFIES('n')};
END $$;

CREATE OR REPLACE FUNCTION rebuild_person_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE person_event_day, person_day IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM person_event_day WHERE product_id = NEW.id;
  INSERT INTO person_event_day (person_id, day, name_id, product_id, uses)
  SELECT e.person_id, (e.at AT TIME ZONE NEW.time_zone)::date, e.name_id, e.product_id, count(*) FROM event e WHERE e.product_id = NEW.id GROUP BY 1, 2, 3, 4;
  PERFORM rebuild_active_days(NEW.id);
  RETURN NULL;
END $$;

INSERT INTO person_event_day (person_id, day, name_id, product_id, uses)
SELECT person_id, day, name_id, product_id, uses FROM (${DAYS_OF('event', '')}) n;
CREATE INDEX person_event_day_name ON person_event_day (name_id, day) INCLUDE (person_id);
`;

const DOWN = `
CREATE OR REPLACE FUNCTION add_person_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO person_day (person_id, day, product_id)
  SELECT DISTINCT e.person_id, (e.at AT TIME ZONE p.time_zone)::date, e.product_id
  FROM added e JOIN product p ON p.id = e.product_id
  ORDER BY 1, 2
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION remove_person_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM removed) THEN RETURN NULL; END IF;
  LOCK TABLE person_day IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM person_day WHERE person_id IN (SELECT person_id FROM removed);
  INSERT INTO person_day (person_id, day, product_id)
  SELECT DISTINCT e.person_id, (e.at AT TIME ZONE p.time_zone)::date, e.product_id
  FROM event e JOIN product p ON p.id = e.product_id
  WHERE e.person_id IN (SELECT person_id FROM removed);
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION rebuild_person_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE person_day IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM person_day WHERE product_id = NEW.id;
  INSERT INTO person_day (person_id, day, product_id)
  SELECT DISTINCT person_id, (at AT TIME ZONE NEW.time_zone)::date, product_id FROM event WHERE product_id = NEW.id;
  RETURN NULL;
END $$;
DROP FUNCTION rebuild_active_days;
DROP TABLE person_event_day;
`;
