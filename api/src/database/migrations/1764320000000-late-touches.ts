import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Somebody who is merged, parted or erased has many days, but is few people: each day is said with whom it touched, however many they
 * are. And what describes people says of whom it is said, where they are few (docs/decisions/0049).
 */
export class LateTouches1764320000000 implements MigrationInterface {
  name = 'LateTouches1764320000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

/** The same blocks of 8,192 ids as before (1764316000000): servers of either version read what those of the other have touched. */
const events = (few: string): string => `
CREATE OR REPLACE FUNCTION touch_event_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH touched AS MATERIALIZED (
    SELECT DISTINCT x.product_id, x.day, CASE WHEN x.day < x.today THEN x.person_id >> 13 END AS block
    FROM (SELECT m.product_id, m.person_id, (m.at AT TIME ZONE p.time_zone)::date AS day, (now() AT TIME ZONE p.time_zone)::date AS today FROM moved m JOIN product p ON p.id = m.product_id) x)
  INSERT INTO fact_touch (product_id, kind, day, block)
  SELECT DISTINCT product_id, 'event', day, CASE WHEN (SELECT count(*) FROM touched) <= 64${few} THEN block END FROM touched;
  RETURN NULL;
END $$;`;

const UP = `${events(' OR (SELECT count(*) FROM (SELECT DISTINCT person_id FROM moved LIMIT 9) few) <= 8')}

-- What is said of an account is said of all of its people: they are not looked up.
CREATE FUNCTION touch_described() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH touched AS MATERIALIZED (SELECT DISTINCT product_id, id >> 13 AS block FROM moved)
  INSERT INTO fact_touch (product_id, kind, day, block)
  SELECT DISTINCT product_id, 'people', date '-infinity', CASE WHEN (SELECT count(*) FROM touched) <= 8 THEN block END FROM touched;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER person_changed_touch AFTER UPDATE ON person REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION touch_described();
`;

const DOWN = `${events('')}
CREATE OR REPLACE TRIGGER person_changed_touch AFTER UPDATE ON person REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION touch_people();
DROP FUNCTION touch_described;
`;
