import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Saved queries with an address of their own. */
export class Feeds1764304010000 implements MigrationInterface {
  name = 'Feeds1764304010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
-- link_secret signs the links of this feed alone: a new one ends all that were given out before.
CREATE TABLE feed (
  id text PRIMARY KEY CHECK (id ~ '^[a-zA-Z0-9]{16}$'),
  workspace_id bigint NOT NULL REFERENCES workspace,
  product_id bigint NOT NULL REFERENCES product ON DELETE CASCADE,
  team_id bigint REFERENCES team ON DELETE CASCADE,
  name text NOT NULL,
  query jsonb NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  link_secret bytea NOT NULL CHECK (length(link_secret) = 32),
  made_by text,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  read_at timestamptz
);
CREATE INDEX feed_workspace ON feed (workspace_id, name);
`;

const DOWN = `
DROP TABLE feed;
`;
