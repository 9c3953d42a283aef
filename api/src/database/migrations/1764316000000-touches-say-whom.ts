import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A fact of a day that is over says beside its day which people it touched, by blocks of their ids: what is kept of other people
 * still holds (docs/decisions/0045). A statement that touches very many says its days alone, as before: an import touches all.
 */
export class TouchesSayWhom1764316000000 implements MigrationInterface {
  name = 'TouchesSayWhom1764316000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

/** 8,192 ids a block. Today's facts touch what nothing kept hangs on: they say no block. */
const UP = `
-- block: of the people's ids, without their last 13 bits; null: anybody's.
ALTER TABLE fact_touch ADD COLUMN block bigint;

CREATE OR REPLACE FUNCTION touch_event_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH touched AS MATERIALIZED (
    SELECT DISTINCT x.product_id, x.day, CASE WHEN x.day < x.today THEN x.person_id >> 13 END AS block
    FROM (SELECT m.product_id, m.person_id, (m.at AT TIME ZONE p.time_zone)::date AS day, (now() AT TIME ZONE p.time_zone)::date AS today FROM moved m JOIN product p ON p.id = m.product_id) x)
  INSERT INTO fact_touch (product_id, kind, day, block)
  SELECT DISTINCT product_id, 'event', day, CASE WHEN (SELECT count(*) FROM touched) <= 64 THEN block END FROM touched;
  RETURN NULL;
END $$;
`;

const DOWN = `
CREATE OR REPLACE FUNCTION touch_event_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fact_touch (product_id, kind, day)
  SELECT DISTINCT m.product_id, 'event', (m.at AT TIME ZONE p.time_zone)::date FROM moved m JOIN product p ON p.id = m.product_id;
  RETURN NULL;
END $$;
ALTER TABLE fact_touch DROP COLUMN block;
`;
