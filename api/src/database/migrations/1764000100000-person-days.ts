import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who was active on which local day of the product's zone, counted ahead. The triggers keep it in the very statement that
 * adds, changes or removes events, so that it is never stale and always equals a count from scratch.
 */
export class PersonDays1764000100000 implements MigrationInterface {
  name = 'PersonDays1764000100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
CREATE TABLE person_day (
  person_id bigint NOT NULL,
  day date NOT NULL,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  PRIMARY KEY (person_id, day)
);
CREATE INDEX person_day_product ON person_day (product_id, day) INCLUDE (person_id);

-- In the order of the key, so that two batches that meet wait for each other instead of blocking each other.
CREATE FUNCTION add_person_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO person_day (person_id, day, product_id)
  SELECT DISTINCT e.person_id, (e.at AT TIME ZONE p.time_zone)::date, e.product_id
  FROM added e JOIN product p ON p.id = e.product_id
  ORDER BY 1, 2
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

-- The days of everybody who lost an event are read again. This waits for batches under way, since one of them may bring
-- another event of the same person and day.
CREATE FUNCTION remove_person_days() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE FUNCTION rebuild_person_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE person_day IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM person_day WHERE product_id = NEW.id;
  INSERT INTO person_day (person_id, day, product_id)
  SELECT DISTINCT person_id, (at AT TIME ZONE NEW.time_zone)::date, product_id FROM event WHERE product_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER event_added AFTER INSERT ON event REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION add_person_days();
CREATE TRIGGER event_changed_new AFTER UPDATE ON event REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION add_person_days();
CREATE TRIGGER event_changed_old AFTER UPDATE ON event REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION remove_person_days();
CREATE TRIGGER event_removed AFTER DELETE ON event REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION remove_person_days();
CREATE TRIGGER product_zone_changed AFTER UPDATE OF time_zone ON product
  FOR EACH ROW WHEN (OLD.time_zone IS DISTINCT FROM NEW.time_zone) EXECUTE FUNCTION rebuild_person_days();

INSERT INTO person_day (person_id, day, product_id)
SELECT DISTINCT e.person_id, (e.at AT TIME ZONE p.time_zone)::date, e.product_id FROM event e JOIN product p ON p.id = e.product_id;

-- A display counts in the period in which it was shown, also when it was answered in the next one.
CREATE INDEX survey_response_shown ON survey_response (product_id, (coalesce(shown_at, at)));
`;

const DOWN = `
DROP INDEX survey_response_shown;
DROP TRIGGER product_zone_changed ON product;
DROP TRIGGER event_removed ON event;
DROP TRIGGER event_changed_old ON event;
DROP TRIGGER event_changed_new ON event;
DROP TRIGGER event_added ON event;
DROP FUNCTION rebuild_person_days, remove_person_days, add_person_days;
DROP TABLE person_day;
`;
