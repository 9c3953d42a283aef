import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofFew, wall } from '../wall-sql.js';

/**
 * For how many months a product keeps its events, from which instant on they are there, and, of those that were removed, who did what on
 * which day: by the id they came under, so that people may still join, part and be erased (docs/decisions/0047).
 */
export class EventRetention1764318000000 implements MigrationInterface {
  name = 'EventRetention1764318000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const QUALIFIES = (row: string): string => `NOT EXISTS (
    SELECT FROM not_qualifying q WHERE q.product_id = ${row}.product_id AND q.name_id = ${row}.name_id AND ${row}.day >= q.from_day AND ${row}.day < q.to_day)`;

const DAYS_OF = (where: string): string => `
  SELECT e.person_id, (e.at AT TIME ZONE p.time_zone)::date AS day, e.name_id, e.product_id, count(*)::integer AS uses
  FROM event e JOIN product p ON p.id = e.product_id ${where}
  GROUP BY 1, 2, 3, 4`;

/** Of removed events: under whatever person their id stands now. An event that came under two ids counts once while both are one person's. */
const REMOVED_DAYS = (ids: string): string => `
  SELECT coalesce(i.merged_into, i.id) AS person_id, d.day, d.name_id, r.product_id, d.uses
  FROM removed_event_day r JOIN person i ON i.id = r.alias_id LEFT JOIN person o ON o.id = r.twin_of
  CROSS JOIN LATERAL unnest(r.days, r.name_ids, r.uses) AS d (day, name_id, uses)
  WHERE ${ids} AND (r.twin_of IS NULL OR coalesce(o.merged_into, o.id) IS DISTINCT FROM coalesce(i.merged_into, i.id))`;

/** The days of people, read again. */
const RECOUNT = (people: string): string => `
  DELETE FROM person_event_day WHERE person_id IN (${people});
  DELETE FROM person_day WHERE person_id IN (${people});
  INSERT INTO person_event_day (person_id, day, name_id, product_id, uses)
  SELECT person_id, day, name_id, product_id, sum(uses)::integer FROM (${DAYS_OF(`WHERE e.person_id IN (${people})`)}
    UNION ALL ${REMOVED_DAYS(`r.alias_id IN (SELECT id FROM person WHERE id IN (${people}) UNION ALL SELECT id FROM person WHERE merged_into IN (${people}))`)}) n
  GROUP BY 1, 2, 3, 4;
  INSERT INTO person_day (person_id, day, product_id)
  SELECT DISTINCT n.person_id, n.day, n.product_id FROM person_event_day n
  WHERE n.person_id IN (${people}) AND ${QUALIFIES('n')};`;

const PEOPLE_ALONE = `PERFORM pg_advisory_xact_lock(hashtextextended('people', product_id)) FROM (SELECT DISTINCT product_id FROM removed ORDER BY 1) products;`;

/** Events that are too old to be kept go without a trace in what is counted of days. */
const TOO_OLD = `IF current_setting('bifocal.too_old', true) = 'on' THEN RETURN NULL; END IF;`;

const UP = `
-- events_from: raw events before it are removed, and none is taken any more; it never goes back. events_from_at: since when it stands.
-- events_gone_to: up to where the removal has come to its end.
ALTER TABLE product ADD COLUMN keep_events_months integer CHECK (keep_events_months >= 13), ADD COLUMN events_from timestamptz,
  ADD COLUMN events_from_at timestamptz, ADD COLUMN events_gone_to timestamptz;

-- Lists of one length: on this day, an event of this name, so many times. twin_of: under which other id of the same person these had
-- come, too; null: under this one alone.
CREATE TABLE removed_event_day (
  alias_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
  product_id bigint NOT NULL,
  source_id bigint NOT NULL,
  twin_of bigint,
  days date[] NOT NULL,
  name_ids integer[] NOT NULL,
  uses integer[] NOT NULL
);
CREATE INDEX removed_event_day_alias ON removed_event_day (alias_id);
CREATE INDEX removed_event_day_source ON removed_event_day (product_id, source_id);
${wall('removed_event_day', ofFew('product_id', 'product'))}

CREATE OR REPLACE FUNCTION remove_person_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  ${TOO_OLD}
  IF NOT EXISTS (SELECT FROM removed) THEN RETURN NULL; END IF;
  ${PEOPLE_ALONE}
  ${RECOUNT('SELECT person_id FROM removed')}
  RETURN NULL;
END $$;

