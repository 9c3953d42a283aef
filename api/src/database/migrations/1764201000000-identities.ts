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
`;

const DOWN = `
DROP TABLE account_said, person_said, event_twin, identity_claim;
ALTER TABLE feedback DROP COLUMN alias_id;
ALTER TABLE survey_response DROP COLUMN alias_id;
ALTER TABLE payment DROP COLUMN alias_id;
ALTER TABLE event DROP COLUMN alias_id;
ALTER TABLE account DROP COLUMN standing;
ALTER TABLE person DROP COLUMN standing, DROP COLUMN merged_into, DROP COLUMN parent_id;
`;
