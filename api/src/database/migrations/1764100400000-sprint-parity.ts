import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a tracker's own report says of a sprint: numbers and item keys only, so that people's names in the report are not kept. */
export class SprintParity1764100400000 implements MigrationInterface {
  name = 'SprintParity1764100400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
CREATE TABLE sprint_parity (
  sprint_id bigint PRIMARY KEY REFERENCES sprint ON DELETE CASCADE,
  workspace_id bigint NOT NULL REFERENCES workspace,
  kind text NOT NULL CHECK (kind IN ('VELOCITY', 'SPRINT_REPORT')),
  measure text NOT NULL CHECK (measure IN ('POINTS', 'ITEMS', 'HOURS')),
  said jsonb NOT NULL,
  reported_at timestamptz NOT NULL,
  reported_by text
);
`;

const DOWN = 'DROP TABLE sprint_parity;';