-- The removed days of people of whom ids have joined or parted, or are gone, are those of others now. Whoever calls holds the people alone.
CREATE FUNCTION recount_removed_days(people bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM removed_event_day WHERE alias_id IN (SELECT id FROM person WHERE id = ANY (people) UNION ALL SELECT id FROM person WHERE merged_into = ANY (people))) THEN RETURN; END IF;
  INSERT INTO fact_touch (product_id, kind, day)
  SELECT DISTINCT r.product_id, 'event', d.day FROM removed_event_day r CROSS JOIN LATERAL unnest(r.days) AS d (day)
  WHERE r.alias_id IN (SELECT id FROM person WHERE id = ANY (people) UNION ALL SELECT id FROM person WHERE merged_into = ANY (people));
  ${RECOUNT('SELECT unnest(people)')}
END $$;

CREATE FUNCTION removed_days_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM removed) THEN RETURN NULL; END IF;
  ${PEOPLE_ALONE}
  INSERT INTO fact_touch (product_id, kind, day)
  SELECT DISTINCT r.product_id, 'event', d.day FROM removed r CROSS JOIN LATERAL unnest(r.days) AS d (day);
  ${RECOUNT('SELECT alias_id FROM removed UNION SELECT p.merged_into FROM person p WHERE p.id IN (SELECT alias_id FROM removed) AND p.merged_into IS NOT NULL')}
  RETURN NULL;
END $$;
CREATE TRIGGER removed_event_day_gone AFTER DELETE ON removed_event_day REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION removed_days_go();

-- By another zone the days of removed events cannot be told any more: it stays.
CREATE FUNCTION keep_zone_of_removed_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.time_zone := OLD.time_zone;
  RETURN NEW;
END $$;
CREATE TRIGGER product_zone_stays BEFORE UPDATE OF time_zone ON product
  FOR EACH ROW WHEN (OLD.events_from IS NOT NULL AND OLD.time_zone IS DISTINCT FROM NEW.time_zone) EXECUTE FUNCTION keep_zone_of_removed_events();

CREATE OR REPLACE FUNCTION remove_events_of_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM removed_event_day WHERE product_id = OLD.id;
  DELETE FROM event WHERE product_id = OLD.id;
  DELETE FROM fact_touch WHERE product_id = OLD.id;
  RETURN OLD;
END $$;
CREATE OR REPLACE FUNCTION remove_events_of_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM removed_event_day WHERE source_id = OLD.id;
  DELETE FROM event WHERE source_id = OLD.id;
  RETURN OLD;
END $$;
`;

const DOWN = `
CREATE OR REPLACE FUNCTION remove_events_of_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM event WHERE source_id = OLD.id;
  RETURN OLD;
END $$;
CREATE OR REPLACE FUNCTION remove_events_of_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM event WHERE product_id = OLD.id;
  DELETE FROM fact_touch WHERE product_id = OLD.id;
  RETURN OLD;
END $$;
DROP TRIGGER product_zone_stays ON product;
DROP FUNCTION keep_zone_of_removed_events;
DROP TABLE removed_event_day;
DROP FUNCTION removed_days_go, recount_removed_days;
CREATE OR REPLACE FUNCTION remove_person_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM removed) THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('people', product_id)) FROM (SELECT DISTINCT product_id FROM removed ORDER BY 1) products;
  DELETE FROM person_event_day WHERE person_id IN (SELECT person_id FROM removed);
  DELETE FROM person_day WHERE person_id IN (SELECT person_id FROM removed);
  INSERT INTO person_event_day (person_id, day, name_id, product_id, uses)
  SELECT person_id, day, name_id, product_id, uses FROM (
  SELECT e.person_id, (e.at AT TIME ZONE p.time_zone)::date AS day, e.name_id, e.product_id, count(*)::integer AS uses
  FROM event e JOIN product p ON p.id = e.product_id WHERE e.person_id IN (SELECT person_id FROM removed)
  GROUP BY 1, 2, 3, 4) n;
  INSERT INTO person_day (person_id, day, product_id)
  SELECT DISTINCT n.person_id, n.day, n.product_id FROM person_event_day n
  WHERE n.person_id IN (SELECT person_id FROM removed) AND NOT EXISTS (
    SELECT FROM not_qualifying q WHERE q.product_id = n.product_id AND q.name_id = n.name_id AND n.day >= q.from_day AND n.day < q.to_day);
  RETURN NULL;
END $$;
ALTER TABLE product DROP COLUMN events_gone_to, DROP COLUMN events_from_at, DROP COLUMN events_from, DROP COLUMN keep_events_months;
`;
