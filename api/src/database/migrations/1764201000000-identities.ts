import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One human behind several ids. A row of `person` is an id under which facts come: a user's, or a device's ("anonymous ...").
 * `merged_into` is the person it belongs to, null for one who stands alone; facts say both: `person_id` the person, so that every
 * tally stays simple, and `alias_id` the id they came under where that is another one, so that they can follow it elsewhere.
 */
export class Identities1764201000000 implements MigrationInterface {
  name = 'Identities1764201000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
ALTER TABLE person
  ADD COLUMN parent_id bigint REFERENCES person ON DELETE SET NULL,
  ADD COLUMN merged_into bigint REFERENCES person ON DELETE SET NULL,
  -- What was last said under this id, by name, each with its instant; null: what the columns say, since ever.
  ADD COLUMN standing jsonb;
CREATE INDEX person_parent ON person (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX person_merged ON person (merged_into) WHERE merged_into IS NOT NULL;
ALTER TABLE account ADD COLUMN standing jsonb;

ALTER TABLE event ADD COLUMN alias_id bigint;
ALTER TABLE payment ADD COLUMN alias_id bigint;
ALTER TABLE survey_response ADD COLUMN alias_id bigint;
ALTER TABLE feedback ADD COLUMN alias_id bigint;

-- "This id is that person", with the earliest instant at which it was said.
CREATE TABLE identity_claim (
  from_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
  to_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
  at timestamptz NOT NULL,
  PRIMARY KEY (from_id, to_id)
);
CREATE INDEX identity_claim_to ON identity_claim (to_id);

-- One event that came under two ids of one person counts once; the other one waits here, until the ids part again.
CREATE TABLE event_twin (
  alias_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
  key_hash uuid NOT NULL,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  name_id integer NOT NULL,
  at timestamptz NOT NULL,
  properties jsonb,
  PRIMARY KEY (alias_id, key_hash)
);
CREATE INDEX event_twin_source ON event_twin (source_id);

-- What was said of people and accounts, and when it was so: the history of their traits.
CREATE TABLE person_said (
  person_id bigint NOT NULL REFERENCES person ON DELETE CASCADE,
  at timestamptz NOT NULL,
  said jsonb NOT NULL,
  PRIMARY KEY (person_id, at)
);
CREATE TABLE account_said (
  account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE,
  at timestamptz NOT NULL,
  said jsonb NOT NULL,
  PRIMARY KEY (account_id, at)
);

-- The days of everybody who lost an event are read again. This waits for batches of the product that are under way, since one of
-- them may bring another event of the same person and day: every batch holds this lock with others, who moves events holds it alone.
CREATE OR REPLACE FUNCTION remove_person_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM removed) THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('people', product_id)) FROM (SELECT DISTINCT product_id FROM removed ORDER BY 1) products;
  DELETE FROM person_day WHERE person_id IN (SELECT person_id FROM removed);
  INSERT INTO person_day (person_id, day, product_id)
  SELECT DISTINCT e.person_id, (e.at AT TIME ZONE p.time_zone)::date, e.product_id
  FROM event e JOIN product p ON p.id = e.product_id
  WHERE e.person_id IN (SELECT person_id FROM removed);
  RETURN NULL;
END $$;
`;

const DOWN = `
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
DROP TABLE account_said, person_said, event_twin, identity_claim;
ALTER TABLE feedback DROP COLUMN alias_id;
ALTER TABLE survey_response DROP COLUMN alias_id;
ALTER TABLE payment DROP COLUMN alias_id;
ALTER TABLE event DROP COLUMN alias_id;
ALTER TABLE account DROP COLUMN standing;
ALTER TABLE person DROP COLUMN standing, DROP COLUMN merged_into, DROP COLUMN parent_id;
`;
