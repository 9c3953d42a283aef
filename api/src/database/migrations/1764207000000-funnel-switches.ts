import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a funnel is counted beside its steps and window, and each way it was ever defined: a changed one is seen, and moves no history in silence. */
export class FunnelSwitches1764207000000 implements MigrationInterface {
  name = 'FunnelSwitches1764207000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
ALTER TABLE funnel ADD COLUMN switches jsonb NOT NULL DEFAULT '{}', ADD COLUMN version integer NOT NULL DEFAULT 1;

CREATE TABLE funnel_version (
  funnel_id bigint NOT NULL REFERENCES funnel ON DELETE CASCADE,
  version integer NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  changes text[] NOT NULL DEFAULT '{}',
  window_minutes integer NOT NULL,
  steps jsonb NOT NULL,
  switches jsonb NOT NULL,
  PRIMARY KEY (funnel_id, version)
);
-- Since when a funnel of old has been as it is was never written down: from now on it is.
INSERT INTO funnel_version (funnel_id, version, window_minutes, steps, switches) SELECT id, version, window_minutes, steps, switches FROM funnel;
`;

const DOWN = `
DROP TABLE funnel_version;
ALTER TABLE funnel DROP COLUMN switches, DROP COLUMN version;
`;
