import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who was erased: of each of their ids a hash that is salted by product, and when. It is all that is remembered, so that old facts
 * of theirs that are sent again are not kept again. And of what was rejected, whose it was, so that it can go too.
 */
export class Erasure1764201010000 implements MigrationInterface {
  name = 'Erasure1764201010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
    await queryRunner.query(SEARCH);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
CREATE TABLE erasure_salt (
  product_id bigint PRIMARY KEY REFERENCES product ON DELETE CASCADE,
  salt bytea NOT NULL
);
CREATE TABLE erasure (
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  key_hash bytea NOT NULL,
  erased_at timestamptz NOT NULL,
  PRIMARY KEY (product_id, key_hash)
);
ALTER TABLE collect_rejection ADD COLUMN people text[];
`;

/** Names are searched for by parts of them. A PostgreSQL without its contrib modules, or a role that may not take one, searches without an index. */
const SEARCH = `
DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX person_words ON person USING gin ((key || ' ' || coalesce(traits->>'name', '') || ' ' || coalesce(traits->>'email', '')) gin_trgm_ops);
EXCEPTION WHEN undefined_file OR insufficient_privilege OR feature_not_supported OR undefined_object THEN
  RAISE NOTICE 'pg_trgm is not there: people are searched for without an index';
END $$;
`;

const DOWN = `
DROP INDEX IF EXISTS person_words;
ALTER TABLE collect_rejection DROP COLUMN people;
DROP TABLE erasure, erasure_salt;
`;
